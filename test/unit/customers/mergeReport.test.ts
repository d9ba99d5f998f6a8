import assert from 'node:assert/strict';
import test from 'node:test';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import type { ApiError } from '../../../src/api/errors.ts';
import type { Attempt } from '../../../src/customers/attempt.ts';
import { looksMerged, looksUntouched, reportMerge } from '../../../src/customers/mergeReport.ts';
import type { IdentifiedRecord, MergePlan } from '../../../src/customers/planMerge.ts';
import { noSuchCustomer } from './fakeCreateApi.ts';
import { BUDI, failure, ID, OTHER_ID, timeout } from './fakes.ts';

const TARGET: IdentifiedRecord = { ...BUDI, id: ID };
const SOURCE: IdentifiedRecord = {
  ...BUDI,
  id: OTHER_ID,
  code: 'MM-00002',
  name: 'Budi S',
  email: 'b@example.com',
  loyaltyPoint: 12,
};
const PLAN: MergePlan = { target: TARGET, sources: [SOURCE] };
const GONE = fails(failure('badRequest'));
const MERGED = is({ ...TARGET, loyaltyPoint: 100 });

function is(record: CustomerRecord): Attempt<CustomerRecord> {
  return { ok: true, value: record };
}
function fails(error: ApiError): Attempt<CustomerRecord> {
  return { ok: false, error };
}
function report(target: Attempt<CustomerRecord>, source: Attempt<CustomerRecord>, answeredWell = true) {
  return reportMerge(PLAN, { target, sources: [source] }, answeredWell);
}
function reasons(target: Attempt<CustomerRecord>, source: Attempt<CustomerRecord> = GONE): string[] {
  return report(target, source).surprises.map((surprise) => surprise.reason);
}

test('as in the vendor’s screens: the target has the points and the source is gone', () => {
  const merged = report(MERGED, GONE);
  assert.ok(merged.target.fate.kind === 'changed');
  assert.deepEqual(merged.target.fate.fields, ['loyaltyPoint']);
  assert.deepEqual(merged.sources, [{ id: OTHER_ID, fate: { kind: 'gone' } }]);
  assert.equal(merged.surprising, false);
  assert.equal(looksMerged(merged), true);
  assert.equal(looksUntouched(merged), false);
});

test('open question 19: a source that DealPOS answers nobody for is gone', () => {
  assert.deepEqual(report(MERGED, fails(noSuchCustomer())).sources[0]?.fate, { kind: 'gone' });
});

test('a source whose id now leads to the target is gone', () => {
  assert.deepEqual(report(MERGED, MERGED).sources[0]?.fate, { kind: 'gone' });
  const { id: _id, ...unnamed } = TARGET;
  assert.deepEqual(report(MERGED, is(unnamed)).sources[0]?.fate, { kind: 'gone' });
});

test('a source whose id now leads to a stranger is not read', () => {
  const stranger = is({ ...SOURCE, id: 'x', code: 'MM-3' });
  assert.deepEqual(report(MERGED, stranger).sources[0]?.fate, { kind: 'unreadable', error: undefined });
});

test('a source that is still there is a surprise, by its id', () => {
  const merged = report(MERGED, is(SOURCE));
  assert.equal(merged.sources[0]?.fate.kind, 'stillThere');
  assert.equal(merged.surprising, true);
  assert.deepEqual(merged.surprises, [{ reason: 'sourceStillThere', id: OTHER_ID }]);
  assert.equal(looksMerged(merged), false);
});

test('open question 20: a source that is still there and answers without an id is recognised by its code', () => {
  const { id: _id, ...unnamed } = SOURCE;
  assert.equal(report(MERGED, is(unnamed)).sources[0]?.fate.kind, 'stillThere');
});

test('a source that was suspended is told apart, and is a surprise too', () => {
  const merged = report(MERGED, is({ ...SOURCE, status: 'Suspended' }));
  assert.equal(merged.sources[0]?.fate.kind, 'suspended');
  assert.deepEqual(merged.surprises, [{ reason: 'sourceSuspended', id: OTHER_ID }]);
});

test('a source that was suspended all along is still there', () => {
  const suspended = { ...SOURCE, status: 'Suspended' };
  const read = { target: MERGED, sources: [is(suspended)] };
  assert.equal(reportMerge({ ...PLAN, sources: [suspended] }, read, true).sources[0]?.fate.kind, 'stillThere');
});

