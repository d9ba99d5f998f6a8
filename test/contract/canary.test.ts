import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../src/api/errors.ts';
import type { RequestLogEntry } from '../../src/api/requestLog.ts';
import { customerPin } from '../../src/sandbox/pins.ts';
import { directoryOf, editAndSave } from '../support/contractActions.ts';
import type { Tenant } from '../support/contractTenant.ts';
import { useTenant } from '../support/contractTenant.ts';
import { day } from '../unit/customers/fakes.ts';

/** Texts that occur nowhere else: wherever one turns up, personal data or a secret got there. */
const CANARY = {
  name: 'Kenari Zaitunqx',
  firstName: 'Kenariqx',
  lastName: 'Zaitunqx',
  email: 'kenari.zaitunqx@example.com',
  mobile: '089911223344',
  phone: '0218877665544',
  address: 'Jl. Kenariqx 987654',
  code: 'KNR-778899',
};
const BIRTH_DATE = '1973-07-19';
const NAMES = { mergeTarget: 'TargetID', mergeSources: 'SourceIDs' };
const BAD_SECRET = 'c0ffee00-dead-4bad-8bad-5ec2e7ca9a57';
/** Each call meets each of these once. */
const FAULTS = [
  'status-400',
  'status-409',
  'status-500-after',
  'html-200',
  'garbage-json',
  'truncated',
  'reset-after',
  'gzip-broken',
];

interface Spilled {
  readonly log: readonly RequestLogEntry[];
  readonly errors: readonly ApiError[];
  /** Tokens, the PIN, client id and secret. */
  readonly credentials: readonly string[];
  /** These, and what else must not be spilt. */
  readonly secrets: readonly string[];
}

/** Every call of the API on the canary: carried out, refused as a duplicate, and spoilt by each fault. */
async function broadJourney(tenant: Tenant): Promise<Spilled> {
  const { api, sandbox, row, recorder, log } = tenant;
  const errors: ApiError[] = [];
  const tolerate = async (work: Promise<unknown>) => {
    await work.catch((error: unknown) => {
      assert.ok(error instanceof ApiError);
      errors.push(error);
    });
  };
  const { id = '' } = await api.createCustomer({ ...CANARY, birthDate: day(BIRTH_DATE), status: 'Active' });
  const pin = customerPin(1, id);
  await everyCall(tenant, id, pin, tolerate);
  for (const fault of FAULTS) {
    sandbox.setFault(fault);
    await everyCall(tenant, id, pin, tolerate);
  }
  sandbox.setFault();
  sandbox.store.remove(sandbox.store.find('id', id)?.number ?? 0);
  await everyCall(tenant, id, pin, tolerate);
  const tokens = recorder.exchanges.flatMap(({ request }) => request.headers.Authorization?.split(' ')[1] ?? []);
  const credentials = [...tokens, pin, sandbox.clientId, sandbox.clientSecret];
  return { log, errors, credentials, secrets: [...credentials, id, row(1).email ?? ''] };
}

async function everyCall(
  { api, row }: Tenant,
  id: string,
  pin: string,
  tolerate: (work: Promise<unknown>) => Promise<void>,
): Promise<void> {
  const { name, email, mobile, code, address } = CANARY;
  await tolerate(api.listCustomers({ pageNumber: 1, pageSize: 5, name, outlet: name, from: day(BIRTH_DATE) }));
  await tolerate(api.listCustomerWithTotalCount({ pageNumber: 1, pageSize: 5, name }));
  for (const key of [
    { kind: 'id', value: id },
    { kind: 'code', value: code },
    { kind: 'email', value: email },
    { kind: 'mobile', value: mobile },
  ] as const) {
    await tolerate(api.getCustomerDetail(key));
    await tolerate(api.suspendCustomer(key));
    await tolerate(api.unsuspendCustomer(key));
  }
  await tolerate(api.getCustomerByListId([id]));
  await tolerate(api.getNewCustomerCode());
  await tolerate(api.createCustomer({ ...CANARY, birthDate: day(BIRTH_DATE) }));
  await tolerate(api.updateCustomerById(id, { email: row(1).email ?? '' }));
  await tolerate(api.updateCustomerByCode(code, { address }));
  await tolerate(api.updateCustomerByEmail(email, { address }));
  await tolerate(api.updateCustomerByMobilePhone(mobile, { address }));
  await tolerate(api.updateAppLastSignInCustomerById(id));
  await tolerate(api.verifyCustomerMobile(id, true));
  await tolerate(api.verifyCustomerEmail(id, true));
  await tolerate(api.checkCustomerPinAuthenticate(id, pin));
  await tolerate(api.mergeCustomer(id, [`${id}0`]));
  await tolerate(api.deleteCustomerByEmail(`x${email}`));
  await tolerate(api.deleteCustomerByCode(`x${code}`));
  await tolerate(editAndSave(api, { kind: 'email', value: email }, { address: `${address} A` }));
  await directoryOf(api).load();
}

