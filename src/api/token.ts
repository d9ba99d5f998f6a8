import type { Clock } from './clock.ts';
import type { TokenAnswer } from './decodeAnswers.ts';
import { ApiError } from './errors.ts';
import type { Exchange, ExchangeAnswer, TokenHolder } from './exchange.ts';
import { Flight } from './flight.ts';
import { namedError } from './namedError.ts';
import { operations } from './operations.ts';
import { tokenUseMs } from './tokenLife.ts';
import type { FieldNames } from './wire.ts';

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface TokenSourceDeps {
  readonly exchange: Exchange;
  readonly names: FieldNames;
  /** Undefined where the secret is not on this machine. */
  readonly getCredentials: () => Promise<Credentials | undefined>;
  readonly clock: Clock;
}

interface Held {
  readonly token: string;
  /** Monotonic milliseconds. */
  readonly useUntil: number;
}

/** The account's token, in memory only: fetched once for all who ask, renewed early (design D5, open question 10). */
export class TokenSource implements TokenHolder {
  readonly #deps: TokenSourceDeps;
  #held: Held | undefined;
  #flight: Flight<string> | undefined;

  constructor(deps: TokenSourceDeps) {
    this.#deps = deps;
  }

  /** A token that is good for now. Throws ApiError `secretMissing`, `credentialsRejected` and whatever a request can. */
  get(signal?: AbortSignal): Promise<string> {
    const current = this.current();
    if (current !== undefined) return Promise.resolve(current);
    if (!this.#flight || this.#flight.isAbandoned) this.#flight = this.#renew();
    return this.#flight.join(signal);
  }

  /** The token that is good now, if there is one. */
  current(): string | undefined {
    return this.#held && this.#deps.clock.now() < this.#held.useUntil ? this.#held.token : undefined;
  }

  /** The server refused this token. One that has been renewed meanwhile is kept. */
  invalidate(token: string): void {
    if (this.#held?.token === token) this.#held = undefined;
  }

  /** Forgets the token, and throws away the one that is being fetched. */
  clear(): void {
    this.#held = undefined;
    this.#flight?.abandon();
    this.#flight = undefined;
  }

  #renew(): Flight<string> {
    const flight = new Flight<string>(async (signal) => {
      try {
        const held = await this.#fetch(signal);
        if (signal.aborted) throw new ApiError({ kind: 'cancelled', acted: 'no' });
        this.#held = held;
        return held.token;
      } catch (error) {
        throw namedError(asCredentialError(error), operations.createToken);
      } finally {
        if (this.#flight === flight) this.#flight = undefined;
      }
    });
    return flight;
  }

  async #fetch(signal: AbortSignal): Promise<Held> {
    const { exchange, names, clock, getCredentials } = this.#deps;
    const credentials = await getCredentials();
    if (!credentials) throw new ApiError({ kind: 'secretMissing', acted: 'no' });
    let sentAt = clock.now();
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
        onSending: () => {
          sentAt = clock.now();
        },
      },
      signal,
    );
    const token = this.#decode(answer);
    return { token: token.token, useUntil: sentAt + tokenUseMs(token, answer.date) };
  }

  #decode({ body, status }: ExchangeAnswer): TokenAnswer {
    const operation = operations.createToken;
    return operation.decode(body, { operation: operation.id, status, names: this.#deps.names });
  }
}

/** A token call is refused because of what it carried: the client id and secret (contract section 2, "Token"). */
function asCredentialError(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const { detail } = error;
  if (detail.kind !== 'badRequest' && detail.kind !== 'unauthorized' && detail.kind !== 'forbidden') return error;
  const { operation, acted, status, serverMessage } = detail;
  return new ApiError({
    kind: 'credentialsRejected',
    acted,
    status,
    ...(operation === undefined ? {} : { operation }),
    ...(serverMessage === undefined ? {} : { serverMessage }),
  });
}
