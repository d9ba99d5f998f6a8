import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runInLanes } from '../../../support/runner/lanes.ts';

interface Work {
  readonly name: string;
  readonly seconds: number;
}

const SHORT: Work = { name: 'short', seconds: 1 };
const MIDDLE: Work = { name: 'middle', seconds: 5 };
const LONG: Work = { name: 'long', seconds: 9 };
const ALL = [MIDDLE, SHORT, LONG];

/** Runs all, each for as long as it says in simulated seconds; gives what began when, and the end. */
async function run(all: readonly Work[], lanes: number, readyAt: Readonly<Record<string, number>> = {}) {
  const began: string[] = [];
  const timers: { at: number; resolve: () => void }[] = [];
  let now = 0;
  const until = (at: number) => new Promise<void>((resolve) => timers.push({ at, resolve }));
  let isOver = false;
  const over = runInLanes(all, {
    lanes,
    prepared: ({ name }) => (readyAt[name] === undefined ? undefined : until(readyAt[name])),
    run: ({ name, seconds }) => {
      began.push(`${name} at ${now}`);
      return until(now + seconds);
    },
  }).then(() => {
    isOver = true;
  });
  while (!isOver) {
    await new Promise(setImmediate);
    const [next] = timers.sort((a, b) => a.at - b.at).splice(0, 1);
    if (!next) break;
    now = next.at;
    next.resolve();
  }
  await over;
  return { began, end: now };
}

describe('lanes', () => {
  test('begin with the longest, so that nothing is left over at the end', async () => {
    assert.deepEqual(await run(ALL, 2), { began: ['long at 0', 'middle at 0', 'short at 5'], end: 9 });
  });

  test('fill the time of a preparation with what is short', async () => {
    const { began } = await run(ALL, 1, { long: 3 });
    assert.deepEqual(began, ['short at 0', 'middle at 1', 'long at 6']);
  });

  test('wait where nothing can begin', async () => {
    assert.deepEqual(await run([LONG], 2, { long: 3 }), { began: ['long at 3'], end: 12 });
  });

  test('run nothing twice and come to an end without any work', async () => {
    assert.deepEqual(await run([], 2), { began: [], end: 0 });
  });

  test('begin what could not be prepared, which then says so itself', async () => {
    const began: string[] = [];
    await runInLanes([LONG], {
      lanes: 1,
      prepared: () => Promise.reject(new Error('no network')),
      run: async ({ name }) => {
        began.push(name);
      },
    });
    assert.deepEqual(began, ['long']);
  });
});
