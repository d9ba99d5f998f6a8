import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import type { ApiError } from '../../../src/api/errors.ts';
import type { Attempt } from '../../../src/customers/attempt.ts';
import { reportMerge } from '../../../src/customers/mergeReport.ts';
import { mergeResults, outcomeNotice } from '../../../src/merge/mergeResultText.ts';
import type { DoneMerge, SentOutcome } from '../../../src/merge/mergeView.ts';
import { BUDI, failure, ID, OTHER_ID, timeout } from '../customers/fakes.ts';
import { SECOND, TEXTS } from './mergeBench.ts';

const PLAN = { target: { ...BUDI, id: ID }, sources: [{ ...SECOND, id: OTHER_ID }] };
const GONE = failure('badRequest');

function read(answer: CustomerRecord | ApiError): Attempt<CustomerRecord> {
  return answer instanceof Error ? { ok: false, error: answer } : { ok: true, value: answer };
}

function done(
  target: CustomerRecord | ApiError,
  source: CustomerRecord | ApiError,
  kind: SentOutcome['kind'] = 'merged',
  error: ApiError = timeout('unknown'),
): DoneMerge {
  const report = reportMerge(PLAN, { target: read(target), sources: [read(source)] }, kind === 'merged');
  const requests = 5;
  const outcome: SentOutcome = kind === 'merged' ? { kind, report, requests } : { kind, report, error, requests };
  return { plan: PLAN, outcome };
}

const noticeOf = (merge: DoneMerge) => outcomeNotice(TEXTS, merge, 'Kopi Senja');
const resultsOf = (merge: DoneMerge) => mergeResults(TEXTS, merge, 'Kopi Senja').map(({ tone, text }) => [tone, text]);
const SUM = { ...BUDI, loyaltyPoint: 100 };

describe('what came of a merge', () => {
  it('is good where the survivor is there with all points and the others are gone', () => {
    const merge = done(SUM, GONE);
    assert.equal(noticeOf(merge).severity, 'info');
    assert.deepEqual(
      noticeOf(merge).actions.map(({ action }) => action),
      ['openSurvivor'],
    );
    assert.deepEqual(resultsOf(merge), [
      ['asExpected', 'There. Changed: Loyalty points: 88 → 100'],
      ['asExpected', 'Gone from DealPOS.'],
    ]);
  });

  it('is an error where the survivor is gone, and then nobody can be opened', () => {
    const merge = done(GONE, SECOND);
    const notice = noticeOf(merge);
    assert.equal(notice.severity, 'error');
    assert.match(notice.title, /^Check this now/);
    assert.deepEqual(notice.details, [
      'MM-00001 Budi Santoso was to survive, and it is gone.',
      'MM-00002 Budi S. was to disappear, and it is still there.',
    ]);
    assert.deepEqual(
      notice.actions.map(({ action }) => action),
      ['showLog'],
    );
    assert.deepEqual(resultsOf(merge), [
      ['surprising', 'Gone from DealPOS.'],
      ['surprising', 'There, with nothing changed.'],
    ]);
  });

  const surprises: readonly [string, DoneMerge, RegExp][] = [
    ['a suspended survivor', done({ ...SUM, status: 'Suspended' }, GONE), /survive, and it is suspended now/],
    ['a stolen identity', done({ ...SUM, name: 'Budi S.' }, GONE), /now has the name, code or contact/],
    ['lost points', done({ ...BUDI, group: 'Silver' }, GONE), /points of MM-00001 Budi Santoso are not the sum/],
    ['a source that is suspended', done(SUM, { ...SECOND, status: 'Suspended' }), /still there, suspended/],
    ['nothing at all', done(BUDI, SECOND), /Nothing has changed at all/],
  ];
  for (const [name, merge, expected] of surprises) {
    it(`says loudly: ${name}`, () => {
      const notice = noticeOf(merge);
      assert.equal(notice.severity, 'error');
      assert.match(notice.details.join('\n'), expected);
    });
  }

  it('does not call unknown what it knows, nor known what it could not read', () => {
    const merge = done(SUM, timeout('no'));
    assert.equal(noticeOf(merge).severity, 'warning');
    assert.match(noticeOf(merge).title, /not all could be read again/);
    assert.deepEqual(resultsOf(merge)[1], ['unknown', 'Could not be read again: timeout. Fix timeout.']);
    const somebody = done(SUM, { ...SECOND, id: '00000000-0000-4000-8000-00000000000f' });
    assert.deepEqual(resultsOf(somebody)[1], [
      'unknown',
      'Could not be read again: DealPOS answered with somebody else.',
    ]);
  });

  it('tells “not merged” with the reason, and offers to read again', () => {
    const notice = noticeOf(done(BUDI, SECOND, 'notMerged'));
    assert.equal(notice.title, 'Not merged: all customers are as they were.');
    assert.deepEqual(notice.details, ['timeout. Fix timeout.']);
    assert.deepEqual(
      notice.actions.map(({ action }) => action),
      ['reload', 'openSurvivor', 'showLog'],
    );
  });

  it('says so where it cannot tell', () => {
    const notice = noticeOf(done(BUDI, GONE, 'cannotTell'));
    assert.equal(notice.severity, 'error');
    assert.match(notice.title, /cannot be told/);
  });
});
