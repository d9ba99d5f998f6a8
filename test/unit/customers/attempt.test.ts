import assert from 'node:assert/strict';
import test from 'node:test';
import { attempt, attemptSent } from '../../../src/customers/attempt.ts';
import { timeout } from './fakes.ts';

const fails = (error: Error) => async (): Promise<never> => {
  throw error;
};

test('a call that succeeds gives its value', async () => {
  assert.deepEqual(await attempt(async () => 1), { ok: true, value: 1 });
  assert.deepEqual(await attemptSent(async () => 1), { ok: true, value: 1 });
});

test('a call that fails gives its failure', async () => {
  const error = timeout('no');
  assert.deepEqual(await attempt(fails(error)), { ok: false, error });
  assert.deepEqual(await attemptSent(fails(error)), { ok: false, error });
});

test('a fault of our own is thrown before anything was sent, and is an ambiguous failure afterwards', async () => {
  const bug = new TypeError('bug');
  await assert.rejects(attempt(fails(bug)), TypeError);
  const result = await attemptSent(fails(bug));
  assert.ok(!result.ok);
  assert.deepEqual(result.error.detail, { kind: 'internal', acted: 'unknown' });
  assert.equal(result.error.cause, bug);
});
