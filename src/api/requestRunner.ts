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
}

type AnyOperation = Pick<Operation<never, unknown>, 'id' | 'kind' | 'role' | 'answerForm' | 'decodesRefusals'>;

/** Sends a call with the account's token: as often as it may be sent, and no more (design D5, issue 5). */
export class RequestRunner {
  readonly #deps: RequestRunnerDeps;

  constructor(deps: RequestRunnerDeps) {
    this.#deps = deps;
  }

  /** The first good answer. Throws ApiError, naming the operation. */
  async run(
    operation: AnyOperation,
    route: Route,
    encoded: EncodedRequest,
    options: RunOptions,
  ): Promise<ExchangeAnswer> {
    const { clock, exchange, random } = this.#deps;
    const correlation = exchange.nextCorrelation();
    let spentMs = 0;
    let isRenewed = false;
    for (let attempt = 1; ; attempt += 1) {
      const trial = new Trial(this.#deps);
      try {
        return await trial.send(operation, route, encoded, { ...options, attempt, correlation });
      } catch (error) {
        const failure = namedError(error, operation);
        spentMs += trial.sentForMs();
        if (trial.rejectToken(failure) && !isRenewed && operation.kind !== 'secretCheck' && attempt < MAX_ATTEMPTS) {
          isRenewed = true;
          continue;
        }
        const delay = retryDelayMs(failure.detail, { kind: operation.kind, attempt, spentMs }, random);
        if (delay === undefined) throw failure;
        if (delay > 0) await sleep(clock, delay, options.signal);
        spentMs += delay;
      }
    }
  }
}

interface TrialOptions extends RunOptions {
  readonly attempt: number;
  readonly correlation: number;
}

/** One attempt, with the token it used and the time it took. */
class Trial {
  readonly #deps: RequestRunnerDeps;
  #usedToken: string | undefined;
  #sentAt: number | undefined;

  constructor(deps: RequestRunnerDeps) {
    this.#deps = deps;
  }

  async send(
    operation: AnyOperation,
    { method, path }: Route,
    { query, body, secrets }: EncodedRequest,
    { signal, ...options }: TrialOptions,
  ): Promise<ExchangeAnswer> {
    const { exchange, token, clock } = this.#deps;
    return exchange.send(
      {
        ...options,
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
        token,
        onSending: (sent) => {
          this.#sentAt = clock.now();
          this.#usedToken = sent;
        },
      },
      signal,
    );
  }

  /** Milliseconds since it was sent; 0 where it was not. Waiting for the budget is no part of it. */
  sentForMs(): number {
    return this.#sentAt === undefined ? 0 : this.#deps.clock.now() - this.#sentAt;
  }

  /** True when the failure was about the token, which is then not used again. */
  rejectToken({ detail }: ApiError): boolean {
    if (detail.kind !== 'unauthorized' || this.#usedToken === undefined) return false;
    this.#deps.token.invalidate(this.#usedToken);
    return true;
  }
}
