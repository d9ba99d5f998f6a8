import type { AnswerHeaders } from './transport.ts';

/** Milliseconds to wait where the answer names no time: one whole window of the documented limit (open question 28). */
export const DEFAULT_WAIT_MS = 180_000;
const MIN_WAIT_S = 1;
const MAX_WAIT_S = 600;
/** Seconds; above it a number is taken for an instant and not for a duration. */
const MAX_DURATION_S = 86_400;

/**
 * How long a 429 asks us to wait: `Retry-After` (seconds, or a date measured against the answer's own `Date`), else
 * `RateLimit-Reset`, else the one whole number 1..600 in the message, else 180 s (open question 28, RFC 9110 10.2.3).
 * Returns milliseconds, 1..600 s.
 */
export function rateLimitWaitMs(headers: AnswerHeaders, message: string | undefined): number {
  const seconds =
    retryAfterSeconds(headers) ?? durationSeconds(headers['ratelimit-reset']) ?? secondsInMessage(message);
  if (seconds === undefined) return DEFAULT_WAIT_MS;
  return Math.min(Math.max(seconds, MIN_WAIT_S), MAX_WAIT_S) * 1000;
}

/**
 * Milliseconds that `Retry-After` asks to wait, 0 for a moment that is past; undefined where it is missing or cannot be
 * read (RFC 9110 10.2.3).
 */
export function retryAfterMs(headers: AnswerHeaders): number | undefined {
  const seconds = retryAfterSeconds(headers);
  return seconds === undefined ? undefined : Math.max(0, seconds) * 1000;
}

/** In seconds, or as a date measured against the answer's own `Date`. */
function retryAfterSeconds(headers: AnswerHeaders): number | undefined {
  return durationSeconds(headers['retry-after']) ?? secondsUntil(headers['retry-after'], headers.date);
}

/** A whole number of seconds up to one day, or undefined. */
export function durationSeconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^\s*\d{1,10}\s*$/.test(text)) return undefined;
  const seconds = Number(text);
  return seconds <= MAX_DURATION_S ? seconds : undefined;
}

/** Seconds from the answer's own date to an HTTP date, so that a wrong clock here changes nothing. */
function secondsUntil(text: string | undefined, date: string | undefined): number | undefined {
  const until = httpDate(text);
  const from = httpDate(date);
  return until === undefined || from === undefined ? undefined : Math.ceil((until - from) / 1000);
}

/** Milliseconds since 1970 of an HTTP date. Only texts with a month name: `Date.parse` reads far too much. */
export function httpDate(text: string | undefined): number | undefined {
  if (text === undefined || !/^\s*\w+,? [\w -]{5,20} [\d: ]{8,20}(?: GMT)?\s*$/.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** The only number of the text, if it is whole and 1..600. Two numbers are never joined or chosen between. */
function secondsInMessage(message: string | undefined): number | undefined {
  if (message === undefined) return undefined;
  const numbers = message.match(/-?\d+(?:[.,:/]\d+)*/g) ?? [];
  const only = numbers.length === 1 ? numbers[0] : undefined;
  if (only === undefined || !/^\d{1,3}$/.test(only)) return undefined;
  const seconds = Number(only);
  return seconds >= MIN_WAIT_S && seconds <= MAX_WAIT_S ? seconds : undefined;
}
