import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { newDraft, problemsOf, withChanges, withEdit } from '../../../src/customers/draft.ts';
import { WRITABLE_FIELD_IDS } from '../../../src/customers/fields.ts';
import { rebase } from '../../../src/customers/rebaseDraft.ts';
import { BUDI, FakeSaveApi, failure, ID, OTHER_ID, record, timeout } from './fakes.ts';

import { BY_ID, rename, SUCCESS, save, saved } from './saveBench.ts';

test('a save reads again, writes and reads back: 3 requests', async () => {
  const api = new FakeSaveApi(BUDI);
  const outcome = saved(await save(api));
  assert.deepEqual(api.calls, SUCCESS);
  assert.deepEqual(api.sent, [{ key: BY_ID, changes: { name: 'Budi S' } }]);
  assert.equal(outcome.record.name, 'Budi S');
  assert.deepEqual(outcome.differences, []);
  assert.deepEqual(outcome.unverified, []);
  assert.deepEqual(outcome.changedToo, []);
});

test('open question 2: fields that the server cleared because they were not sent are named', async () => {
  const api = new FakeSaveApi(BUDI);
  api.written = (stored, changes) => ({ ...withChanges(stored, changes), mobile: null });
  const outcome = saved(await save(api));
  assert.deepEqual(outcome.changedToo, [{ field: 'mobile', was: BUDI.mobile, now: '' }]);
});

test('a draft without edits sends nothing: 0 requests', async () => {
  const api = new FakeSaveApi(BUDI);
  assert.deepEqual(await save(api, newDraft(BUDI)), { kind: 'unchanged' });
  assert.deepEqual(api.calls, []);
});

test('another spelling of the same number is nothing to send', async () => {
  const api = new FakeSaveApi(BUDI);
  assert.equal((await save(api, withEdit(newDraft(BUDI), 'loyaltyPoint', '88.00'))).kind, 'unchanged');
});

test('a draft with problems sends nothing: 0 requests', async () => {
  const api = new FakeSaveApi(BUDI);
  const outcome = await save(api, withEdit(rename(), 'email', 'broken'));
  assert.ok(outcome.kind === 'invalid');
  assert.deepEqual([...outcome.problems.keys()], ['email']);
  assert.deepEqual(api.calls, []);
});

test('changes made elsewhere in other fields are kept, told of, and do not stop the save: 3 requests', async () => {
  const theirs = { ...BUDI, phone: '0215550002', loyaltyPoint: 90, unknownFields: { StateID: 2 } };
  const api = new FakeSaveApi(theirs);
  const outcome = saved(await save(api, rename({ ...BUDI, unknownFields: { StateID: 1 } })));
  assert.deepEqual(outcome.changedElsewhere, [
    { field: 'phone', was: BUDI.phone, now: '0215550002' },
    { field: 'loyaltyPoint', was: '88', now: '90' },
  ]);
  assert.deepEqual(api.calls, SUCCESS);
  assert.deepEqual(api.sent[0]?.changes, { name: 'Budi S' });
  assert.deepEqual(outcome.record, { ...theirs, name: 'Budi S' });
});

test('another change of an edited field stops the save before anything is sent: 1 request', async () => {
  const theirs = { ...BUDI, name: 'Budi Susanto', phone: '0215550002' };
  const api = new FakeSaveApi(theirs);
  assert.deepEqual(await save(api), { kind: 'conflict', theirs });
  assert.deepEqual(api.calls, ['getCustomerDetail']);
});

test('a draft with a conflict that waits for its choice sends nothing: 0 requests', async () => {
  const api = new FakeSaveApi(BUDI);
  const draft = rebase(rename(), { ...BUDI, name: 'Budi Susanto' }).draft;
  assert.deepEqual(await save(api, draft), { kind: 'unresolved' });
  assert.deepEqual(api.calls, []);
});

test('nothing is left to send where somebody else made the very same change: 1 request', async () => {
  const api = new FakeSaveApi({ ...BUDI, name: 'Budi S' });
  const outcome = saved(await save(api));
  assert.deepEqual(outcome.changedElsewhere, [{ field: 'name', was: 'Budi Santoso', now: 'Budi S' }]);
  assert.equal(outcome.record.name, 'Budi S');
  assert.deepEqual(api.calls, ['getCustomerDetail']);
});

