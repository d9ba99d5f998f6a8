import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, test } from 'node:test';
import type { FieldNames } from '../../../src/api/wire.ts';
import { checkCustomerPin } from '../../../src/commands/pinCommand.ts';
import { customerPin } from '../../../src/sandbox/pins.ts';
import { record } from '../customers/fakes.ts';
import type { CustomerScene } from './customerFixture.ts';
import { customerScene, given, loadList, rowOf } from './customerFixture.ts';
import type { UserAct } from './fakeStepWindow.ts';
import { enter, leave } from './fakeStepWindow.ts';

/** The shapes of a tenant that answers with a flag, as its integrator would configure them. */
const CONFIRMED: Partial<FieldNames> = {
  pinCorrect: { status: 200, field: 'IsAuthenticated', value: true },
  pinWrong: { status: 200, field: 'IsAuthenticated', value: false },
};
const flag = { sandbox: { dialects: ['pin-flag'] }, names: CONFIRMED };
const UNRECOGNISED = 'DealPOS’s answer was not recognised, so treat it as not verified.';

/** A row, and a script whose `pin` is typed at the end. */
async function pinScene(t: TestContext, scene: CustomerScene = {}) {
  const parts = await customerScene(t, scene);
  const customer = given((await loadList(parts))[0]);
  return { ...parts, customer, row: rowOf(parts.accountId, customer), pin: customerPin(1, customer.id ?? '') };
}

async function knownPin(t: TestContext): Promise<string> {
  return (await pinScene(t)).pin;
}