function assertSilent(text: string, secrets: readonly string[], where: string): void {
  for (const secret of [...Object.values(CANARY), BIRTH_DATE, ...secrets]) {
    for (const form of [secret, encodeURIComponent(secret), secret.toLowerCase()]) {
      assert.ok(form === '' || !text.includes(form), `${where} holds ${form}`);
    }
  }
}

test('a journey through every call, every refusal and every fault spills no personal data and no secret', async (t) => {
  const tenant = await useTenant(t, { names: NAMES });
  tenant.expectSpoiltAnswers();
  const { log, errors, credentials, secrets } = await broadJourney(tenant);

  await t.test('into the log, whose entries are an allow-list', () => {
    assert.equal(log.length, tenant.recorder.exchanges.length, 'every request is in the log');
    // The digits of a measured time may be those of a PIN by chance.
    const text = JSON.stringify(log, (name, value) => (name === 'ms' ? Math.round(value) : value));
    assertSilent(text, secrets, 'the log');
    const allowed = 'attempt budgetLeft correlation method ms operation outcome route';
    for (const entry of log) assert.equal(Object.keys(entry).sort().join(' '), allowed);
  });

  await t.test('into the message or the stack of an error', () => {
    const kinds = new Set(errors.map(({ detail }) => detail.kind));
    for (const kind of ['badRequest', 'conflict', 'serverError', 'notJson', 'connectionLost'] as const) {
      assert.ok(kinds.has(kind), `the journey never met ${kind}`);
    }
    for (const error of errors) {
      assertSilent(`${error.message}\n${String(error)}\n${error.stack}`, secrets, error.message);
    }
    const shown = errors.filter(
      ({ detail }) => 'serverMessage' in detail && detail.serverMessage?.includes(CANARY.code),
    );
    assert.ok(shown.length > 0, 'the words of the server, which are shown, do hold such data');
  });

  await t.test('into what the write gate is asked, but for whom it is about, and no PIN at all', () => {
    assert.ok(tenant.gated.length > 100);
    const values = tenant.gated.map(({ subject, ...request }) => ({ ...request, parts: Object.keys(subject) }));
    assertSilent(JSON.stringify(values), secrets, 'the gate');
    const kinds = new Set(['id', 'code', 'email', 'mobile']);
    for (const { subject } of tenant.gated) {
      for (const key of subject.keys) assert.ok(kinds.has(key.kind));
      assert.deepEqual(
        Object.keys(subject).filter((part) => !['keys', 'verified'].includes(part)),
        [],
      );
    }
    const whole = JSON.stringify(tenant.gated);
    for (const secret of credentials) assert.ok(!whole.includes(secret), 'the gate holds a secret');
  });

  await t.test('of PINs and client secrets, even into what the sandbox remembers', () => {
    const remembered = JSON.stringify(tenant.sandbox.requests);
    assert.ok(remembered.includes('[hidden]'));
    assert.ok(!remembered.includes(tenant.sandbox.clientSecret));
    const sentPins = tenant.recorder
      .bodiesOf('checkCustomerPinAuthenticate')
      .map((body) => Reflect.get(Object(body), 'PIN'));
    assert.ok(sentPins.length > 5);
    for (const pin of sentPins) assert.ok(!remembered.includes(`"${pin}"`));
  });
});

test('credentials that are rejected are not in the error and not in the log', async (t) => {
  const { api, log } = await useTenant(t, { credentials: { clientSecret: BAD_SECRET, clientId: BAD_SECRET } });
  const error = await api.listCustomers({ pageNumber: 1, pageSize: 1 }).catch((reason: unknown) => reason);
  assert.ok(error instanceof ApiError);
  assertSilent(`${error.message} ${error.stack} ${JSON.stringify(error.detail)}`, [BAD_SECRET], 'the error');
  assertSilent(JSON.stringify(log), [BAD_SECRET], 'the log');
});
