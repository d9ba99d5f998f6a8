import type { Budget } from './budget.ts';
import type { WriteGate } from './client.ts';
import { ApiClient } from './client.ts';
import type { Clock } from './clock.ts';
import { CustomerApi } from './customerApi.ts';
import { Exchange } from './exchange.ts';
import type { RequestLog } from './requestLog.ts';
import { RequestRunner } from './requestRunner.ts';
import type { RequestTrace } from './requestTrace.ts';
import type { Credentials } from './token.ts';
import { TokenSource } from './token.ts';
import type { FetchLike } from './transport.ts';
import { HttpTransport } from './transport.ts';
import type { TransportLimits } from './transportLimits.ts';
import { defaultLimits } from './transportLimits.ts';
import type { FieldNames } from './wire.ts';
import type { WriteRecorder } from './writeRecorder.ts';

export interface CustomerApiOptions {
  /** As `parseOrigin` gives it; checked again before every request. */
  readonly origin: string;
  /** As `parseFieldNames` gives them. Asked at every call, so that a changed setting counts at once. */
  readonly names: () => FieldNames;
  /** Asked whenever a token is needed; undefined where the secret is not on this machine. */
  readonly getCredentials: () => Promise<Credentials | undefined>;
  readonly gate: WriteGate;
  readonly log: RequestLog;
  /** Undefined where requests are not kept, such as for a test of the connection. */
  readonly trace?: RequestTrace;
  /** Undefined where writes are not recorded, such as for a test of the connection. */
  readonly recorder?: WriteRecorder;
  /** Called at the first request: `async () => (await import('…/nodeFetch.ts')).nodeFetch`. */
  readonly loadFetch: () => Promise<FetchLike>;
  readonly clock: Clock;
  /** 0 up to 1, for the pauses between attempts. */
  readonly random: () => number;
  /** Asked at each request. */
  readonly limits?: () => TransportLimits;
  /** The budget of the host and client id. Asked for each request, after the credentials were (open question 27). */
  readonly budget: () => Budget;
}

/** The API of one account, with what the rest of the house may see of its inside. */
export interface ConnectedCustomerApi {
  readonly api: CustomerApi;
  /** Asks for a token again although one was just refused: the user has confirmed the secret. */
  forgetRefusal(): void;
  /** Ends everything under way as `cancelled` and forgets the token. */
  dispose(): void;
}

/** Wires the API of one account. Does no network and asks for no secret before the first call. */
export function createCustomerApi(options: CustomerApiOptions): ConnectedCustomerApi {
  const { origin, names, getCredentials, gate, log, trace, recorder, loadFetch, clock, random, budget } = options;
  const limits = options.limits ?? defaultLimits;
  const transport = new HttpTransport({ loadFetch, clock, limits });
  const exchange = new Exchange({ origin, transport, budget, log, clock, ...(trace === undefined ? {} : { trace }) });
  const token = new TokenSource({ exchange, names, getCredentials, clock, random });
  const runner = new RequestRunner({ exchange, token, clock, random, deadlineMs: () => limits().totalMs });
  const client = new ApiClient({ names, gate, runner, ...(recorder === undefined ? {} : { recorder }) });
  return {
    api: new CustomerApi(client),
    forgetRefusal: () => token.forgetRefusal(),
    dispose: () => {
      client.dispose();
      token.clear();
    },
  };
}
