import type { Clock } from './clock.ts';
import { sleep } from './clock.ts';
import type { EncodedRequest } from './encodeRequest.ts';
import type { ApiError } from './errors.ts';
import type { Exchange, ExchangeAnswer } from './exchange.ts';
import { namedError } from './namedError.ts';
import type { Operation, Route } from './operation.ts';
import { MAX_ATTEMPTS, retryDelayMs } from './retry.ts';
import type { TokenSource } from './token.ts';
import type { Priority } from './turn.ts';

export interface RunOptions {
  readonly priority: Priority;
  readonly signal?: AbortSignal;
  /** What the call is part of; jobs take turns. */
  readonly job?: object;
}

export interface RequestRunnerDeps {
  readonly exchange: Exchange;
  readonly token: TokenSource;
  readonly clock: Clock;
  /** 0 up to 1. */
  readonly random: () => number;
  /** Milliseconds of sending and pausing that one call may take. Waiting for the budget does not count. */
  readonly deadlineMs: () => number;
}

type AnyOperation = Pick<Operation<never, unknown>, 'id' | 'kind' | 'role' | 'answerForm' | 'decodesRefusals'>;

/** What one call has used up of what it may, whatever routes it takes. */
export interface CallProgress {
  /** Number of the call in the log. */
  readonly correlation: number;
  readonly begunAt: number;
  readonly deadlineMs: number;
  /** Attempts begun. */
  attempts: number;
  spentMs: number;
  /** A refused token was replaced; that is done once. */
  isRenewed: boolean;
}

/** Sends a call with the account's token: as often as it may be sent, and no more (design D5, issue 5). */
export class RequestRunner {
  readonly #deps: RequestRunnerDeps;

  constructor(deps: RequestRunnerDeps) {
    this.#deps = deps;
  }

  /** To be handed to `run`; by a call that tries a second route, to both. */
  begin(): CallProgress {
    const { clock, exchange, deadlineMs } = this.#deps;
    return {
      correlation: exchange.nextCorrelation(),
      begunAt: clock.now(),
      deadlineMs: deadlineMs(),
      ...{ attempts: 0, spentMs: 0, isRenewed: false },
    };
  }

  /** The first good answer. Throws ApiError, naming the operation. */
  async run(
    operation: AnyOperation,
    route: Route,
    encoded: EncodedRequest,
    options: RunOptions,
    call: CallProgress,
  ): Promise<ExchangeAnswer> {
    for (;;) {
      call.attempts += 1;
      const trial = new Trial(this.#deps, call);
      try {
        return await trial.send(operation, route, encoded, options);
      } catch (error) {
        const failure = namedError(error, operation);
        call.spentMs += trial.spentMs(failure);
        if (!trial.mayReplay(failure, operation)) await this.#pause(failure, operation, call, options.signal);
      }
    }
  }

  /** Waits as long as the law of repeating asks for, or throws the failure where that forbids another attempt. */
  async #pause(
    failure: ApiError,
    { kind }: AnyOperation,
    call: CallProgress,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { clock, random } = this.#deps;
    const { attempts: attempt, spentMs, deadlineMs } = call;
    const delay = retryDelayMs(failure.detail, { kind, attempt, spentMs, deadlineMs }, random);
    if (delay === undefined) throw failure;
    if (delay > 0) await sleep(clock, delay, signal);
    call.spentMs += delay;
  }
}

/** One attempt, with the token it used and the time it took. */
class Trial {
  readonly #deps: RequestRunnerDeps;
  readonly #call: CallProgress;
  readonly #begunAt: number;
  #usedToken: string | undefined;
  #sentAt: number | undefined;

  constructor(deps: RequestRunnerDeps, call: CallProgress) {
    this.#deps = deps;
    this.#call = call;
    this.#begunAt = deps.clock.now();
  }

  async send(
    operation: AnyOperation,
    { method, path }: Route,
    { query, body, secrets }: EncodedRequest,
    { signal, ...options }: RunOptions,
  ): Promise<ExchangeAnswer> {
    const { exchange, token, clock } = this.#deps;
    const { attempts: attempt, correlation, begunAt, deadlineMs, spentMs } = this.#call;
    const answer = await exchange.send(
      {
        operation: operation.id,
        role: operation.role,
        method,
        path,
        route: path,
        ...(query === undefined ? {} : { query }),
        ...(body === undefined ? {} : { body }),
        ...(secrets === undefined ? {} : { secrets }),
        answerForm: operation.answerForm,
        takesRefusals: operation.decodesRefusals === true,
        ...{ ...options, attempt, correlation, begunAt, token },
        timeLeftMs: Math.max(1, deadlineMs - spentMs),
        onSending: (sent) => {
          this.#sentAt = clock.now();
          this.#usedToken = sent;
        },
      },
      signal,
    );
    if (this.#usedToken !== undefined) token.accepted(this.#usedToken);
    return answer;
  }

  /**
   * Milliseconds since it was sent, since waiting for the budget is no part of it. Where the token call failed, all of
   * the time, as its waiting is not known here; a 429, which is what makes it wait, comes at once.
   */
  spentMs({ detail }: ApiError): number {
    const isSlow = detail.operation === 'createToken' && detail.kind !== 'rateLimited';
    const since = this.#sentAt ?? (isSlow ? this.#begunAt : undefined);
    return since === undefined ? 0 : this.#deps.clock.now() - since;
  }

  /** True when it failed for its token and may be sent once more with a new one. A refused token is not used again. */
  mayReplay({ detail }: ApiError, { kind }: AnyOperation): boolean {
    if (detail.kind !== 'unauthorized' || this.#usedToken === undefined) return false;
    const { token } = this.#deps;
    // A 401 to a PIN may be about the PIN (open question 4).
    if (kind === 'secretCheck') {
      token.invalidate(this.#usedToken);
      return false;
    }
    token.refused(this.#usedToken, detail);
    const call = this.#call;
    if (call.isRenewed || call.attempts >= MAX_ATTEMPTS || call.spentMs >= call.deadlineMs) return false;
    call.isRenewed = true;
    return true;
  }
}
