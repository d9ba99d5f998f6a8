import { isRefusal, isSuccess } from './answerStatus.ts';
import type { JsonValue } from './json.ts';
import { isJsonObject } from './json.ts';
import { isPlainPath } from './origin.ts';

/**
 * The wire names that no vendor page confirms (open questions 1, 4, 10, 14, 15). Each can be replaced in the setting
 * `dealpos.api.fieldNames`. Where a wrong guess would harm there is no default: merge, and what a PIN answer means.
 */
export interface FieldNames {
  readonly tokenPath: string;
  readonly tokenClientId: string;
  readonly tokenClientSecret: string;
  /** Query name of the mobile number in Detail. */
  readonly detailMobile: string;
  /** Key in the body of ByMobilePhone. */
  readonly updateMobileKey: string;
  readonly appSignInId: string;
  readonly verifyMobileId: string;
  readonly verifyMobileFlag: string;
  readonly verifyEmailId: string;
  readonly verifyEmailFlag: string;
  readonly listId: string;
  /** How several ids travel in the query: `ListID=1&ListID=2` or `ListID=1,2`. */
  readonly listIdForm: 'repeated' | 'comma';
  readonly pinCustomerId: string;
  readonly pinPin: string;
  /** The answer that means "the PIN is right". Without it no answer is taken for that. */
  readonly pinCorrect: AnswerShape | undefined;
  /** The answer that means "the PIN is wrong". */
  readonly pinWrong: AnswerShape | undefined;
  readonly mergeTarget: string | undefined;
  readonly mergeSources: string | undefined;
}

/** One confirmed answer: its status and the value of one field, or of the whole body where no field is named. */
export interface AnswerShape {
  readonly status: number;
  readonly field: string | undefined;
  readonly value: string | number | boolean;
}

/** The candidates of the contract's OpenAPI file. All unverified. */
export const DEFAULT_FIELD_NAMES: FieldNames = {
  tokenPath: '/api/v3/Token/OAuth2',
  tokenClientId: 'client_id',
  tokenClientSecret: 'client_secret',
  detailMobile: 'MobilePhone',
  updateMobileKey: 'MobilePhone',
  appSignInId: 'ID',
  verifyMobileId: 'ID',
  verifyMobileFlag: 'Verified',
  verifyEmailId: 'ID',
  verifyEmailFlag: 'Verified',
  listId: 'ListID',
  listIdForm: 'repeated',
  pinCustomerId: 'CustomerID',
  pinPin: 'PIN',
  pinCorrect: undefined,
  pinWrong: undefined,
  mergeTarget: undefined,
  mergeSources: undefined,
};

export interface ParsedFieldNames {
  readonly names: FieldNames;
  /** Keys of the setting that were not used, because nobody knows them or their value is of no use. */
  readonly ignored: readonly string[];
}

type Reader = (value: JsonValue) => Partial<FieldNames> | undefined;

const READERS: { readonly [Key in keyof FieldNames]: Reader } = {
  tokenPath: (value) => (typeof value === 'string' && isPlainPath(value) ? { tokenPath: value } : undefined),
  tokenClientId: (value) => (isName(value) ? { tokenClientId: value } : undefined),
  tokenClientSecret: (value) => (isName(value) ? { tokenClientSecret: value } : undefined),
  detailMobile: (value) => (isName(value) ? { detailMobile: value } : undefined),
  updateMobileKey: (value) => (isName(value) ? { updateMobileKey: value } : undefined),
  appSignInId: (value) => (isName(value) ? { appSignInId: value } : undefined),
  verifyMobileId: (value) => (isName(value) ? { verifyMobileId: value } : undefined),
  verifyMobileFlag: (value) => (isName(value) ? { verifyMobileFlag: value } : undefined),
  verifyEmailId: (value) => (isName(value) ? { verifyEmailId: value } : undefined),
  verifyEmailFlag: (value) => (isName(value) ? { verifyEmailFlag: value } : undefined),
  listId: (value) => (isName(value) ? { listId: value } : undefined),
  listIdForm: (value) => (value === 'repeated' || value === 'comma' ? { listIdForm: value } : undefined),
  pinCustomerId: (value) => (isName(value) ? { pinCustomerId: value } : undefined),
  pinPin: (value) => (isName(value) ? { pinPin: value } : undefined),
  pinCorrect: (value) => wrap(answerShape(value, isSuccess), (pinCorrect) => ({ pinCorrect })),
  pinWrong: (value) => wrap(answerShape(value, speaksOfThePin), (pinWrong) => ({ pinWrong })),
  mergeTarget: (value) => (isName(value) ? { mergeTarget: value } : undefined),
  mergeSources: (value) => (isName(value) ? { mergeSources: value } : undefined),
};

/**
 * Reads the setting `dealpos.api.fieldNames`. What is not understood is left at its default and named in `ignored`;
 * never throws. Two names of one request must differ, else both are left out.
 */
export function parseFieldNames(value: unknown): ParsedFieldNames {
  if (!isJsonObject(value)) return { names: DEFAULT_FIELD_NAMES, ignored: [] };
  let names = DEFAULT_FIELD_NAMES;
  const ignored: string[] = [];
  for (const [key, entry] of Object.entries(value)) {
    const read = isFieldNameKey(key) ? READERS[key](entry) : undefined;
    if (read) names = { ...names, ...read };
    else ignored.push(key);
  }
  for (const [first, second] of PAIRS) {
    if (names[first] === undefined || names[first] !== names[second]) continue;
    names = { ...names, [first]: DEFAULT_FIELD_NAMES[first], [second]: DEFAULT_FIELD_NAMES[second] };
    ignored.push(first, second);
  }
  return { names, ignored };
}

/** Names that travel in the same request body. */
const PAIRS: readonly (readonly [keyof FieldNames, keyof FieldNames])[] = [
  ['tokenClientId', 'tokenClientSecret'],
  ['verifyMobileId', 'verifyMobileFlag'],
  ['verifyEmailId', 'verifyEmailFlag'],
  ['pinCustomerId', 'pinPin'],
  ['mergeTarget', 'mergeSources'],
];

function isFieldNameKey(key: string): key is keyof FieldNames {
  return Object.hasOwn(READERS, key);
}

function isName(value: JsonValue): value is string {
  return typeof value === 'string' && /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(value);
}

/** A 401 or 403 is taken for one of the token or a role, whatever it says, so it can mean no wrong PIN (open question 4). */
function speaksOfThePin(status: number): boolean {
  return isSuccess(status) || isRefusal(status);
}

function answerShape(value: JsonValue, fits: (status: number) => boolean): AnswerShape | undefined {
  if (!isJsonObject(value) || Object.keys(value).some((key) => !['status', 'field', 'value'].includes(key))) {
    return undefined;
  }
  const { status, field, value: expected } = value;
  if (typeof status !== 'number' || !Number.isInteger(status) || !fits(status)) return undefined;
  if (field !== undefined && !isName(field)) return undefined;
  if (expected === undefined || expected === null || typeof expected === 'object') return undefined;
  return { status, field, value: expected };
}

function wrap<T, R>(value: T | undefined, make: (value: T) => R): R | undefined {
  return value === undefined ? undefined : make(value);
}
