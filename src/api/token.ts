import type { Clock } from './clock.ts';
import { sleep } from './clock.ts';
import type { TokenAnswer } from './decodeAnswers.ts';
import type { ApiErrorDetail } from './errors.ts';
import { ApiError } from './errors.ts';
import type { Exchange, ExchangeAnswer, TokenHolder } from './exchange.ts';
import { Flight } from './flight.ts';
import { linkSignals } from './linkSignals.ts';
import { namedError } from './namedError.ts';
import { operations } from './operations.ts';
import { passingDelayMs } from './retry.ts';
import { tokenUseMs } from './tokenLife.ts';
import type { FieldNames } from './wire.ts';

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface TokenSourceDeps {
  readonly exchange: Exchange;
  /** Asked at every fetch. */
  readonly names: () => FieldNames;
  /** Undefined where the secret is not on this machine. */
  readonly getCredentials: () => Promise<Credentials | undefined>;
  readonly clock: Clock;
  /** 0 up to 1, for the pauses between attempts. */
  readonly random: () => number;
}

interface Held {
  readonly token: string;
  /** Monotonic milliseconds, as `useUntil`. */
  readonly issuedAt: number;
  readonly useUntil: number;
  /** The server has taken it at least once. */
  isProven: boolean;
}

/** A token call that failed. Monotonic milliseconds. */
interface Failure {
  readonly at: number;
  readonly detail: ApiErrorDetail;
  /** How many failed in a row. */
  readonly count: number;
  /** When the next may be made. */
  readonly notBefore: number;
}

/** The server refused a token that it had just issued: another one would fare no better. */
interface Refusal {
  /** Monotonic milliseconds. */
  readonly at: number;
  readonly detail: ApiErrorDetail;
}

/** Milliseconds for which a token that the server has not yet taken counts as just issued. */
const FRESH_MS = 60_000;
/**
 * Milliseconds for which a token is used at least, whatever its life: one that were over before its first use would be
 * fetched for ever. Where it is over indeed, the server says so.
 */
const SHORTEST_USE_MS = 10_000;
/** Milliseconds after a refusal in which no token is asked for. A new secret ends them at once. */
const REFUSAL_MS = 60_000;
/** Milliseconds that a call waits at most for the next token call. A server may ask for hours. */
const LONGEST_PAUSE_MS = 60_000;

/** The account's token, in memory only: fetched once for all who ask, renewed early (design D5, open question 10). */
export class TokenSource implements TokenHolder {
  readonly #deps: TokenSourceDeps;
  #held: Held | undefined;
  #refusal: Refusal | undefined;
  #flight: Flight<string> | undefined;
  /** The last token call, where it failed. For calls that have begun before that. */
  #failure: Failure | undefined;
  /** Ends the pause before the next token call. */
  #pausing: AbortController | undefined;

  constructor(deps: TokenSourceDeps) {
    this.#deps = deps;
  }

