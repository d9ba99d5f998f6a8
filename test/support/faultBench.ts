import { Budget } from '../../src/api/budget.ts';
import { sleep } from '../../src/api/clock.ts';
import { createCustomerApi } from '../../src/api/createCustomerApi.ts';
import type { CustomerApi } from '../../src/api/customerApi.ts';
import type { RequestLogEntry } from '../../src/api/requestLog.ts';
import { DEFAULT_FIELD_NAMES } from '../../src/api/wire.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { FakeClock } from './fakeClock.ts';
import { inSimulatedTime, WatchedFetch } from './faultClock.ts';

/** As shipped, but for the size: what is cut off must not take long to make. */
const LIMITS = { headersMs: 15_000, idleMs: 15_000, totalMs: 60_000, maxBytes: 1_048_576 };
const NOW = Date.UTC(2026, 10, 22, 10);

/** An account at a sandbox of 20 customers over real HTTP, on a clock that passes hours in no time. */
export interface FaultBench {
  readonly sandbox: Sandbox;
  readonly network: WatchedFetch;
  readonly log: readonly RequestLogEntry[];
  /** A new connection: no token, a whole budget, everything at the sandbox as in the beginning. */
  connect(): CustomerApi;
  /** Runs work; `hanging` are routes that may never answer. Resolves with the ms that passed, too. */
  run<T>(work: Promise<T>, hanging?: readonly string[]): Promise<{ readonly value: T; readonly ms: number }>;
  close(): Promise<void>;
}

export async function startFaultBench(): Promise<FaultBench> {
  const clock = new FakeClock();
  const sandbox = await startSandbox({
    customers: 20,
    rateLimit: false,
    now: () => NOW + clock.now(),
    delay: (ms, signal) => sleep(clock, ms, signal),
  });
  const network = new WatchedFetch(async () => (await import('../../src/api/nodeFetch.ts')).nodeFetch);
  const log: RequestLogEntry[] = [];
  let dispose = () => {};
  const connect = (): CustomerApi => {
    dispose();
    sandbox.reset();
    network.forget();
    log.length = 0;
    const budget = new Budget(clock);
    const connected = createCustomerApi({
      budget: () => budget,
      origin: sandbox.origin,
      names: () => DEFAULT_FIELD_NAMES,
      getCredentials: async () => ({ clientId: sandbox.clientId, clientSecret: sandbox.clientSecret }),
      gate: async () => false,
      log: { nextCorrelation: () => log.length + 1, request: (entry) => log.push(entry) },
      loadFetch: network.load,
      clock,
      random: () => 0,
      limits: () => LIMITS,
    });
    dispose = connected.dispose;
    return connected.api;
  };
  return {
    ...{ sandbox, network, log, connect },
    run: async (work, hanging = []) => {
      const begun = clock.now();
      const value = await inSimulatedTime(work, { clock, network, hanging });
      return { value, ms: clock.now() - begun };
    },
    close: () => {
      dispose();
      return sandbox.close();
    },
  };
}
