import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { durationText, queueText, waitReason } from '../../../src/accounts/budgetText.ts';
import { budgetOf, english } from './budgets.ts';

describe('durationText', () => {
  for (const [ms, text] of [
    [1, '1 s'],
    [0, '1 s'],
    [41_001, '42 s'],
    [60_000, '1 min'],
    [179_500, '3 min'],
    [72_000, '1 min 12 s'],
  ] as const) {
    test(`writes ${ms} ms as ${text}`, () => assert.equal(durationText(english, ms), text));
  }
});

describe('waitReason', () => {
  test('names the limit and when it goes on', () => {
    const text = waitReason(english, budgetOf({ continuesInMs: 41_300 }));
    assert.equal(text, 'DealPOS allows 50 requests in 3 minutes; continuing in 42 s');
  });

  test('names another limit in its own unit', () => {
    const minute = waitReason(english, budgetOf({ limit: 20, windowMs: 60_000, continuesInMs: 5000 }));
    assert.equal(minute, 'DealPOS allows 20 requests in 1 minute; continuing in 5 s');
    const odd = waitReason(english, budgetOf({ windowMs: 90_000, continuesInMs: 5000 }));
    assert.equal(odd, 'DealPOS allows 50 requests in 90 seconds; continuing in 5 s');
  });

  test('says so where DealPOS itself asked for the wait', () => {
    const text = waitReason(english, budgetOf({ pausedForMs: 7000, continuesInMs: 7000 }));
    assert.equal(text, 'DealPOS asked for a pause; continuing in 7 s');
  });
});

test('queueText tells who waits, and is empty where nobody does', () => {
  assert.equal(queueText(english, budgetOf()), '');
  const queued = { token: 1, interactive: 2, background: 4, job: 5 };
  assert.equal(
    queueText(english, budgetOf({ queued })),
    'Waiting: 3 that you asked for, 4 in the background, 5 of a job',
  );
  assert.equal(
    queueText(english, budgetOf({ queued: { ...queued, background: 0, job: 0 } })),
    'Waiting: 3 that you asked for',
  );
});
