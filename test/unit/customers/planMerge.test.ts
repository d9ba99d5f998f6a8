import assert from 'node:assert/strict';
import test from 'node:test';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import type { MergeParty } from '../../../src/customers/planMerge.ts';
import { planMerge } from '../../../src/customers/planMerge.ts';
import { BUDI, ID, OTHER_ID, record } from './fakes.ts';

const SITI = record({ id: OTHER_ID, name: 'Siti' });
function party(customer: CustomerRecord, account = 'shop'): MergeParty {
  return { account, record: customer };
}

test('customers of one account can be merged', () => {
  const planned = planMerge({ target: party(BUDI), sources: [party(SITI)] });
  assert.deepEqual(planned, { ok: true, plan: { target: BUDI, sources: [SITI] } });
});

test('a source that was chosen twice counts once', () => {
  const planned = planMerge({ target: party(BUDI), sources: [party(SITI), party({ ...SITI, id: `${OTHER_ID} ` })] });
  assert.ok(planned.ok);
  assert.deepEqual(planned.plan.sources, [SITI]);
});

test('without a target there is no merge', () => {
  const planned = planMerge({ target: undefined, sources: [party(SITI)] });
  assert.deepEqual(planned, { ok: false, refusal: 'noTarget', record: undefined });
});

test('without a source there is no merge', () => {
  const planned = planMerge({ target: party(BUDI), sources: [] });
  assert.deepEqual(planned, { ok: false, refusal: 'noSource', record: undefined });
});

test('customers of different accounts cannot be merged', () => {
  const planned = planMerge({ target: party(BUDI), sources: [party(SITI, 'other shop')] });
  assert.deepEqual(planned, { ok: false, refusal: 'differentAccounts', record: SITI });
});

for (const id of [undefined, null, ' ']) {
  test(`a customer with the id ${JSON.stringify(id)} cannot be merged, and is named`, () => {
    const nobody = { ...SITI, id };
    const refusal = { ok: false, refusal: 'noId', record: nobody };
    assert.deepEqual(planMerge({ target: party(nobody), sources: [party(BUDI)] }), refusal);
    assert.deepEqual(planMerge({ target: party(BUDI), sources: [party(nobody)] }), refusal);
  });
}

for (const id of [ID, ` ${ID} `]) {
  test(`the target cannot be a source, also written ${JSON.stringify(id)}`, () => {
    const planned = planMerge({ target: party(BUDI), sources: [party(SITI), party({ ...BUDI, id })] });
    assert.deepEqual(planned, { ok: false, refusal: 'targetAmongSources', record: BUDI });
  });
}

test('the target cannot be a source in other letters', () => {
  const target = { ...BUDI, id: 'ABCDEF00-0000-4000-8000-000000000001' };
  const planned = planMerge({ target: party(target), sources: [party({ ...target, id: target.id.toLowerCase() })] });
  assert.ok(!planned.ok);
  assert.equal(planned.refusal, 'targetAmongSources');
});
