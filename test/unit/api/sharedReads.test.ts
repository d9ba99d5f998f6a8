import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SharedReads } from '../../../src/api/sharedReads.ts';
import { failureOf } from '../../support/apiErrors.ts';

function setUp() {
  const reads = new SharedReads<string>();
  const started: { readonly signal: AbortSignal; readonly resolve: (value: string) => void }[] = [];
  const start = (signal: AbortSignal) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    started.push({ signal, resolve });
    return promise;
  };
  return { reads, started, start };
}

describe('SharedReads', () => {
  test('makes identical reads once', async () => {
    const { reads, started, start } = setUp();
    const both = Promise.all([reads.join('a', 'interactive', start), reads.join('a', 'interactive', start)]);
    assert.equal(started.length, 1);
    started[0]?.resolve('x');
    assert.deepEqual(await both, ['x', 'x']);
  });

  test('makes different reads apart', () => {
    const { reads, started, start } = setUp();
    void reads.join('a', 'interactive', start);
    void reads.join('b', 'interactive', start);
    assert.equal(started.length, 2);
  });

  test('reads again once the first has ended', async () => {
    const { reads, started, start } = setUp();
    const first = reads.join('a', 'interactive', start);
    started[0]?.resolve('x');
    await first;
    void reads.join('a', 'interactive', start);
    assert.equal(started.length, 2);
  });

  test('a job joins a click, and a click does not wait behind a job', () => {
    const { reads, started, start } = setUp();
    void reads.join('a', 'interactive', start);
    void reads.join('a', 'job', start);
    void reads.join('b', 'job', start);
    void reads.join('b', 'interactive', start);
    assert.equal(started.length, 3);
  });

  test('a caller who leaves does not stop the others; the last one stops the request', async () => {
    const { reads, started, start } = setUp();
    const stops = [new AbortController(), new AbortController()];
    const left = stops.map((stop) => failureOf(reads.join('a', 'interactive', start, stop.signal)));
    stops[0]?.abort();
    assert.equal(started[0]?.signal.aborted, false);
    stops[1]?.abort();
    assert.equal(started[0]?.signal.aborted, true);
    for (const failure of await Promise.all(left)) assert.equal(failure.kind, 'cancelled');
  });

  test('nobody joins a read that everyone has left', () => {
    const { reads, started, start } = setUp();
    const stop = new AbortController();
    void failureOf(reads.join('a', 'interactive', start, stop.signal));
    stop.abort();
    void reads.join('a', 'interactive', start);
    assert.equal(started.length, 2);
  });

  test('nobody joins a read from before a write', async () => {
    const { reads, started, start } = setUp();
    const before = reads.join('a', 'interactive', start);
    reads.forget();
    const after = reads.join('a', 'interactive', start);
    assert.equal(started.length, 2);
    started[0]?.resolve('old');
    started[1]?.resolve('new');
    assert.deepEqual(await Promise.all([before, after]), ['old', 'new']);
  });
});
