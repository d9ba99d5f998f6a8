import type { JsonObject } from '../../api/json.ts';
import type { Answer } from '../answers.ts';
import { errorAnswer, ok, Refusal } from '../answers.ts';
import type { Call } from '../call.ts';
import type { Dialects } from '../dialects.ts';
import { requiredText } from '../input.ts';

/** `POST /api/v3/Token/OAuth2` with `client_id` and `client_secret` (contract section 2, "Token"; open question 10). */
export function createToken({ body, tokens, dialects, nowMs }: Call): Answer {
  const issued = tokens.issue(requiredText(body, 'client_id'), requiredText(body, 'client_secret'));
  if (!issued) {
    const status = dialects.has('bad-credentials-400') ? 400 : 401;
    throw new Refusal(errorAnswer(status, 'The client id or client secret is not valid'));
  }
  const pascal = dialects.has('token-pascal');
  return ok({
    [pascal ? 'AccessToken' : 'access_token']: issued.token,
    [pascal ? 'TokenType' : 'token_type']: 'bearer',
    ...expiry(issued.expiresAtMs, nowMs, dialects),
  });
}

function expiry(expiresAtMs: number, nowMs: number, dialects: Dialects): JsonObject {
  if (dialects.has('token-no-expiry')) return {};
  if (dialects.has('token-expired-at')) return { expiredAt: jakartaInstant(expiresAtMs) };
  if (dialects.has('token-expiredat')) return { expiredat: jakartaInstant(expiresAtMs) };
  return { expires_in: Math.floor((expiresAtMs - nowMs) / 1000) };
}

/** The form seen live: seven fractional digits and the offset of Jakarta. */
function jakartaInstant(ms: number): string {
  const local = new Date(ms + 7 * 3_600_000).toISOString().slice(0, -1);
  return `${local}0000+07:00`;
}