for (const error of [timeout('no'), failure('serverError'), failure('routeNotFound')]) {
  test(`a record whose reading fails with ${error.detail.kind} is unreadable, which is no surprise`, () => {
    const merged = report(fails(error), fails(error));
    assert.deepEqual(merged.target.fate, { kind: 'unreadable', error });
    assert.deepEqual(merged.sources[0]?.fate, { kind: 'unreadable', error });
    assert.equal(merged.surprising, false);
    assert.equal(looksMerged(merged) || looksUntouched(merged), false);
  });
}

test('a target that is gone is a surprise: the direction was the other way', () => {
  const merged = report(GONE, is({ ...SOURCE, loyaltyPoint: 100 }));
  assert.deepEqual(merged.target.fate, { kind: 'gone' });
  assert.deepEqual(merged.surprises, [
    { reason: 'targetGone', id: ID },
    { reason: 'sourceStillThere', id: OTHER_ID },
  ]);
});

test('a target whose id now leads to the source is gone', () => {
  assert.deepEqual(report(is(SOURCE), GONE).target.fate, { kind: 'gone' });
});

for (const field of ['name', 'code', 'email'] as const) {
  test(`a target that took over the ${field} of a source is a surprise`, () => {
    assert.deepEqual(reasons(is({ ...TARGET, loyaltyPoint: 100, [field]: SOURCE[field] })), ['targetTookIdentity']);
  });
}

test('an empty email of the target that the source fills is none', () => {
  const target = { ...TARGET, email: null };
  const now = is({ ...target, email: SOURCE.email, loyaltyPoint: 100 });
  assert.deepEqual(reportMerge({ target, sources: [SOURCE] }, { target: now, sources: [GONE] }, true).surprises, []);
});

test('points that are not the sum are a surprise', () => {
  assert.deepEqual(reasons(is({ ...TARGET, loyaltyPoint: 12 })), ['pointsNotSum']);
  assert.deepEqual(reasons(is(TARGET)), ['pointsNotSum']);
  assert.deepEqual(reasons(is({ ...TARGET, loyaltyPoint: null })), ['pointsNotSum']);
});

test('points that nobody knows are not judged', () => {
  const { loyaltyPoint: _points, ...silent } = TARGET;
  assert.deepEqual(reasons(is(silent)), []);
  const plan = { target: silent, sources: [SOURCE] };
  assert.deepEqual(reportMerge(plan, { target: is(TARGET), sources: [GONE] }, true).surprises, []);
});

test('fractions of points add up, and no points count as none', () => {
  const sources = [0.1, 0.2, null].map((loyaltyPoint) => ({ ...SOURCE, loyaltyPoint }));
  const plan = { target: { ...TARGET, loyaltyPoint: 0.3 }, sources };
  const after = { target: is({ ...TARGET, loyaltyPoint: 0.6 }), sources: [GONE, GONE, GONE] };
  assert.deepEqual(reportMerge(plan, after, true).surprises, []);
});

test('a target that was suspended is a surprise', () => {
  assert.deepEqual(reasons(is({ ...TARGET, loyaltyPoint: 100, status: 'Suspended' })), ['targetSuspended']);
});

test('where nothing has changed, that is the one surprise, unless DealPOS never said that it was done', () => {
  const merged = report(is(TARGET), is(SOURCE));
  assert.equal(looksUntouched(merged), true);
  assert.deepEqual(merged.surprises, [{ reason: 'nothingChanged', id: ID }]);
  assert.equal(report(is(TARGET), is(SOURCE), false).surprising, false);
});

test('a field that we do not know and that moved is named, and the target unchanged', () => {
  const target = { ...TARGET, unknownFields: { Visits: 1 } };
  const now = is({ ...target, unknownFields: { Visits: 2 } });
  const { fate } = reportMerge({ target, sources: [SOURCE] }, { target: now, sources: [GONE] }, true).target;
  assert.ok(fate.kind === 'unchanged');
  assert.deepEqual(fate.otherFields, ['Visits']);
});

test('a source that was not read is unreadable', () => {
  assert.deepEqual(reportMerge(PLAN, { target: MERGED, sources: [] }, true).sources[0]?.fate, {
    kind: 'unreadable',
    error: undefined,
  });
});
