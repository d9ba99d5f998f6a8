import type { AnswerBody } from './decodeAnswers.ts';
import { ApiError } from './errors.ts';
import type { JsonValue } from './json.ts';
import { withLongNumbersAsTexts } from './longNumbers.ts';
import type { TransportAnswer } from './transport.ts';

/**
 * What an operation's successful answer must be: JSON, JSON or nothing at all (writes, open question 25), or anything,
 * where a shape is only ever recognised (PIN).
 */
export type AnswerForm = 'json' | 'jsonOrEmpty' | 'any';

/** The JSON of an answer; undefined where there is none. Throws ApiError `notJson` where the form asks for JSON. */
export function readAnswerBody(answer: TransportAnswer, form: AnswerForm): AnswerBody {
  const body = parseJson(answer.text);
  if (body !== undefined || form === 'any') return body;
  if (form === 'jsonOrEmpty' && answer.text.trim() === '') return undefined;
  throw new ApiError({
    kind: 'notJson',
    status: answer.status,
    contentType: mediaType(answer.headers['content-type']),
    acted: 'unknown',
  });
}

/**
 * JSON, with or without a byte order mark; undefined for anything else. Of two fields with the same name the last counts,
 * and a whole number beyond 2^53 is the text of its digits.
 */
export function parseJson(text: string): JsonValue | undefined {
  const json = text.replace(/^\uFEFF/, '');
  try {
    const value: JsonValue = JSON.parse(json);
    const exact = withLongNumbersAsTexts(json);
    return exact === json ? value : JSON.parse(exact);
  } catch {
    return undefined;
  }
}

/** The media type alone: nothing of the body or its parameters reaches an error. */
function mediaType(contentType: string | undefined): string {
  return /^[\w.+/-]{1,100}/.exec(contentType?.trim() ?? '')?.[0] ?? '';
}
