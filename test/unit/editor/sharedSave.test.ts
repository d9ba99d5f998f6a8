import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, test } from 'node:test';
import { SharedSave } from '../../../src/editor/sharedSave.ts';

/** A save that ends when the test says so. */
function scene() {
  const { promise, resolve } = Promise.withResolvers<string>();
  const signals: AbortSignal[] = [];
  const save = new SharedSave((signal) => {
    signals.push(signal);
    return promise;
  });
  return { save, signals, end: resolve };
}

describe('a save that several wait for', () => {
  test('is made once, and gives everybody its outcome', async () => {
    const { save, signals, end } = scene();
    const outcomes = [save.join(new AbortController().signal), save.join(new AbortController().signal)];
    end('saved');
    assert.deepEqual(await Promise.all(outcomes), ['saved', 'saved']);
    assert.equal(signals.length, 1);
  });

  test('goes on while one of them still waits', () => {
    const { save, signals } = scene();
    const [first, second] = [new AbortController(), new AbortController()];
    void save.join(first.signal);
    void save.join(second.signal);
    first.abort();
    assert.equal(signals[0]?.aborted, false);
    second.abort();
    assert.equal(signals[0]?.aborted, true);
  });

  test('is forgotten by the signal of whoever has waited for it', async () => {
    const { save, end } = scene();
    const { signal } = new AbortController();
    const outcome = save.join(signal);
    assert.equal(getEventListeners(signal, 'abort').length, 1);
    end('saved');
    await outcome;
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  test('is called off for a single caller that has left already', () => {
    const { save, signals } = scene();
    void save.join(AbortSignal.abort());
    assert.equal(signals[0]?.aborted, true);
  });
});
