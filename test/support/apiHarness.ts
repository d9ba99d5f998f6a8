import { Budget } from '../../src/api/budget.ts';
import type { WriteGate, WriteRequest } from '../../src/api/client.ts';
import { createCustomerApi } from '../../src/api/createCustomerApi.ts';
import type { RequestLogEntry } from '../../src/api/requestLog.ts';
import type { TracedRequest } from '../../src/api/requestTrace.ts';
import type { Credentials } from '../../src/api/token.ts';
import type { FieldNames } from '../../src/api/wire.ts';
import { DEFAULT_FIELD_NAMES } from '../../src/api/wire.ts';
import type { WriteRecorder } from '../../src/api/writeRecorder.ts';
import { FakeClock } from './fakeClock.ts';
import type { Reply, Script, SeenRequest } from './scriptedFetch.ts';
import { ScriptedFetch } from './scriptedFetch.ts';

const TOKEN_PATH = DEFAULT_FIELD_NAMES.tokenPath;
const ORIGIN = 'https://shop.example';
/** The `Date` field of every scripted answer that names none. */
export const SERVER_DATE = 'Sun, 22 Nov 2026 10:00:00 GMT';

export interface HarnessOptions {
  readonly names?: Partial<FieldNames>;
  readonly gate?: WriteGate;
  readonly getCredentials?: () => Promise<Credentials | undefined>;
  readonly origin?: string;
  /** Replies to token calls; by default each gives a new token that lives an hour. */
  readonly token?: Script;
  readonly random?: () => number;
  readonly recorder?: WriteRecorder;
}

/**
 * One account's API over a scripted network and a fake clock. `script` replies to everything but token calls; `sent`
 * holds those requests, `tokenCalls` the others, `gated` what the write gate was asked.
 */
export function connect(script: Script, options: HarnessOptions = {}) {
  const clock = new FakeClock();
  const sent: SeenRequest[] = [];
  const tokenCalls: SeenRequest[] = [];
  const gated: WriteRequest[] = [];
  const log: RequestLogEntry[] = [];
  const traced: TracedRequest[] = [];
  let calls = 0;
  const token = options.token ?? ((_, index) => ({ json: { access_token: `token-${index + 1}`, expires_in: 3600 } }));
  const tokenPath = options.names?.tokenPath ?? TOKEN_PATH;
  const network = new ScriptedFetch((request) => {
    const list = request.path === tokenPath ? tokenCalls : sent;
    list.push(request);
    return (request.path === tokenPath ? token : script)(request, list.length - 1);
  });
  const budget = new Budget(clock);
  const connected = createCustomerApi({
    budget: () => budget,
    origin: options.origin ?? ORIGIN,
    names: () => ({ ...DEFAULT_FIELD_NAMES, ...options.names }),
    getCredentials:
      options.getCredentials ?? (() => Promise.resolve({ clientId: 'client-1', clientSecret: 'secret-1' })),
    gate: async (request) => {
      gated.push(request);
      return (await options.gate?.(request)) ?? false;
    },
    log: { nextCorrelation: () => ++calls, request: (entry) => log.push(entry) },
    trace: { sent: (request) => traced.push(request) },
    loadFetch: network.load,
    clock,
    random: options.random ?? (() => 0.5),
    ...(options.recorder && { recorder: options.recorder }),
  });
  return { ...connected, budget, clock, sent, tokenCalls, gated, log, traced, network };
}

/** A script that gives the same JSON to everything. */
export function always(json: unknown, status = 200): Script {
  return () => ({ json, status });
}

/** A script that gives the replies in order; the last one from then on. */
export function inOrder(...replies: readonly Reply[]): Script {
  return (_: SeenRequest, index: number): Reply => replies[Math.min(index, replies.length - 1)] ?? {};
}
