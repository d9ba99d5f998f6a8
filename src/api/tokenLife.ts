import type { TokenAnswer } from './decodeAnswers.ts';
import { httpDate } from './rateLimitWait.ts';

/** Milliseconds; where the answer tells no life. */
const SHORT_LIFE_MS = 300_000;
/** Milliseconds; beyond it a stated life is not believed. About two days were seen once (contract section 2, "Token"). */
const LONGEST_LIFE_MS = 86_400_000;
/** Milliseconds before its end at which a token is renewed. */
const EARLY_MS = 60_000;

/**
 * For how many milliseconds a new token is used: its life, less a minute or a fifth. `expires_in` counts first, then
 * the expiry instant measured against the answer's own `Date`, so that a wrong clock here changes nothing.
 */
export function tokenUseMs(answer: TokenAnswer, date: string | undefined): number {
  const life = Math.min(statedLifeMs(answer, date) ?? SHORT_LIFE_MS, LONGEST_LIFE_MS);
  return Math.max(life / 2, Math.min(life - EARLY_MS, life * 0.8));
}

function statedLifeMs({ expiresInSeconds, expiresAt }: TokenAnswer, date: string | undefined): number | undefined {
  if (expiresInSeconds !== undefined) return expiresInSeconds * 1000;
  const end = instant(expiresAt);
  const from = httpDate(date);
  return end === undefined || from === undefined || end <= from ? undefined : end - from;
}

/** Milliseconds since 1970. Only with an offset: without one the server's time zone would have to be guessed. */
function instant(text: string | undefined): number | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.exec(text?.trim() ?? '');
  if (!parts) return undefined;
  const value = Date.parse(`${parts[1]}${parts[2]}`);
  return Number.isNaN(value) ? undefined : value;
}
