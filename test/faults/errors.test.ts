import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CustomerApiOptions } from '../../src/api/createCustomerApi.ts';
import type { CustomerApi } from '../../src/api/customerApi.ts';
import type { CustomerKey } from '../../src/api/customerRecord.ts';
import type { ApiErrorKind } from '../../src/api/errors.ts';
import { ApiError } from '../../src/api/errors.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { ApiModules } from '../support/apiModules.ts';
import { apiModules } from '../support/apiModules.ts';
import { LANGUAGES } from '../support/languages.ts';
import { RecordingChannel } from '../support/recordingChannel.ts';
import { SUBJECTS } from '../support/subjects.ts';
import type { ErrorCase } from './errorCases.ts';
import { ERROR_CASES } from './errorCases.ts';

const PAGE = { pageNumber: 1, pageSize: 5 };
const LIMITS = { headersMs: 15_000, idleMs: 15_000, totalMs: 60_000, maxBytes: 1_048_576 };
/** For a server that hangs: nobody is to wait for it here. */
const IMPATIENT = { ...LIMITS, headersMs: 300, idleMs: 300 };
/** What a server's faults hold, and no log and no message may. */
const INNARDS = /StackTrace|CustomerController|System\.|<html|Rina/;
/** Said without a request. */
const UNSENT: readonly ApiErrorKind[] = [
  ...(['cancelled', 'unsafeUrl', 'secretMissing', 'readOnlyAccount', 'notConfirmed'] as const),
  ...(['unconfirmedNames', 'invalidInput'] as const),
];

interface Account {
  readonly api: CustomerApi;
  readonly log: InstanceType<ApiModules['ExtensionLog']>;
  readonly recorded: RecordingChannel;
  readonly dispose: () => void;
}

function connect(modules: ApiModules, sandbox: Sandbox, change: Partial<CustomerApiOptions> = {}): Account {
  const recorded = new RecordingChannel();
  const log = new modules.ExtensionLog(recorded.channel);
  const budget = new modules.Budget(modules.systemClock);
  const { api, dispose } = modules.createCustomerApi({
    budget: () => budget,
    origin: sandbox.origin,
    names: () => modules.defaultNames,
    getCredentials: async () => ({ clientId: sandbox.clientId, clientSecret: sandbox.clientSecret }),
    gate: async () => false,
    log,
    loadFetch: modules.loadFetch,
    clock: modules.systemClock,
    random: () => 0,
    limits: () => LIMITS,
    ...change,
  });
  return { api, log, recorded, dispose };
}

function anybody({ store }: Sandbox): CustomerKey {
  return { kind: 'id', value: store.at(1)?.id ?? '' };
}

function titleOf(kind: string, { faults = [], dialects = [], facts = {} }: ErrorCase): string {
  return [kind, ...faults, ...dialects, ...Object.entries(facts).map((fact) => fact.join(' '))].join(', ');
}

for (const [place, load] of SUBJECTS) {
  describe(`in ${place}`, () => {
    let modules = apiModules;
    let sandbox: Sandbox;
    before(async () => {
      modules = await load();
      sandbox = await startSandbox({ customers: 20, rateLimit: false });
    });
    after(() => sandbox.close());

    for (const [kind, cases] of Object.entries(ERROR_CASES)) {
      for (const errorCase of cases) {
        test(`the failure is ${titleOf(kind, errorCase)}`, async (t) => {
          const { faults = [], dialects = [], options, call, facts = {} } = errorCase;
          sandbox.reset();
          sandbox.setDialect(...dialects);
          sandbox.setFault(...faults);
          const limits = faults.some((fault) => fault.startsWith('hang')) ? IMPATIENT : LIMITS;
          const account = connect(modules, sandbox, { limits: () => limits, ...options?.(modules) });
          t.after(account.dispose);
          const error: unknown = await call(account.api).catch((reason: unknown) => reason);
          assert.ok(error instanceof modules.ApiError && error instanceof ApiError);
          assert.equal(error.detail.kind, kind);
          for (const [name, value] of Object.entries(facts)) assert.equal(Reflect.get(error.detail, name), value, name);
          assertTold(modules, error, account);
        });
      }
    }

    for (const fault of ['bom', 'wrong-content-type', 'no-content-type', 'duplicate-keys', 'prototype-keys', 'gzip']) {
      test(`an answer with ${fault} is understood`, async (t) => {
        sandbox.reset();
        const { api, dispose } = connect(modules, sandbox);
        t.after(dispose);
        const plain = await api.listCustomerWithTotalCount(PAGE);
        sandbox.setFault(fault);
        const { customers, totalCount } = await api.listCustomerWithTotalCount(PAGE);
        assert.deepEqual([customers.map(({ id }) => id), totalCount], [plain.customers.map(({ id }) => id), 20]);
      });
    }

    test('an id beyond 2^53 keeps every digit, and a number that cannot is not rounded', async (t) => {
      sandbox.reset();
      const { api, dispose } = connect(modules, sandbox);
      t.after(dispose);
      sandbox.setFault('long-ids');
      const { customers } = await api.listCustomers({ pageNumber: 1, pageSize: 3 });
      assert.deepEqual(
        customers.map(({ id }) => id),
        ['9007199254740993', '9007199254740994', '9007199254740995'],
      );
      sandbox.setFault('huge-numbers');
      const customer = await api.getCustomerDetail(anybody(sandbox));
      assert.equal(customer.loyaltyPoint, undefined);
      assert.equal(customer.unknownFields.LoyaltyPoint, '12345678901234567890123');
    });

    test('a status that is not documented is kept as it is', async (t) => {
      sandbox.reset();
      const { api, dispose } = connect(modules, sandbox);
      t.after(dispose);
      sandbox.setFault('unknown-values');
      const customer = await api.getCustomerDetail(anybody(sandbox));
      assert.deepEqual([customer.status, customer.unknownFields.Tier], ['Archived', { Level: 7 }]);
    });
  });
}

/** Safe words and a next step in both languages, and a number that leads to the lines of this call in the log. */
function assertTold({ failureText }: ApiModules, { detail, message }: ApiError, { log, recorded }: Account): void {
  for (const l10n of LANGUAGES) {
    const text = failureText(l10n, detail, { accountLabel: 'Shop' });
    const said = `${text.message} ${text.nextStep}`;
    assert.ok(text.message.length > 8);
    assert.ok(text.nextStep !== '' || ['cancelled', 'notConfirmed'].includes(detail.kind), 'a next step');
    assert.doesNotMatch(said, /\{\d\}|undefined/);
    assert.doesNotMatch(said, INNARDS);
    if (detail.correlation !== undefined) assert.ok(said.includes(`#${detail.correlation}`));
  }
  assert.doesNotMatch(`${message}\n${recorded.text}`, INNARDS);
  if (UNSENT.includes(detail.kind)) return;
  const number = `#${detail.correlation} `;
  const lines = recorded.lines.filter((line) => line.startsWith(number));
  assert.ok(lines.length > 0, 'the log has it');
  log.showDetails(detail);
  assert.equal(recorded.shown, 1);
  const details = recorded.lines.at(-1) ?? '';
  assert.ok(details.startsWith(`Details of ${number}`));
  for (const line of lines) assert.ok(details.includes(line), 'what happened is at the end, where the log opens');
  assert.doesNotMatch(details, INNARDS);
}
