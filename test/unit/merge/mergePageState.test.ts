import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import { FIELD_IDS } from '../../../src/customers/fields.ts';
import { mergePageState } from '../../../src/merge/mergePageState.ts';
import { mergePageStrings } from '../../../src/merge/mergePageStrings.ts';
import type { MergeView } from '../../../src/merge/mergeView.ts';
import type { MergePageState } from '../../../src/merge/protocol.ts';
import { mergePageStateSchema, mergePageStringsSchema } from '../../../src/merge/protocol.ts';
import { MERGE_STRINGS } from '../../support/mergePageFixtures.ts';
import { profileOf } from '../accounts/profiles.ts';
import { BUDI, record } from '../customers/fakes.ts';
import { SECOND, TEXTS, THIRD } from './mergeBench.ts';

const READY: MergeView = {
  phase: 'ready',
  records: [BUDI, SECOND, THIRD],
  survivor: undefined,
  readAt: 1_700_000_000_000,
  problem: undefined,
  done: undefined,
};
const NAMES = { target: 'Kept', sources: 'Folded' };
const ACCOUNT = profileOf({ label: 'Kopi Senja' });

function stateOf(
  view: Partial<MergeView> = {},
  around: Partial<Parameters<typeof mergePageState>[2]> = {},
): MergePageState {
  const state = mergePageState(TEXTS, { ...READY, ...view }, { account: ACCOUNT, names: NAMES, ...around });
  assert.ok(v.is(mergePageStateSchema, state));
  return state;
}

describe('the snapshot of the merge page', () => {
  it('says how many requests a merge takes, with those after a question', () => {
    assert.match(stateOf().effects.join(' '), /It takes 7 requests in all/);
    const account = profileOf({ mode: 'confirm' });
    assert.match(stateOf({}, { account }).effects.join(' '), /It takes 10 requests in all/);
  });

  it('has every field of every customer, and says which differ', () => {
    const rows = stateOf().groups.flatMap((group) => group.rows);
    assert.equal(rows.length, FIELD_IDS.length);
    assert.deepEqual(
      rows.filter(({ differs }) => differs).map(({ label }) => label),
      ['Name', 'Code', 'Loyalty points', 'Customer ID'],
    );
    assert.equal(stateOf().summary, `4 of ${FIELD_IDS.length} fields differ.`);
  });

  it('adds what DealPOS sent beside the known fields', () => {
    const { groups } = stateOf({ records: [{ ...BUDI, unknownFields: { Tags: ['a', 'b'], Note: null } }, SECOND] });
    assert.deepEqual(groups.at(-1)?.rows, [
      {
        label: 'Tags',
        differs: false,
        cells: [
          { kind: 'value', text: '["a","b"]' },
          { kind: 'notSent', text: '' },
        ],
      },
      {
        label: 'Note',
        differs: false,
        cells: [
          { kind: 'none', text: '' },
          { kind: 'notSent', text: '' },
        ],
      },
    ]);
  });

  it('chooses nobody by itself, and says in words who survives once that was chosen', () => {
    const none = stateOf();
    assert.equal(none.survivor, undefined);
    assert.equal(none.whyOff, 'Choose who survives.');
    const chosen = stateOf({ survivor: 1 });
    assert.equal(
      chosen.decision,
      'MM-00002 Budi S. survives; MM-00001 Budi Santoso and MM-00003 B. Santoso are folded into it and disappear.',
    );
    assert.equal(chosen.whyOff, '');
    assert.match(stateOf({ records: [BUDI, SECOND], survivor: 0 }).decision, /is folded into it and disappears\.$/);
  });

  it('says what is documented, what is not, how many requests it takes, and under which names it is sent', () => {
    const { effects, unknowns } = stateOf();
    assert.match(effects.join(' '), /own screens.*history and the points.*others are deleted/);
    assert.match(effects.join(' '), /cannot be undone/);
    assert.match(effects.join(' '), /7 requests/);
    assert.match(unknowns.join(' '), /API does is not documented/);
    assert.match(unknowns.join(' '), /“Kept” and the others as “Folded”/);
  });

  it('explains unset names and offers both ways to them; nothing is suggested', () => {
    const { whyOff, notices, unknowns } = stateOf({ survivor: 0 }, { names: undefined });
    assert.equal(whyOff, 'The field names of a merge are not set.');
    assert.deepEqual(
      notices[0]?.actions.map(({ action }) => action),
      ['checkApiDescription', 'enterNames'],
    );
    assert.doesNotMatch(JSON.stringify([notices, unknowns]), /TargetID|SourceIDs/);
  });

  it('compares for a read-only account, but does not merge', () => {
    const state = stateOf({ survivor: 0 }, { account: { ...ACCOUNT, mode: 'readOnly' }, names: undefined });
    assert.equal(state.whyOff, 'This account is read-only.');
    assert.equal(state.customers.length, 3);
    assert.equal(state.notices.length, 1);
  });

  it('names a customer without an ID, which a merge cannot name', () => {
    const state = stateOf({ records: [BUDI, record({ code: 'MM-9', name: 'Adi' })], survivor: 0 });
    assert.match(state.whyOff, /no ID for MM-9 Adi/);
  });

  it('shows no table before everybody was read', () => {
    const state = stateOf({ phase: 'loading', readAt: undefined });
    assert.deepEqual([state.customers, state.groups, state.freshness], [[], [], '']);
  });

  it('fits the schema whatever the records hold', () => {
    const long = 'x'.repeat(30_000);
    const text = fc.oneof(fc.string(), fc.constant(long), fc.constant(null), fc.constant(undefined));
    const records = fc.array(
      fc.record({
        id: text,
        code: text,
        name: text,
        address: text,
        email: text,
        unknownFields: fc.dictionary(fc.string(), fc.jsonValue()),
      }),
      { minLength: 2, maxLength: 10 },
    );
    fc.assert(
      fc.property(records, fc.nat(9), (values, survivor) => {
        const known: CustomerRecord[] = values.map((value) =>
          record({ ...value, unknownFields: JSON.parse(JSON.stringify(value.unknownFields)) }),
        );
        stateOf({ records: known, survivor: survivor < known.length ? survivor : undefined });
      }),
      { numRuns: 100 },
    );
  });
});

