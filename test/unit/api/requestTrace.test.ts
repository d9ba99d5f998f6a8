import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { operations } from '../../../src/api/operations.ts';
import { tracedBody } from '../../../src/api/requestTrace.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import { failureOf } from '../../support/apiErrors.ts';
import { always, connect } from '../../support/apiHarness.ts';

const ID = '00000000-0000-4000-8000-000000000001';

describe('requestTrace', () => {
  test('hears of every request of the log, the token call included, with the same facts', async () => {
    const { api, log, traced } = connect(always({ ID, Name: 'Budi' }));
    await api.getCustomerDetail({ kind: 'id', value: ID });
    assert.deepEqual(
      traced.map(({ correlation, operation, method, route, outcome }) => [
        correlation,
        operation,
        method,
        route,
        outcome,
      ]),
      log.map(({ correlation, operation, method, route, outcome }) => [correlation, operation, method, route, outcome]),
    );
    assert.deepEqual(
      traced.map(({ operation }) => operation),
      ['createToken', 'getCustomerDetail'],
    );
  });

  test('has the whole URL, whether the token went along, and the body', async () => {
    const { api, traced } = connect(always({}));
    await api.getCustomerDetail({ kind: 'email', value: 'a+b@example.com' }).catch(() => undefined);
    await api.suspendCustomer({ kind: 'id', value: ID });
    const [token, detail, suspend] = traced;
    assert.equal(token?.authorized, false);
    assert.equal(detail?.url, 'https://shop.example/api/v3/Customer/Detail?Email=a%2Bb%40example.com');
    assert.deepEqual([detail?.authorized, detail?.body], [true, undefined]);
    assert.deepEqual(suspend?.body, { fields: { ID }, secrets: {} });
  });

  test('each attempt counts, and one without an answer has the kind of failure', async () => {
    const { api, log, traced } = connect(() => ({
      fail: Object.assign(new Error('x'), { type: 'system', code: 'ECONNRESET' }),
    }));
    assert.equal((await failureOf(api.suspendCustomer({ kind: 'id', value: ID }))).kind, 'connectionLost');
    assert.equal(traced.length, log.length);
    assert.equal(traced.at(-1)?.outcome, 'connectionLost');
  });

  test('holds no PIN, client id, client secret or token', async () => {
    const { api, traced } = connect(always({ Message: 'x' }));
    await api.checkCustomerPinAuthenticate(ID, '004217');
    const text = JSON.stringify(traced);
    for (const secret of ['004217', 'client-1', 'secret-1', 'token-1']) assert.ok(!text.includes(secret), secret);
    assert.deepEqual(traced.at(-1)?.body, { fields: { CustomerID: ID, PIN: '' }, secrets: { PIN: 'DEALPOS_PIN' } });
  });

  test('a PIN under a name that was configured is left out as well', async () => {
    const { api, traced } = connect(always({}), { names: { pinPin: 'Sandi', pinCustomerId: 'Kunci' } });
    await api.checkCustomerPinAuthenticate(ID, '004217');
    assert.ok(!JSON.stringify(traced).includes('004217'));
  });

  test('whatever carries a secret says so in the operations table', () => {
    const { createToken, checkCustomerPinAuthenticate } = operations;
    const kinds = Object.values(operations).filter(({ kind }) => kind === 'token' || kind === 'secretCheck');
    assert.deepEqual(
      kinds.map(({ id }) => id),
      [createToken.id, checkCustomerPinAuthenticate.id],
    );
    const token = createToken.encode({ clientId: 'a', clientSecret: 'b' }, DEFAULT_FIELD_NAMES);
    const pin = checkCustomerPinAuthenticate.encode({ customerId: ID, pin: '1' }, DEFAULT_FIELD_NAMES);
    assert.deepEqual(Object.values(token.secrets ?? {}), ['DEALPOS_CLIENT_ID', 'DEALPOS_CLIENT_SECRET']);
    assert.deepEqual(Object.values(pin.secrets ?? {}), ['DEALPOS_PIN']);
  });

  test('a body keeps the order of its fields', () => {
    const { fields } = tracedBody({ PIN: '1', B: 2, A: null }, { PIN: 'DEALPOS_PIN' });
    assert.deepEqual(Object.entries(fields), [
      ['PIN', ''],
      ['B', 2],
      ['A', null],
    ]);
  });
});
