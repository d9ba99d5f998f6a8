import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Flight } from '../../../src/api/flight.ts';
import { failureOf } from '../../support/apiErrors.ts';
import { settle } from '../../support/fakeClock.ts';

function flying() {
  const work = Promise.withResolvers<string>();
  let signal: AbortSignal | undefined;
  const flight = new Flight<string>((given) => {
    signal = given;
    return work.promise;
  });
  return { flight, work, isAborted: () => signal?.aborted };
}

describe('Flight', () => {
  test('gives everyone the same result', async () => {
    const { flight, work } = flying();
    const all = Promise.all([flight.join(), flight.join(), flight.join()]);
    work.resolve('done');
    assert.deepEqual(await all, ['done', 'done', 'done']);
  });

  test('gives everyone the same failure', async () => {
    const { flight, work } = flying();
    const all = Promise.allSettled([flight.join(), flight.join()]);
    work.reject(new RangeError('x'));
    assert.deepEqual(
      (await all).map(({ status }) => status),
      ['rejected', 'rejected'],
    );
  });

  test("one caller's abort takes only that caller away", async () => {
    const { flight, work, isAborted } = flying();
    const stop = new AbortController();
    const left = failureOf(flight.join(stop.signal));
    const stays = flight.join();
    stop.abort();
    assert.deepEqual(await left, { kind: 'cancelled', acted: 'no' });
    assert.equal(isAborted(), false);
    work.resolve('done');
    assert.equal(await stays, 'done');
  });

  test('is aborted when the last caller has left, and not joined again', async () => {
    const { flight, isAborted } = flying();
    const stops = [new AbortController(), new AbortController()];
    const left = Promise.all(stops.map((stop) => failureOf(flight.join(stop.signal))));
    for (const stop of stops) stop.abort();
    await left;
    assert.equal(isAborted(), true);
    assert.equal(flight.isAbandoned, true);
  });

  test('an abort after the result changes nothing', async () => {
    const { flight, work } = flying();
    const stop = new AbortController();
    const result = flight.join(stop.signal);
    work.resolve('done');
    assert.equal(await result, 'done');
    await settle();
    stop.abort();
    assert.equal(flight.isAbandoned, false);
  });

  test('a caller that is already aborted does not keep it alive', async () => {
    const { flight } = flying();
    assert.equal((await failureOf(flight.join(AbortSignal.abort()))).kind, 'cancelled');
    assert.equal(flight.isAbandoned, true);
  });
});
