import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newDraft, withEdit } from '../../../src/customers/draft.ts';
import { saveCustomer } from '../../../src/customers/saveCustomer.ts';
import { customerPin } from '../../../src/sandbox/pins.ts';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import { editAndSave, savedOutcome } from '../../support/contractActions.ts';
import type { Tenant } from '../../support/contractTenant.ts';
import { useTenant } from '../../support/contractTenant.ts';

const MERGE = { mergeTarget: 'TargetID', mergeSources: 'SourceIDs' };

function sent({ recorder }: Tenant, operation: string): number {
  return recorder.operations.filter((each) => each === operation).length;
}

describe('what can destroy or corrupt data (open questions 1 to 9)', () => {
  test('open question 1: a merge without configured names sends nothing', async (t) => {
    const { api, row, sandbox } = await useTenant(t);
    const refusal = await failureOf(api.mergeCustomer(row(0).id, [row(1).id]));
    assert.deepEqual([refusal.kind, refusal.acted, sandbox.requestCount], ['unconfirmedNames', 'no', 0]);
  });

  test('open question 1: a merge of nobody, or of the target into itself, sends nothing', async (t) => {
    const { api, row, sandbox } = await useTenant(t, { names: MERGE });
    const none = ofKind(await failureOf(api.mergeCustomer(row(0).id, [])), 'invalidInput');
    const itself = [row(1).id, row(0).id.toUpperCase()];
    const self = ofKind(await failureOf(api.mergeCustomer(row(0).id, itself)), 'invalidInput');
    assert.deepEqual([none.reason, self.reason, sandbox.requestCount], ['noSources', 'targetAmongSources', 0]);
  });

  for (const fault of ['reset-after', 'status-500-after', 'status-504-after', 'status-503', '429-seconds:1']) {
    test(`open question 1: a merge that ended in ${fault} is not sent again`, async (t) => {
      const tenant = await useTenant(t, { names: MERGE, faults: [`${fault}@mergeCustomer`] });
      if (!fault.startsWith('429') && fault !== 'status-500-after') tenant.expectSpoiltAnswers();
      const failure = await failureOf(tenant.api.mergeCustomer(tenant.row(0).id, [tenant.row(1).id]));
      assert.equal(failure.acted, fault.startsWith('429') ? 'no' : 'unknown');
      assert.equal(sent(tenant, 'mergeCustomer'), 1);
    });
  }

  test('open question 2: a save sends the edited fields and no other, in each of the four updates', async (t) => {
    const { api, row, recorder, sandbox } = await useTenant(t);
    const { id, code, email, mobile } = row(0);
    await editAndSave(api, { kind: 'id', value: id }, { address: 'Jl. 1', birthDate: '1990-01-02' });
    sandbox.setDialect('detail-without-id');
    await editAndSave(api, { kind: 'code', value: code ?? '' }, { address: '' });
    await editAndSave(api, { kind: 'email', value: email ?? '' }, { phone: '0215550001' });
    await editAndSave(api, { kind: 'mobile', value: mobile ?? '' }, { gender: 'true', lastName: 'Baru' });
    assert.deepEqual(recorder.bodiesOf('updateCustomerById'), [{ Address: 'Jl. 1', Birthdate: '1990-01-02', ID: id }]);
    assert.deepEqual(recorder.bodiesOf('updateCustomerByCode'), [{ Address: '', Code: code }]);
    assert.deepEqual(recorder.bodiesOf('updateCustomerByEmail'), [{ Phone: '0215550001', Email: email }]);
    const [byMobile] = recorder.bodiesOf('updateCustomerByMobilePhone');
    assert.deepEqual(byMobile, { LastName: 'Baru', ...(row(0).gender ? { Gender: true } : {}), MobilePhone: mobile });
  });

  test('open question 3: points are not sent with a save of something else', async (t) => {
    const { api, row, recorder, sandbox } = await useTenant(t, { dialects: ['points-added'] });
    await editAndSave(api, { kind: 'id', value: row(0).id }, { address: 'Jl. Baru' });
    assert.deepEqual(recorder.bodiesOf('updateCustomerById'), [{ Address: 'Jl. Baru', ID: row(0).id }]);
    assert.equal(sandbox.store.at(0)?.loyaltyPoint, row(0).loyaltyPoint);
  });

  test('open question 3: points that the till moved meanwhile stop a save that would set them', async (t) => {
    const { api, row, sandbox, recorder } = await useTenant(t);
    const key = { kind: 'id', value: row(0).id } as const;
    const draft = withEdit(newDraft(await api.getCustomerDetail(key)), 'loyaltyPoint', '5');
    sandbox.store.change(0, { loyaltyPoint: row(0).loyaltyPoint + 10 });
    const outcome = await saveCustomer({ api, key, draft });
    assert.equal(outcome.kind, 'conflict');
    assert.ok(!recorder.operations.includes('updateCustomerById'));
  });

  test('open question 4: as long as no answer is confirmed, even the right PIN is unrecognised', async (t) => {
    const { api, row } = await useTenant(t);
    const pin = customerPin(1, row(0).id);
    assert.equal(await api.checkCustomerPinAuthenticate(row(0).id, pin), 'unrecognised');
  });

  for (const fault of ['html-200', 'empty-200', 'null-200', 'wrong-shape', 'garbage-json']) {
    test(`open question 4: ${fault} is never the right PIN, though its status is 200`, async (t) => {
      const names = { pinCorrect: { status: 200, field: 'Message', value: 'PIN authenticated' } };
      const tenant = await useTenant(t, { names, faults: [`${fault}@checkCustomerPinAuthenticate`] });
      const { id } = tenant.row(0);
      assert.equal(await tenant.api.checkCustomerPinAuthenticate(id, customerPin(1, id)), 'unrecognised');
      if (tenant.recorder.deviations().length > 0) tenant.expectSpoiltAnswers();
    });
  }

  for (const fault of ['status-401', 'status-503', 'reset-before', 'reset-after', '429-seconds:1']) {
    test(`open question 4: a PIN is sent once, whatever becomes of it (${fault})`, async (t) => {
      const tenant = await useTenant(t, { faults: [`${fault}@checkCustomerPinAuthenticate`] });
      await failureOf(tenant.api.checkCustomerPinAuthenticate(tenant.row(0).id, '012345'));
      assert.equal(sent(tenant, 'checkCustomerPinAuthenticate'), 1);
      assert.deepEqual(tenant.recorder.bodiesOf('checkCustomerPinAuthenticate'), [
        { CustomerID: tenant.row(0).id, PIN: '012345' },
      ]);
      if (tenant.recorder.deviations().length > 0) tenant.expectSpoiltAnswers();
    });
  }

  test('open question 5: a delete carries its key in the body and never in the URL', async (t) => {
    const { api, row, recorder } = await useTenant(t);
    const { email } = row(0);
    await api.deleteCustomerByEmail(email ?? '');
    await api.deleteCustomerByCode(row(1).code ?? '');
    const [, byEmail, byCode] = recorder.exchanges;
    assert.deepEqual([byEmail?.request.url.search, byCode?.request.url.search], ['', '']);
    assert.deepEqual(recorder.bodiesOf('deleteCustomerByEmail'), [{ Email: email }]);
  });

  for (const fault of ['reset-after', 'reset-before', 'status-503', 'status-504-after']) {
    test(`open question 6: a delete that ended in ${fault} is not sent again, and may have been done`, async (t) => {
      const tenant = await useTenant(t, { faults: [`${fault}@deleteCustomerByCode*1`] });
      tenant.expectSpoiltAnswers();
      const failure = await failureOf(tenant.api.deleteCustomerByCode(tenant.row(0).code ?? ''));
      assert.equal(failure.acted, 'unknown');
      assert.equal(sent(tenant, 'deleteCustomerByCode'), 1);
    });
  }

  test('open question 7: an identifier that finds nobody does not fall through to another', async (t) => {
    const { api, row, sandbox, recorder } = await useTenant(t);
    const stale = row(0).id;
    sandbox.store.remove(0);
    const refusal = ofKind(await failureOf(api.suspendCustomer({ kind: 'id', value: stale })), 'badRequest');
    assert.match(refusal.serverMessage ?? '', /does not exist/);
    assert.deepEqual(recorder.bodiesOf('suspendCustomer'), [{ ID: stale }]);
    assert.ok([...sandbox.store.rows()].every(({ status, number }) => status === row(number).status));
  });

  test('open question 7: a shared number that leads to somebody else by now stops the save', async (t) => {
    const { api, row, sandbox, recorder } = await useTenant(t);
    const mobile = row(20).mobile ?? '';
    assert.equal(row(21).mobile, mobile, 'two customers of the sandbox share this number');
    const key = { kind: 'mobile', value: mobile } as const;
    const { id: _id, ...known } = await api.getCustomerDetail(key);
    assert.equal(known.code, row(20).code);
    sandbox.store.change(20, { mobile: '081299999999' });
    const outcome = await saveCustomer({ api, key, draft: withEdit(newDraft(known), 'address', 'Jl. Salah') });
    assert.equal(outcome.kind, 'otherCustomer');
    assert.ok(!recorder.operations.includes('updateCustomerByMobilePhone'));
    assert.notEqual(row(21).address, 'Jl. Salah');
  });

  test('open question 8: 08… and +628… are passed on as they were typed, and only the server says if they are one', async (t) => {
    const { api, rowWhere, recorder } = await useTenant(t);
    const { id, mobile } = rowWhere((row) => row.mobile?.startsWith('0') === true);
    const typed = [mobile ?? '', `+62${mobile?.slice(1)}`];
    assert.equal((await api.getCustomerDetail({ kind: 'mobile', value: typed[0] ?? '' })).id, id);
    const other = await failureOf(api.suspendCustomer({ kind: 'mobile', value: typed[1] ?? '' }));
    assert.equal(other.kind, 'badRequest');
    assert.deepEqual(recorder.queriesOf('getCustomerDetail'), [[['MobilePhone', typed[0]]]]);
    assert.deepEqual(recorder.bodiesOf('suspendCustomer'), [{ Phone: typed[1] }]);
  });

  for (const [fault, created] of [
    ['reset-before', 0],
    ['reset-after', 1],
    ['status-500', 0],
    ['status-500-after', 1],
    ['status-504-after', 1],
    ['status-503', 0],
    ['truncated', 1],
    ['html-200', 0],
  ] as const) {
    test(`open question 9: a create that ended in ${fault} is sent once, and may have been done`, async (t) => {
      const tenant = await useTenant(t, { faults: [`${fault}@createCustomer*1`] });
      const failure = await failureOf(tenant.api.createCustomer({ name: 'Rina', email: 'rina@example.com' }));
      assert.equal(failure.acted, 'unknown');
      assert.equal(sent(tenant, 'createCustomer'), 1);
      assert.equal(tenant.sandbox.store.size, 60 + created);
      const lookup = tenant.api.getCustomerDetail({ kind: 'email', value: 'rina@example.com' });
      const found = await lookup.then(
        ({ name }) => name,
        () => undefined,
      );
      assert.equal(found, created === 1 ? 'Rina' : undefined, 'the look-up tells');
      if (tenant.recorder.deviations().length > 0) tenant.expectSpoiltAnswers();
    });
  }

  test('open question 9: a create after a 429 is not sent again by itself', async (t) => {
    const tenant = await useTenant(t, { faults: ['429-seconds:1@createCustomer*1'] });
    const failure = ofKind(await failureOf(tenant.api.createCustomer({ name: 'Rina' })), 'rateLimited');
    assert.deepEqual([failure.acted, failure.waitMs, tenant.sandbox.store.size], ['no', 1000, 60]);
    assert.equal(sent(tenant, 'createCustomer'), 1);
  });

  for (const [fault, kind, stored] of [
    ['reset-after', 'saved', true],
    ['status-500-after', 'saved', true],
    ['truncated', 'saved', true],
    ['reset-before', 'failed', false],
    ['status-500', 'failed', false],
  ] as const) {
    test(`open question 9: a save whose answer was lost by ${fault} is looked up, never repeated: ${kind}`, async (t) => {
      const tenant = await useTenant(t, { faults: [`${fault}@updateCustomerById*1`] });
      const { id } = tenant.row(0);
      const outcome = await editAndSave(tenant.api, { kind: 'id', value: id }, { address: 'Jl. Baru' });
      assert.equal(outcome.kind, kind);
      if (stored) assert.deepEqual(savedOutcome(outcome).differences, []);
      assert.equal(sent(tenant, 'updateCustomerById'), 1);
      assert.equal(tenant.row(0).address === 'Jl. Baru', stored);
      if (tenant.recorder.deviations().length > 0) tenant.expectSpoiltAnswers();
    });
  }
});
