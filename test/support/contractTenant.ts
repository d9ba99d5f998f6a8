import assert from 'node:assert/strict';
import { Budget } from '../../src/api/budget.ts';
import type { WriteRequest } from '../../src/api/client.ts';
import type { Clock } from '../../src/api/clock.ts';
import { systemClock } from '../../src/api/clock.ts';
import { createCustomerApi } from '../../src/api/createCustomerApi.ts';
import type { CustomerApi } from '../../src/api/customerApi.ts';
import type { RequestLogEntry } from '../../src/api/requestLog.ts';
import type { Credentials } from '../../src/api/token.ts';
import type { TransportLimits } from '../../src/api/transportLimits.ts';
import type { FieldNames } from '../../src/api/wire.ts';
import { DEFAULT_FIELD_NAMES } from '../../src/api/wire.ts';
import type { CustomerRow } from '../../src/sandbox/customerRow.ts';
import type { SandboxOptions } from '../../src/sandbox/options.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { ContractRecorder } from './contractRecorder.ts';
import { ContractValidator } from './contractValidator.ts';
import { WatchedLog } from './watchedLog.ts';

/** The part of a test context that ends what a test began. */
interface Ender {
  after(callback: () => Promise<void>): void;
}

export interface TenantOptions extends Omit<SandboxOptions, 'port'> {
  readonly names?: Partial<FieldNames>;
  readonly clock?: Clock;
  readonly credentials?: Partial<Credentials>;
  readonly limits?: TransportLimits;
}

/** A sandbox with the real client connected to it, every exchange between them held against the contract. */
export interface Tenant {
  readonly sandbox: Sandbox;
  readonly api: CustomerApi;
  readonly budget: Budget;
  readonly recorder: ContractRecorder;
  readonly log: readonly RequestLogEntry[];
  /** What the write gate was asked. */
  readonly gated: readonly WriteRequest[];
  /** Another client of the same tenant, with a token and a budget of its own: the till, say. */
  connectAnother(): CustomerApi;
  /** Rows of the sandbox in the order of creation. */
  row(number: number): CustomerRow;
  /** The first row of which this is true. */
  rowWhere(wanted: (row: CustomerRow) => boolean): CustomerRow;
  /** Departures from the contract that the test expects, exactly; without this call there must be none. */
  expectDeviations(...deviations: readonly string[]): void;
  /** As `expectDeviations`, for faults: some answer must depart from the contract, and no request may. */
  expectSpoiltAnswers(): void;
}

const validator = await ContractValidator.load();
const PRODUCTION_FETCH = async () => (await import('../../src/api/nodeFetch.ts')).nodeFetch;

/**
 * Starts a tenant for one test: 60 customers and no rate limit unless the options say otherwise, node-fetch as in the
 * shipped extension, pauses of no length between attempts. At the test's end no exchange may have passed unvalidated, and
 * nothing that was sent may be in the log.
 */
export async function useTenant(ender: Ender, options: TenantOptions = {}): Promise<Tenant> {
  const { names, clock = systemClock, credentials, limits, ...sandboxOptions } = options;
  const sandbox = await startSandbox({ customers: 60, rateLimit: false, ...sandboxOptions, port: 0 });
  const recorder = new ContractRecorder(validator, PRODUCTION_FETCH, new Set(Object.values(names ?? {}).map(String)));
  const log = new WatchedLog();
  const gated: WriteRequest[] = [];
  const { clientId, clientSecret } = sandbox;
  const connect = (budget: Budget) =>
    createCustomerApi({
      budget: () => budget,
      origin: sandbox.origin,
      names: () => ({ ...DEFAULT_FIELD_NAMES, ...names }),
      getCredentials: async () => ({ clientId, clientSecret, ...credentials }),
      gate: async (request) => {
        gated.push(request);
        return false;
      },
      log,
      loadFetch: recorder.load,
      clock,
      random: () => 0,
      ...(limits === undefined ? {} : { limits: () => limits }),
    });
  const budget = new Budget(clock);
  const connected = connect(budget);
  let expected: readonly string[] | 'spoiltAnswers' = [];
  ender.after(async () => {
    connected.dispose();
    const seen = sandbox.requestCount;
    await sandbox.close();
    // Equal, but for requests without an answer: their connection may have broken before they arrived.
    const answered = recorder.exchanges.filter(({ answer }) => answer !== undefined).length;
    assert.ok(seen <= recorder.exchanges.length && seen >= answered, 'traffic that nobody validated');
    log.assertSilent(recorder.exchanges);
    const deviations = recorder.deviations();
    if (expected === 'spoiltAnswers') {
      assert.ok(deviations.length > 0, 'no answer was spoilt');
      expected = deviations.filter((text) => text.includes(' answer: '));
    }
    assert.deepEqual(deviations, expected, 'departures from the contract');
  });
  return {
    sandbox,
    api: connected.api,
    budget,
    recorder,
    log: log.entries,
    gated,
    connectAnother: () => connect(new Budget(clock)).api,
    row: (number) => found(sandbox.store.at(number)),
    rowWhere: (wanted) => found([...sandbox.store.rows()].find(wanted)),
    expectDeviations: (...deviations) => {
      expected = deviations;
    },
    expectSpoiltAnswers: () => {
      expected = 'spoiltAnswers';
    },
  };
}

function found(row: CustomerRow | undefined): CustomerRow {
  assert.ok(row, 'the sandbox has no such customer');
  return row;
}
