import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import { newDraft, problemsOf, withEdit } from '../../../src/customers/draft.ts';
import type { WritableFieldId } from '../../../src/customers/fields.ts';
import { WRITABLE_FIELD_IDS } from '../../../src/customers/fields.ts';
import type { Scalar } from '../../../src/customers/fieldText.ts';
import { merge3, mergeField } from '../../../src/customers/merge3.ts';
import { saveCustomer } from '../../../src/customers/saveCustomer.ts';
import { FakeSaveApi, ID, record } from './fakes.ts';

const RUNS = 10_000;

type Values = Readonly<Record<string, Scalar>>;
interface Expected {
  /** Field by field, what the customer is to be in the end. */
  readonly result: Record<string, Scalar>;
  readonly clashes: string[];
  readonly sent: string[];
}

/** What a merge has to come to, in plain values. Shares no code with what it judges. */
function oracle(base: Values, mine: Values, fresh: Values, names: readonly string[]): Expected {
  const plain = (value: Scalar) => (typeof value === 'string' ? value.split('\r\n').join('\n') : value) ?? '';
  const expected: Expected = { result: {}, clashes: [], sent: [] };
  for (const name of names) {
    const [before, wish] = [base[name], mine[name]];
    const now = fresh[name] === undefined ? before : fresh[name];
    expected.result[name] = now;
    if (wish === undefined || plain(wish) === plain(before) || plain(wish) === plain(now)) continue;
    if (plain(before) === plain(now)) {
      expected.result[name] = wish;
      expected.sent.push(name);
    } else expected.clashes.push(name);
  }
  return expected;
}

const TEXTS = ['Budi', 'Siti', 'a\r\nb', 'a\nb', 'x'];
const DAYS = ['1990-03-01', '2024-02-29', '2027-12-31'];
/** Few values of each field, so that two sides often agree. */
const DOMAIN: Readonly<Record<WritableFieldId, readonly (string | number | boolean)[]>> = {
  name: TEXTS,
  firstName: TEXTS,
  lastName: TEXTS,
  code: ['MM-1', 'MM-2', 'MM-3'],
  gender: [true, false],
  birthDate: DAYS,
  mobile: ['081200000001', '081200000002', '+6281200000001'],
  email: ['a@example.com', 'b@example.com'],
  phone: ['0215550001', '0215550002'],
  address: TEXTS,
  status: ['Active', 'Suspended'],
  group: TEXTS,
  expiredGroup: DAYS,
  loyaltyPoint: [0, 1, 12.5],
};

function copies<T>(value: (field: WritableFieldId) => fc.Arbitrary<T>) {
  return fc.record(Object.fromEntries(WRITABLE_FIELD_IDS.map((field) => [field, value(field)])));
}
const serverCopy = copies((field) => fc.constantFrom(undefined, null, ...DOMAIN[field]));
const wishes = copies((field) => fc.constantFrom<Scalar[]>(undefined, undefined, undefined, '', ...DOMAIN[field]));
const unknown = fc.dictionary(fc.constantFrom('StateID', 'Tags', 'Note'), fc.constantFrom(null, 1, 'a', ['b']));
const FORM = { numRuns: RUNS };

function customer(values: Values, unknownFields: CustomerRecord['unknownFields'] = {}): CustomerRecord {
  return { ...values, unknownFields };
}
function writable(values: CustomerRecord): Values {
  return Object.fromEntries(WRITABLE_FIELD_IDS.map((field) => [field, values[field]]));
}

test('every merge is what the oracle says, field by field', () => {
  fc.assert(
    fc.property(serverCopy, wishes, serverCopy, unknown, unknown, (base, mine, fresh, known, sent) => {
      const merged = merge3({ base: customer(base, known), mine, theirs: customer(fresh, sent) });
      const expected = oracle(base, mine, fresh, WRITABLE_FIELD_IDS);
      assert.deepEqual(merged.mine, expected.sent);
      assert.deepEqual(Object.keys(merged.conflicts), expected.clashes);
      for (const name of expected.clashes) assert.equal(merged.conflicts[name as WritableFieldId]?.was, base[name]);
      assert.deepEqual(merged.record.unknownFields, { ...known, ...sent });
      const now = WRITABLE_FIELD_IDS.map((field) => (fresh[field] === undefined ? base[field] : fresh[field]));
      assert.deepEqual(
        WRITABLE_FIELD_IDS.map((field) => merged.record[field]),
        now,
      );
    }),
    FORM,
  );
});