test('open question 3: points that moved at the till meanwhile stop a save that would set them', async () => {
  const api = new FakeSaveApi({ ...BUDI, loyaltyPoint: 90 });
  assert.equal((await save(api, withEdit(newDraft(BUDI), 'loyaltyPoint', '100'))).kind, 'conflict');
  assert.deepEqual(api.sent, []);
});

test('a field that we do not know and that moves by itself does not stop the save', async () => {
  const api = new FakeSaveApi({ ...BUDI, unknownFields: { ServerTime: 2 } });
  assert.equal((await save(api, rename({ ...BUDI, unknownFields: { ServerTime: 1 } }))).kind, 'saved');
});

test('a value that the user never saw is not written over', async () => {
  const { address: _unseen, ...base } = BUDI;
  const outcome = await save(new FakeSaveApi(BUDI), withEdit(newDraft(base), 'address', 'Jl. Baru 2'));
  assert.deepEqual(outcome, { kind: 'conflict', theirs: BUDI });
});

test('a field that the re-read does not hold stops nothing', async () => {
  const api = new FakeSaveApi(BUDI);
  api.shown = ({ birthDate: _birthDate, joinDate: _joinDate, ...shown }) => shown;
  assert.equal((await save(api)).kind, 'saved');
});

test('open question 7: a key that now leads to another id stops the save: 1 request', async () => {
  const api = new FakeSaveApi({ ...BUDI, id: OTHER_ID });
  assert.deepEqual(await save(api), { kind: 'otherCustomer' });
  assert.deepEqual(api.calls, ['getCustomerDetail']);
});

test('open question 8: a mobile number that now leads to another customer stops the save', async () => {
  const { id: _id, ...base } = BUDI;
  const api = new FakeSaveApi({ ...base, code: 'MM-00002', name: 'Siti' });
  assert.equal((await save(api, rename(base), { kind: 'mobile', value: '081200000001' })).kind, 'otherCustomer');
  assert.deepEqual(api.sent, []);
});

test('open question 8: an answer that cannot be told to be the same customer stops the save', async () => {
  const base = record({ mobile: '081200000001', email: 'a@example.com', name: 'Budi' });
  const api = new FakeSaveApi({ ...base, email: 'b@example.com' });
  assert.equal((await save(api, rename(base), { kind: 'mobile', value: '081200000001' })).kind, 'otherCustomer');
});

test('a customer that is gone is a failed save, with nothing sent', async () => {
  const api = new FakeSaveApi(BUDI);
  const error = failure('badRequest');
  api.detailFailures.set(1, error);
  assert.deepEqual(await save(api), { kind: 'failed', error });
  assert.deepEqual(api.sent, []);
});

test('a write that was refused is a failed save, without a look-up', async () => {
  const api = new FakeSaveApi(BUDI);
  const error = failure('forbidden');
  api.written = () => {
    throw error;
  };
  assert.deepEqual(await save(api), { kind: 'failed', error });
  assert.deepEqual(api.calls, ['getCustomerDetail', 'updateCustomerById']);
});

test('a write that was answered but could not be read back says so, with what should be there', async () => {
  const api = new FakeSaveApi(BUDI);
  const error = timeout('no');
  api.detailFailures.set(2, error);
  const outcome = await save(api);
  assert.ok(outcome.kind === 'savedButUnread');
  assert.equal(outcome.error, error);
  assert.equal(outcome.record.name, 'Budi S');
  assert.deepEqual(api.calls, SUCCESS);
});

test('what DealPOS kept otherwise is named, field by field', async () => {
  const api = new FakeSaveApi(BUDI);
  api.written = (stored) => ({ ...stored, name: 'BUDI S' });
  assert.deepEqual(saved(await save(api)).differences, [
    { field: 'name', wanted: 'Budi S', got: 'BUDI S', ignored: false },
  ]);
});

test('open question 2: a cleared text that DealPOS keeps is told', async () => {
  const api = new FakeSaveApi(BUDI);
  api.written = (stored) => stored;
  const outcome = saved(await save(api, withEdit(newDraft(BUDI), 'phone', '')));
  assert.deepEqual(outcome.differences, [{ field: 'phone', wanted: '', got: '0215550001', ignored: true }]);
});

test('a cleared day comes back as no value and is no difference', async () => {
  const outcome = saved(await save(new FakeSaveApi(BUDI), withEdit(newDraft(BUDI), 'birthDate', '')));
  assert.deepEqual(outcome.differences, []);
  assert.equal(outcome.record.birthDate, null);
});