describe('problems', () => {
  const error = { kind: 'timeout', stage: 'headers', ms: 1, acted: 'no' } as const;

  it('name everybody who could not be read', () => {
    const key = { kind: 'id', value: 'x' } as const;
    const failures = [
      { record: SECOND, key, error },
      { record: THIRD, key, error: undefined },
      { record: record(), key, error: { kind: 'secretMissing', acted: 'no' } as const },
    ];
    const [notice] = stateOf({ phase: 'failed', problem: { kind: 'unread', failures } }).notices;
    assert.equal(notice?.severity, 'error');
    assert.deepEqual(notice?.details, [
      'MM-00002 Budi S.: timeout. Fix timeout.',
      'MM-00003 B. Santoso: DealPOS now gives another customer for this. Refresh the list.',
      'x: secretMissing. Fix secretMissing.',
    ]);
    assert.deepEqual(
      notice?.actions.map(({ action }) => action),
      ['enterSecret', 'retry', 'showLog'],
    );
  });

  it('tell each change before and after', () => {
    const change = {
      id: 'x',
      was: BUDI,
      theirs: { ...BUDI, email: null, loyaltyPoint: 90 },
      fields: ['email', 'loyaltyPoint'] as const,
      otherFields: ['Visits'],
    };
    const [notice] = stateOf({ problem: { kind: 'changedElsewhere', changes: [change] } }).notices;
    assert.match(notice?.title ?? '', /^Nothing was merged/);
    assert.deepEqual(notice?.details, [
      'MM-00001 Budi Santoso, Email: was “budi@example.com”, now nothing',
      'MM-00001 Budi Santoso, Loyalty points: was “88”, now “90”',
      'MM-00001 Budi Santoso, other facts: Visits',
    ]);
  });

  it('say “nothing was merged” only where that is certain', () => {
    const title = (acted: 'no' | 'unknown') =>
      stateOf({ problem: { kind: 'failed', error: { kind: 'internal', acted }, record: undefined } }).notices[0]
        ?.title ?? '';
    assert.equal(title('no'), 'Nothing was merged.');
    assert.match(title('unknown'), /not known whether anything was merged/);
  });

  it('are calm about what the user did', () => {
    const problem = { kind: 'failed', error: { kind: 'notConfirmed', acted: 'no' }, record: undefined } as const;
    const [notice] = stateOf({ problem }).notices;
    assert.equal(notice?.severity, 'info');
    assert.deepEqual(notice?.actions, []);
  });

  for (const problem of [
    { kind: 'sameCustomer' },
    { kind: 'accountGone' },
    { kind: 'otherCustomer', record: SECOND },
    { kind: 'failed', error, record: SECOND },
  ] as const) {
    it(`has words for ${problem.kind}`, () => assert.notEqual(stateOf({ problem }).notices[0]?.title, ''));
  }
});

it('the fixed texts fit the schema and are those that the page is tested with', () => {
  const strings = mergePageStrings(TEXTS);
  assert.ok(v.is(mergePageStringsSchema, strings));
  assert.deepEqual(strings, MERGE_STRINGS);
});
