import type { AnswerForm } from './answerBody.ts';
import { readAnswerBody } from './answerBody.ts';
import { answerErrorDetail } from './answerError.ts';
import { isRefusal, isSuccess } from './answerStatus.ts';
import type { Budget, Permit } from './budget.ts';
import type { Clock } from './clock.ts';
import type { AnswerBody } from './decodeAnswers.ts';
import type { QueryParameter } from './encodeRequest.ts';
import { ApiError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { NO_ROLE } from './operation.ts';
import type { OperationId } from './operationId.ts';
import { requestUrl } from './origin.ts';
import type { RequestLog } from './requestLog.ts';
import type { RequestTrace, SecretFields } from './requestTrace.ts';
import { tracedBody } from './requestTrace.ts';
import type { Transport, TransportAnswer, TransportRequest } from './transport.ts';
import type { Turn } from './turn.ts';

/** One attempt at one call. */
export interface ExchangeRequest {
  readonly operation: OperationId;
  readonly method: string;
  readonly path: string;
  /** What the log may name. */
  readonly route: string;
  readonly role: string;
  readonly query?: readonly QueryParameter[];
  readonly body?: JsonObject;
  /** What of the body may not be kept. */
  readonly secrets?: SecretFields;
  readonly answerForm: AnswerForm;
  /** Whether a refusal (4xx) is itself an answer. */
  readonly takesRefusals: boolean;
  readonly priority: Turn;
  /** What the call is part of; jobs take turns. */
  readonly job?: object;
  readonly attempt: number;
  /** Number of the call in the log, the same for all of its attempts. */
  readonly correlation: number;
  /** When the call began that this is an attempt at, by the clock. */
  readonly begunAt: number;
  /** Milliseconds that are left for it; no more than the transport's own limit counts. */
  readonly timeLeftMs?: number;
  /** Where the token comes from; undefined for the call that fetches it. */
  readonly token?: TokenHolder;
  /** Called at the moment of sending, with the token that goes along. */
  readonly onSending?: (token: string | undefined) => void;
}

/** What an exchange needs of the token source. */
export interface TokenHolder {
  /** The token that is good now, if there is one. */
  current(): string | undefined;
  /** Fetches one where there is none, for a call that began then. */
  get(signal: AbortSignal | undefined, begunAt: number): Promise<string>;
}

/** A successful answer. */
export interface ExchangeAnswer {
  readonly status: number;
  readonly body: AnswerBody;
  /** Number of the call in the log. */
  readonly correlation: number;
  /** The answer's own `Date` field. */
  readonly date: string | undefined;
}

export interface ExchangeDeps {
  /** As `parseOrigin` gives it. Every request stays at it. */
  readonly origin: string;
  readonly transport: Transport;
  /** The budget of the host and client id; asked for each request, when the credentials have been read. */
  readonly budget: () => Budget;
  readonly log: RequestLog;
  /** Undefined where requests are not kept. */
  readonly trace?: RequestTrace;
  readonly clock: Clock;
}

/** One request at one origin: waits for the budget, sends, teaches the budget, logs, and judges the status. */
export class Exchange {
  readonly #deps: ExchangeDeps;

  constructor(deps: ExchangeDeps) {
    this.#deps = deps;
  }

  /** The next call's number in the log. */
  nextCorrelation(): number {
    return this.#deps.log.nextCorrelation();
  }

  /** Throws ApiError for everything but a 2xx (and a refusal, where that is taken). */
  async send(request: ExchangeRequest, signal?: AbortSignal): Promise<ExchangeAnswer> {
    const url = requestUrl(this.#deps.origin, request.path, request.query);
    const { permit, token } = await this.#takeTurn(request, signal);
    request.onSending?.(token);
    try {
      return this.#judge(request, await this.#transmit(request, prepare(request, url, token), permit, signal));
    } catch (error) {
      throw numbered(error, request.correlation);
    }
  }

  #judge(request: ExchangeRequest, answer: TransportAnswer): ExchangeAnswer {
    const isGood = isSuccess(answer.status);
    if (!isGood && !(request.takesRefusals && isRefusal(answer.status))) throw this.#failure(request, answer);
    return {
      status: answer.status,
      body: readAnswerBody(answer, isGood ? request.answerForm : 'any'),
      correlation: request.correlation,
      date: answer.headers.date,
    };
  }

  /**
   * Waits for a token, then for the budget. A token may be refused meanwhile: then the turn is given back, since holding
   * it while the token's own request waits for one could stop everything.
   */
  async #takeTurn(
    { token, priority, job, begunAt }: ExchangeRequest,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly permit: Permit; readonly token: string | undefined }> {
    const { budget } = this.#deps;
    if (!token) return { permit: await budget().take(priority, signal, job), token: undefined };
    for (;;) {
      await token.get(signal, begunAt);
      const permit = await budget().take(priority, signal, job);
      const current = token.current();
      if (current !== undefined) return { permit, token: current };
      permit.lost(false);
    }
  }

  async #transmit(
    request: ExchangeRequest,
    prepared: TransportRequest,
    permit: Permit,
    signal: AbortSignal | undefined,
  ): Promise<TransportAnswer> {
    const started = this.#deps.clock.now();
    try {
      const answer = await this.#deps.transport.send(prepared, signal);
      permit.answered(answer.headers);
      this.#record(request, prepared, answer.status, answer.ms);
      return answer;
    } catch (error) {
      permit.lost(!(error instanceof ApiError && error.detail.acted === 'no'));
      const outcome = error instanceof ApiError ? error.detail.kind : 'internal';
      this.#record(request, prepared, outcome, this.#deps.clock.now() - started);
      throw error;
    }
  }

  /** A 429 pauses the whole account, not this one call (design D4). */
  #failure(request: ExchangeRequest, answer: TransportAnswer): ApiError {
    const role = request.role === NO_ROLE ? undefined : request.role;
    const detail = answerErrorDetail(answer, request.operation, role);
    if (detail.kind === 'rateLimited') this.#deps.budget().pause(detail.waitMs);
    return new ApiError(detail);
  }

  #record(request: ExchangeRequest, prepared: TransportRequest, outcome: number | string, ms: number): void {
    const { operation, correlation, method, route, attempt } = request;
    const budgetLeft = this.#deps.budget().snapshot().remaining;
    this.#deps.log.request({ operation, correlation, method, route, outcome, ms, attempt, budgetLeft });
    this.#deps.trace?.sent({
      ...{ operation, correlation, method, route, outcome },
      url: prepared.url.href,
      body: request.body && tracedBody(request.body, request.secrets),
      authorized: prepared.authorization !== undefined,
    });
  }
}

function prepare({ method, body, timeLeftMs }: ExchangeRequest, url: URL, token: string | undefined): TransportRequest {
  return {
    method,
    url,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(timeLeftMs === undefined ? {} : { timeLeftMs }),
  };
}

/** The failure with the number by which the log can be searched. */
function numbered(error: unknown, correlation: number): unknown {
  return error instanceof ApiError ? new ApiError({ ...error.detail, correlation }, error.cause) : error;
}
