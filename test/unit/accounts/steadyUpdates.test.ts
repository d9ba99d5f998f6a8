import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SteadyUpdates } from '../../../src/accounts/steadyUpdates.ts';
import { FakeClock } from '../../support/fakeClock.ts';

function scene(next: () => number | undefined = () => undefined) {
  const clock = new FakeClock();
  const at: number[] = [];
  const updates = new SteadyUpdates(clock, () => {
    at.push(clock.now());
    return next();
  });
  return { clock, at, updates };
}

describe('SteadyUpdates', () => {
  test('updates at once after a pause, and at most once a second however much changes', async () => {
    const { clock, at, updates } = scene();
    for (let step = 0; step < 50; step += 1) {
      updates.changed();
      await clock.advance(100);
    }
    await clock.advance(5000);
    assert.deepEqual(at, [0, 1000, 2000, 3000, 4000, 5000]);
  });

  test('leaves no timer when nothing is to come', async () => {
    const { clock, at, updates } = scene();
    updates.changed();
    assert.equal(clock.pending, 0);
    await clock.advance(10_000);
    assert.deepEqual(at, [0]);
  });

  test('comes back by itself when told so, until it is told no more', async () => {
    const waits = [1000, 1000, 30_000, undefined];
    const { clock, at, updates } = scene(() => waits.shift());
    updates.changed();
    await clock.advance(100_000);
    assert.deepEqual(at, [0, 1000, 2000, 32_000]);
    assert.equal(clock.pending, 0);
  });

  test('a change in between comes first, and one timer is enough for both', async () => {
    const { clock, at, updates } = scene(() => 30_000);
    updates.changed();
    await clock.advance(500);
    updates.changed();
    assert.equal(clock.pending, 1);
    await clock.advance(500);
    assert.deepEqual(at, [0, 1000]);
  });

  test('does nothing any more when it was disposed', async () => {
    const { clock, at, updates } = scene(() => 1000);
    updates.changed();
    updates.dispose();
    await clock.advance(10_000);
    assert.deepEqual([at, clock.pending], [[0], 0]);
  });
});