describe('Check Customer PIN…', () => {
  test('says that a right PIN is right, with one request', async (t) => {
    const parts = await pinScene(t, { ...flag, script: [enter(await knownPin(t))] });
    await checkCustomerPin(parts.deps, [parts.row]);
    assert.deepEqual(parts.dialogs.told, [`${parts.customer.name}: the PIN is correct.`]);
    assert.deepEqual(parts.requests(), ['checkCustomerPinAuthenticate']);
  });

  test('says that a wrong PIN is wrong, in a dialog, with one request', async (t) => {
    const wrong = (await knownPin(t)) === '000001' ? '000002' : '000001';
    const parts = await pinScene(t, { ...flag, script: [enter(wrong)] });
    await checkCustomerPin(parts.deps, [parts.row]);
    assert.equal(parts.dialogs.questions[0]?.message, `${parts.customer.name}: the PIN is wrong.`);
    assert.deepEqual(parts.dialogs.told, []);
    assert.deepEqual(parts.requests(), ['checkCustomerPinAuthenticate']);
  });

  for (const dialects of [[], ['pin-flag'], ['pin-message'], ['pin-401']]) {
    for (const which of ['right', 'wrong'] as const) {
      test(`without confirmed answers a ${which} PIN of ${dialects[0] ?? 'the default'} is not recognised`, async (t) => {
        const pin = which === 'right' ? await knownPin(t) : '1';
        const parts = await pinScene(t, { sandbox: { dialects }, script: [enter(pin)] });
        await checkCustomerPin(parts.deps, [parts.row]);
        assert.equal(parts.dialogs.questions[0]?.message, UNRECOGNISED);
        assert.deepEqual(parts.dialogs.told, []);
        assert.deepEqual(parts.requests(), ['checkCustomerPinAuthenticate']);
      });
    }
  }

  for (const fault of ['status-401', 'status-403']) {
    test(`${fault} is neither right nor wrong and is not sent again with a new token`, async (t) => {
      const parts = await pinScene(t, { ...flag, script: [enter('1')] });
      parts.sandbox.setFault(`${fault}@checkCustomerPinAuthenticate`);
      await checkCustomerPin(parts.deps, [parts.row]);
      assert.equal(parts.dialogs.questions[0]?.message, UNRECOGNISED);
      assert.deepEqual(parts.requests(), ['checkCustomerPinAuthenticate']);
    });
  }

  for (const [fault, kind] of [
    ['status-500-after', 'serverError'],
    ['reset-after', 'connectionLost'],
    ['html-200', undefined],
  ] as const) {
    test(`${fault} is told and never sent again`, async (t) => {
      const parts = await pinScene(t, { ...flag, script: [enter('1')] });
      parts.sandbox.setFault(`${fault}@checkCustomerPinAuthenticate`);
      await checkCustomerPin(parts.deps, [parts.row]);
      assert.equal(parts.dialogs.questions[0]?.message, kind ? `${kind} of Shop 1` : UNRECOGNISED);
      assert.deepEqual(parts.dialogs.told, []);
      assert.deepEqual(parts.requests(), ['checkCustomerPinAuthenticate']);
    });
  }

  test('masks the box, and keeps leading zeros', async (t) => {
    const parts = await pinScene(t, { ...flag, script: [enter(' 0007 ')] });
    const api = given(parts.connections.api(parts.accountId));
    const sent = t.mock.method(api, 'checkCustomerPinAuthenticate');
    await checkCustomerPin(parts.deps, [parts.row]);
    assert.equal(parts.steps.shown[0]?.password, true);
    assert.equal(sent.mock.calls[0]?.arguments[1], '0007');
  });

  test('shows the PIN nowhere and leaves it in no history', async (t) => {
    const parts = await pinScene(t, { ...flag, script: [enter('918273')] });
    await checkCustomerPin(parts.deps, [parts.row]);
    const shown = [parts.dialogs.told, parts.dialogs.questions, parts.dialogs.titles, parts.history.recent()];
    const stored = [[...parts.memento.values], [...parts.secrets.values]];
    assert.ok(!JSON.stringify([shown, stored]).includes('918273'));
  });

  for (const text of ['', '  ', '12a4', '１２３４', '-1', '1'.repeat(33)]) {
    test(`${JSON.stringify(text)} is refused in the box`, async (t) => {
      const tryIt: UserAct = (input) => {
        enter(text)(input);
        assert.notEqual(input.validationMessage, undefined);
        leave(input);
      };
      const parts = await pinScene(t, { script: [tryIt] });
      await checkCustomerPin(parts.deps, [parts.row]);
      assert.deepEqual([parts.requests(), parts.dialogs.questions], [[], []]);
    });
  }

  test('Cancel on the progress notification sends nothing and is silent', async (t) => {
    const parts = await pinScene(t, { script: [enter('1234')] });
    parts.dialogs.cancelProgress = true;
    await checkCustomerPin(parts.deps, [parts.row]);
    assert.deepEqual([parts.requests(), parts.dialogs.questions, parts.dialogs.told], [[], [], []]);
  });

  test('several rows are refused before anything is asked', async (t) => {
    const parts = await pinScene(t);
    const rows = [parts.row, { ...parts.row, customer: 'id:other' }];
    await checkCustomerPin(parts.deps, [rows[0], rows]);
    assert.deepEqual([parts.steps.shown.length, parts.requests()], [0, []]);
    assert.equal(parts.dialogs.told.length, 1);
  });

  test('a customer without an ID is refused before the PIN is asked for', async (t) => {
    const parts = await pinScene(t);
    const keyless = record({ code: 'X-1', name: 'Nanda' });
    parts.directories.showIdList(parts.accountId, { records: [keyless], missing: [], unread: [], error: undefined });
    await checkCustomerPin(parts.deps, [rowOf(parts.accountId, keyless)]);
    assert.deepEqual([parts.steps.shown.length, parts.requests()], [0, []]);
    assert.deepEqual(parts.dialogs.told, ['Nanda has no known ID, which this call needs.']);
  });

  test('called on nothing it asks for the customer first', async (t) => {
    const { customer, pin } = await pinScene(t);
    const parts = await pinScene(t, { ...flag, script: [enter(customer.code ?? ''), enter(pin)] });
    await checkCustomerPin(parts.deps, []);
    assert.deepEqual(parts.requests(), ['getCustomerDetail', 'checkCustomerPinAuthenticate']);
    assert.equal(parts.dialogs.told.length, 1);
  });

  test('is refused by a read-only account, because what it does besides is not documented', async (t) => {
    const parts = await pinScene(t, { ...flag, accounts: [{ mode: 'readOnly' }], script: [enter(await knownPin(t))] });
    await checkCustomerPin(parts.deps, [parts.row]);
    assert.deepEqual([parts.dialogs.told, parts.requests()], [[], []]);
    assert.equal(parts.dialogs.questions[0]?.message, 'readOnlyAccount of Shop 1');
  });

  test('asks first where the account confirms every write, and a no sends nothing and says nothing', async (t) => {
    const script = [enter(await knownPin(t))];
    const parts = await pinScene(t, { ...flag, accounts: [{ mode: 'confirm' }], confirms: [false], script });
    await checkCustomerPin(parts.deps, [parts.row]);
    assert.deepEqual([parts.dialogs.told, parts.dialogs.questions, parts.requests()], [[], [], []]);
  });
});
