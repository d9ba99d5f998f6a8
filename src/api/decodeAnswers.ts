import type { CustomerPage, CustomerRecord, PinOutcome, WriteAnswer } from './customerRecord.ts';
import { decodeCustomer, identifiesSomebody, readText } from './decodeCustomer.ts';
import { ApiError } from './errors.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { isJsonObject } from './json.ts';
import type { OperationId } from './operationId.ts';
import type { AnswerShape, FieldNames } from './wire.ts';

/** What a decoder may know beside the body. */
export interface DecodeContext {
  readonly operation: OperationId;
  readonly status: number;
  readonly names: FieldNames;
}

/** A JSON body; undefined where the answer was empty (or, for a PIN check, was not JSON). */
export type AnswerBody = JsonValue | undefined;

/** Characters of a server's message that are kept. */
const MAX_MESSAGE = 500;

/** The row lists and totals that DealPOS wraps pages in (contract 3.15, open question 18). */
const ROWS = ['Data', 'DataArray'] as const;
const TOTALS = ['TotalCount', 'RecordsCount'] as const;

/**
 * A page as a bare array or in either wrapper; the total is undefined where none is named. Throws `unexpectedShape`
 * rather than take something else for an empty page (open question 18).
 */
export function decodePage(body: AnswerBody, context: DecodeContext): CustomerPage {
  if (Array.isArray(body)) return { customers: decodeRows(body, context), totalCount: undefined };
  if (!isJsonObject(body)) throw unexpectedShape(context);
  const totalCount = readCount(firstOf(body, TOTALS));
  const rows = firstOf(body, ROWS);
  if (Array.isArray(rows)) return { customers: decodeRows(rows, context), totalCount };
  if (rows === null && totalCount === 0) return { customers: [], totalCount };
  throw unexpectedShape(context);
}

export function decodeCustomers(body: AnswerBody, context: DecodeContext): readonly CustomerRecord[] {
  return decodePage(body, context).customers;
}

function decodeRows(rows: readonly JsonValue[], context: DecodeContext): readonly CustomerRecord[] {
  return rows.map((row) => decodeSomebody(row, context));
}

function decodeSomebody(raw: JsonValue, context: DecodeContext): CustomerRecord {
  if (!isJsonObject(raw)) throw unexpectedShape(context);
  const record = decodeCustomer(raw);
  if (!identifiesSomebody(record)) throw unexpectedShape(context);
  return record;
}

/** One customer. `null`, `{}` and `[]` are the error `noSuchCustomer` (open question 19). */
export function decodeDetail(body: AnswerBody, context: DecodeContext): CustomerRecord {
  if (body === undefined) throw unexpectedShape(context);
  if (body === null || (typeof body === 'object' && Object.keys(body).length === 0)) {
    throw new ApiError({
      kind: 'noSuchCustomer',
      operation: context.operation,
      status: context.status,
      acted: 'no',
    });
  }
  return decodeSomebody(body, context);
}

/** A code as text, or an object with `Code` or with one text and no message (open question 24). */
export function decodeNewCode(body: AnswerBody, context: DecodeContext): string {
  const code = isJsonObject(body) ? codeIn(body) : body;
  if (typeof code !== 'string' || code.trim() === '') throw unexpectedShape(context);
  return code;
}

function codeIn(body: JsonObject): JsonValue | undefined {
  if (typeof body.Code === 'string') return body.Code;
  const texts = Object.entries(body).filter(([name, value]) => typeof value === 'string' && name !== 'Message');
  return texts.length === 1 ? texts[0]?.[1] : undefined;
}

/** What a write answered: `ID`, `Message`, both, neither, a bare text, or nothing at all (open question 25). */
export function decodeWrite(body: AnswerBody, context: DecodeContext): WriteAnswer {
  if (body === undefined || body === null || body === true) return { id: undefined, message: undefined };
  if (typeof body === 'string') return { id: undefined, message: cutMessage(body) };
  if (!isJsonObject(body)) throw unexpectedShape(context);
  const id = body.ID === undefined ? undefined : readText(body.ID);
  return { id: id === '' ? undefined : id, message: messageIn(body) };
}

/** `correct` and `wrong` only where exactly one configured shape fits; everything else fails closed (open question 4). */
export function decodePin(body: AnswerBody, { status, names }: DecodeContext): PinOutcome {
  const correct = status < 300 && fits(names.pinCorrect, status, body);
  const wrong = fits(names.pinWrong, status, body);
  if (correct === wrong) return 'unrecognised';
  return correct ? 'correct' : 'wrong';
}

function fits(shape: AnswerShape | undefined, status: number, body: AnswerBody): boolean {
  if (shape?.status !== status) return false;
  if (shape.field === undefined) return body === shape.value;
  return isJsonObject(body) && Object.hasOwn(body, shape.field) && body[shape.field] === shape.value;
}

/** A token and whatever the answer says of its life (open question 10). */
export interface TokenAnswer {
  readonly token: string;
  readonly expiresInSeconds: number | undefined;
  /** As the server wrote it. */
  readonly expiresAt: string | undefined;
}

export function decodeToken(body: AnswerBody, context: DecodeContext): TokenAnswer {
  if (!isJsonObject(body)) throw unexpectedShape(context);
  const token = firstOf(body, ['access_token', 'AccessToken', 'Token']);
  // Visible ASCII only: it becomes part of a header.
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) throw unexpectedShape(context);
  const seconds = readSeconds(body.expires_in);
  const expiresAt = firstOf(body, ['expiredAt', 'expiredat']);
  return {
    token,
    expiresInSeconds: seconds !== undefined && seconds > 0 ? seconds : undefined,
    expiresAt: typeof expiresAt === 'string' ? expiresAt : undefined,
  };
}

/** The server's `Message`, cut to 500 characters and before a stack trace. */
export function messageIn(body: AnswerBody): string | undefined {
  if (!isJsonObject(body) || typeof body.Message !== 'string') return undefined;
  return cutMessage(body.Message) || undefined;
}

function cutMessage(text: string): string {
  const [message = ''] = text.slice(0, MAX_MESSAGE).split(/(?:[\r\n]|\s{2})\s*at /, 1);
  return message;
}

function readCount(value: JsonValue | undefined): number | undefined {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** A finite number, or one sent as plain decimal text. */
function readSeconds(value: JsonValue | undefined): number | undefined {
  const seconds = typeof value === 'string' && /^\s*\d{1,12}(?:\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : undefined;
}

function firstOf(body: JsonObject, names: readonly string[]): JsonValue | undefined {
  const name = names.find((candidate) => Object.hasOwn(body, candidate));
  return name === undefined ? undefined : body[name];
}

function unexpectedShape({ operation, status }: DecodeContext): ApiError {
  return new ApiError({ kind: 'unexpectedShape', operation, status, acted: 'unknown' });
}
