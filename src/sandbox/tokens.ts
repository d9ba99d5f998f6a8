import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The bearer tokens that a sandbox has issued. They live in memory only. */
export class Tokens {
  readonly #clientId: string;
  readonly #clientSecret: string;
  readonly #lifetimeMs: number;
  readonly #now: () => number;
  /** Expiry (ms since 1970) by token. */
  readonly #issued = new Map<string, number>();

  constructor(clientId: string, clientSecret: string, lifetimeMs: number, now: () => number) {
    this.#clientId = clientId;
    this.#clientSecret = clientSecret;
    this.#lifetimeMs = lifetimeMs;
    this.#now = now;
  }

  /** A new token, or undefined when the credentials are wrong. `expiresAtMs` counts from 1970. */
  issue(clientId: string, clientSecret: string): { token: string; expiresAtMs: number } | undefined {
    if (!same(clientId, this.#clientId) || !same(clientSecret, this.#clientSecret)) return undefined;
    const token = randomBytes(32).toString('base64url');
    const expiresAtMs = this.#now() + this.#lifetimeMs;
    this.#issued.set(token, expiresAtMs);
    return { token, expiresAtMs };
  }

  /** Whether an `Authorization` header carries a token that is in force. The scheme must be written `Bearer`. */
  accepts(authorization: string | undefined): boolean {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    const expiresAtMs = token === undefined ? undefined : this.#issued.get(token);
    return expiresAtMs !== undefined && this.#now() < expiresAtMs;
  }

  /** Makes every token issued so far invalid, as if it had expired. */
  revokeAll(): void {
    this.#issued.clear();
  }
}

function same(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