test('a save leaves the customer as the oracle says, and sends nothing but the user’s own changes', async () => {
  await fc.assert(
    fc.asyncProperty(serverCopy, wishes, serverCopy, unknown, async (base, mine, fresh, sent) => {
      const theirs = { ...customer(fresh, sent), id: ID };
      const entries = WRITABLE_FIELD_IDS.flatMap((id) =>
        mine[id] === undefined ? [] : [[id, String(mine[id])] as const],
      );
      const draft = entries.reduce(
        (before, [id, text]) => withEdit(before, id, text),
        newDraft({ ...customer(base), id: ID }),
      );
      fc.pre(problemsOf(draft).size === 0);
      const api = new FakeSaveApi(theirs);
      const outcome = await saveCustomer({ api, key: { kind: 'id', value: ID }, draft });
      const expected = oracle(base, mine, fresh, WRITABLE_FIELD_IDS);
      assert.equal(outcome.kind === 'conflict', expected.clashes.length > 0);
      if (expected.clashes.length > 0)
        return assert.deepEqual([api.calls, api.stored], [['getCustomerDetail'], theirs]);
      assert.deepEqual(Object.keys(api.sent[0]?.changes ?? {}), expected.sent);
      // What neither side holds is no value; the fresh copy's own fields, nulls and unknown ones stay as they were.
      const kept = WRITABLE_FIELD_IDS.filter((field) => !expected.sent.includes(field));
      for (const field of kept) assert.deepEqual(api.stored[field], theirs[field]);
      assert.deepEqual(api.stored.unknownFields, sent);
      const dates: readonly string[] = ['birthDate', 'expiredGroup'];
      for (const field of expected.sent) {
        const wish = dates.includes(field) && mine[field] === '' ? null : plainEnds(mine[field]);
        assert.deepEqual(plainEnds(writable(api.stored)[field]), wish);
      }
    }),
    FORM,
  );
});

function plainEnds(value: Scalar): Scalar {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value;
}

for (const [what, base, mine, theirs, verdict] of [
  ['a field that the user did not touch', 'a', undefined, 'b', 'theirs'],
  ['a field that was typed back', 'a', 'a', 'b', 'theirs'],
  ['a field that only the user changed', 'a', 'b', 'a', 'mine'],
  ['a field that both changed alike', 'a', 'b', 'b', 'same'],
  ['a field that both changed differently', 'a', 'b', 'c', 'conflict'],
  ['a field that both emptied', 'a', '', null, 'same'],
  ['a field that the user emptied and somebody else changed', 'a', '', 'b', 'conflict'],
  ['a field that nobody had seen a value of', undefined, 'b', undefined, 'mine'],
  ['a field whose value was not known to the user', undefined, 'b', 'c', 'conflict'],
  ['a field that turned out to be empty', undefined, 'b', null, 'mine'],
] as const) {
  test(`${what}: ${verdict}`, () => assert.equal(mergeField(base, mine, theirs), verdict));
}

test('what the newer copy does not hold stays as it was known, and null is a value of the server’s', () => {
  const base = record({ name: 'Budi', email: 'a@example.com', phone: '021', unknownFields: { Tags: ['a'] } });
  const theirs = record({ email: null, phone: '021', unknownFields: { StateID: null } });
  const merged = merge3({ base, mine: {}, theirs });
  assert.deepEqual(merged.record, {
    name: 'Budi',
    email: null,
    phone: '021',
    unknownFields: { Tags: ['a'], StateID: null },
  });
  assert.deepEqual(merged.changedElsewhere, ['email']);
});