test('line ends that DealPOS changes are no difference', async () => {
  const api = new FakeSaveApi(BUDI);
  api.written = (stored, changes) => ({ ...stored, address: changes.address?.replaceAll('\n', '\r\n') });
  assert.deepEqual(saved(await save(api, withEdit(newDraft(BUDI), 'address', 'a\nb'))).differences, []);
});

test('open question 20: a sent field that the answer does not hold is unverified, and shown as sent', async () => {
  const api = new FakeSaveApi(BUDI);
  api.shown = ({ birthDate: _birthDate, ...shown }) => shown;
  const outcome = saved(await save(api, withEdit(newDraft(BUDI), 'birthDate', '1991-01-01')));
  assert.deepEqual(outcome.unverified, ['birthDate']);
  assert.deepEqual(outcome.differences, []);
  assert.equal(outcome.record.birthDate, '1991-01-01');
});

test('open question 20: an answer without an id is still the customer that was asked for by id', async () => {
  const api = new FakeSaveApi(BUDI);
  api.shown = ({ id: _id, ...shown }) => shown;
  const outcome = saved(await save(api));
  assert.equal(outcome.record.id, ID);
  assert.deepEqual(api.sent[0]?.key, BY_ID);
});

for (const [kind, value, call] of [
  ['code', 'MM-00001', 'updateCustomerByCode'],
  ['email', 'budi@example.com', 'updateCustomerByEmail'],
  ['mobile', '081200000001', 'updateCustomerByMobilePhone'],
] as const) {
  test(`where no id is known, the customer is written by ${kind}`, async () => {
    const { id: _id, ...base } = BUDI;
    const api = new FakeSaveApi(base);
    assert.equal((await save(api, rename(base), { kind, value })).kind, 'saved');
    assert.deepEqual(api.calls, ['getCustomerDetail', call, 'getCustomerDetail']);
    assert.deepEqual(api.sent, [{ key: { kind, value }, changes: { name: 'Budi S' } }]);
  });

  test(`where no id is known, the ${kind} that it is written by cannot be changed`, async () => {
    const { id: _id, ...base } = BUDI;
    const outcome = await save(new FakeSaveApi(base), withEdit(newDraft(base), kind, 'x'), { kind, value });
    assert.ok(outcome.kind === 'invalid');
    assert.deepEqual(outcome.problems.get(kind), { field: kind, code: 'keyCannotChange' });
  });
}

test('an id that only the re-read names is used for the write', async () => {
  const { id: _id, ...base } = BUDI;
  const api = new FakeSaveApi(BUDI);
  assert.equal((await save(api, rename(base), { kind: 'email', value: 'budi@example.com' })).kind, 'saved');
  assert.deepEqual(api.sent[0]?.key, BY_ID);
  assert.deepEqual(api.asked[1], BY_ID);
});

test('with an id, email, code and mobile can be changed together', async () => {
  const draft = withEdit(
    withEdit(withEdit(newDraft(BUDI), 'email', 'b@example.com'), 'code', 'X'),
    'mobile',
    '081299999999',
  );
  const api = new FakeSaveApi(BUDI);
  assert.equal((await save(api, draft)).kind, 'saved');
  assert.deepEqual(api.sent[0]?.changes, { code: 'X', email: 'b@example.com', mobile: '081299999999' });
});

test('open question 2: the body of a write is never more than the edits, whatever is edited', async () => {
  const texts = fc.constantFrom('', 'true', '2024-02-29', '12.5', '081299999999', 'c@example.com', 'Jl. Baru', ' x ');
  const edits = fc.dictionary(fc.constantFrom(...WRITABLE_FIELD_IDS), texts);
  await fc.assert(
    fc.asyncProperty(edits, async (chosen) => {
      const entries = WRITABLE_FIELD_IDS.flatMap((id) => (chosen[id] === undefined ? [] : [[id, chosen[id]] as const]));
      const draft = entries.reduce((before, [id, text]) => withEdit(before, id, text), newDraft(BUDI));
      const api = new FakeSaveApi(BUDI);
      const outcome = await save(api, draft);
      if (problemsOf(draft).size > 0) assert.equal(outcome.kind, 'invalid');
      const edited = new Set<string>(entries.map(([id]) => id));
      for (const { changes } of api.sent) {
        assert.deepEqual(
          Object.keys(changes).filter((id) => !edited.has(id)),
          [],
        );
      }
      assert.ok(api.sent.length <= 1);
    }),
  );
});