  /**
   * A token that is good for now. Throws ApiError `secretMissing`, `credentialsRejected` and whatever a request can, and
   * `unauthorized` without a request where a fresh token was refused since the call began, or in the last minute.
   */
  async get(signal: AbortSignal | undefined, begunAt: number): Promise<string> {
    const current = this.current();
    if (current !== undefined) return current;
    if (this.#refusal && this.#holdsFor(this.#refusal, begunAt)) throw new ApiError(this.#refusal.detail);
    this.#lookAtFailure(begunAt);
    if (!this.#flight || this.#flight.isAbandoned) this.#flight = this.#renew();
    return this.#flight.join(signal);
  }

  /** The token that is good now, if there is one. */
  current(): string | undefined {
    return this.#held && this.#deps.clock.now() < this.#held.useUntil ? this.#held.token : undefined;
  }

  /** The server took this token. */
  accepted(token: string): void {
    if (this.#held?.token !== token) return;
    this.#held.isProven = true;
    this.#refusal = undefined;
  }

  /** The server refused this token. One that it had just issued was refused for what it rests on: the secret. */
  refused(token: string, { operation: _, ...detail }: ApiErrorDetail): void {
    const held = this.#held;
    if (held?.token !== token) return;
    const at = this.#deps.clock.now();
    if (!held.isProven && at - held.issuedAt < FRESH_MS) this.#refusal = { at, detail };
    this.invalidate(token);
  }

  /** This token is not used again. One that has been renewed meanwhile is kept. */
  invalidate(token: string): void {
    if (this.#held?.token === token) this.#held = undefined;
  }

  /** Asks for a token again although one was just refused: the user has confirmed the secret. */
  forgetRefusal(): void {
    this.#refusal = undefined;
  }

  /** Forgets the token, and throws away the one that is being fetched. */
  clear(): void {
    this.#held = undefined;
    this.#refusal = undefined;
    this.#failure = undefined;
    this.#flight?.abandon();
    this.#flight = undefined;
  }

  #holdsFor({ at }: Refusal, begunAt: number): boolean {
    return begunAt <= at || this.#deps.clock.now() < at + REFUSAL_MS;
  }

  #renew(): Flight<string> {
    const flight = new Flight<string>(async (signal) => {
      try {
        await this.#pause(signal);
        const held = await this.#fetch(signal);
        if (signal.aborted) throw new ApiError({ kind: 'cancelled', acted: 'no' });
        this.#held = held;
        this.#failure = undefined;
        return held.token;
      } catch (error) {
        const failure = namedError(asCredentialError(error), operations.createToken);
        if (!signal.aborted) this.#failed(failure.detail);
        throw failure;
      } finally {
        if (this.#flight === flight) this.#flight = undefined;
      }
    });
    return flight;
  }

  /** A call that began after the failure waits for nothing; one from before waits no longer than a call may take. */
  #lookAtFailure(begunAt: number): void {
    const failure = this.#failure;
    if (!failure) return;
    if (begunAt > failure.at) {
      this.#failure = undefined;
      this.#pausing?.abort();
    } else if (failure.notBefore - this.#deps.clock.now() > LONGEST_PAUSE_MS) {
      throw new ApiError(failure.detail);
    }
  }

  /** Calls that try again meet in one flight, so the pause between two attempts is its, and they spend one request. */
  async #pause(signal: AbortSignal): Promise<void> {
    const { clock } = this.#deps;
    const left = this.#failure ? this.#failure.notBefore - clock.now() : 0;
    if (left <= 0) return;
    const pausing = new AbortController();
    this.#pausing = pausing;
    const either = linkSignals(signal, pausing.signal);
    // Ended early by a later call, or called off: then nothing is sent.
    await sleep(clock, left, either.signal).catch(() => undefined);
    either.unlink();
    if (signal.aborted) throw new ApiError({ kind: 'cancelled', acted: 'no' });
  }

  #failed(detail: ApiErrorDetail): void {
    const at = this.#deps.clock.now();
    const count = (this.#failure?.count ?? 0) + 1;
    const notBefore = at + (passingDelayMs(detail, count, this.#deps.random) ?? 0);
    this.#failure = { at, detail, count, notBefore };
  }

  async #fetch(signal: AbortSignal): Promise<Held> {
    const { exchange, clock, getCredentials } = this.#deps;
    const names = this.#deps.names();
    const credentials = await getCredentials();
    if (!credentials) throw new ApiError({ kind: 'secretMissing', acted: 'no' });
    const begunAt = clock.now();
    let sentAt = begunAt;
    const operation = operations.createToken;
    const answer = await exchange.send(
      {
        operation: operation.id,
        method: operation.method,
        path: names.tokenPath,
        route: operation.path,
        role: operation.role,
        ...operation.encode(credentials, names),
        answerForm: operation.answerForm,
        takesRefusals: false,
        priority: 'token',
        attempt: 1,
        correlation: exchange.nextCorrelation(),
        begunAt,
        onSending: () => {
          sentAt = clock.now();
        },
      },
      signal,
    );
    const token = this.#decode(answer, names);
    const issuedAt = clock.now();
    const useUntil = Math.max(sentAt + tokenUseMs(token, answer.date), issuedAt + SHORTEST_USE_MS);
    return { token: token.token, issuedAt, useUntil, isProven: false };
  }

  #decode({ body, status, correlation }: ExchangeAnswer, names: FieldNames): TokenAnswer {
    const operation = operations.createToken;
    try {
      return operation.decode(body, { operation: operation.id, status, names });
    } catch (error) {
      throw namedError(error, operation, correlation);
    }
  }
}

/** A token call is refused because of what it carried: the client id and secret (contract section 2, "Token"). */
function asCredentialError(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const { detail } = error;
  if (detail.kind !== 'badRequest' && detail.kind !== 'unauthorized' && detail.kind !== 'forbidden') return error;
  const { operation, correlation, acted, status, serverMessage } = detail;
  return new ApiError({
    kind: 'credentialsRejected',
    acted,
    status,
    ...(operation === undefined ? {} : { operation }),
    ...(correlation === undefined ? {} : { correlation }),
    ...(serverMessage === undefined ? {} : { serverMessage }),
  });
}
