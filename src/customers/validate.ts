import { isEmail } from './email.ts';
import type { WritableFieldId } from './fields.ts';
import { fieldOf } from './fields.ts';
import type { FieldValue, FormatProblem } from './fieldText.ts';
import { parseField } from './fieldText.ts';
import { isMobileNumber } from './mobileNumber.ts';

/** A code for each thing that can be wrong. The words for it belong to the user interface. */
type SimpleProblem = FormatProblem | 'required' | 'email' | 'mobile' | 'phone' | 'negative' | 'keyCannotChange';

export type FieldProblem =
  | { readonly field: WritableFieldId; readonly code: SimpleProblem }
  /** DealPOS refused the value, in its own words. */
  | { readonly field: WritableFieldId; readonly code: 'refused'; readonly message: string }
  /** `max` is the number of characters allowed (digits, for a number). */
  | { readonly field: WritableFieldId; readonly code: 'tooLong'; readonly max: number };

/** Digits, before and after the point. A double holds no more exactly, so a longer number would be changed on its way. */
const MAX_DIGITS = 15;
/** DealPOS uses year 1 for "no date" (contract section 2), and a half-typed year must not pass for a birthday. */
const FIRST_YEAR = '1900';
const PHONE = /^\+?[\d\s().\-/]+(?:(?:ext\.?|x|#)\s*\d{1,6})?$/i;

type Rule<T> = (value: T, text: string) => SimpleProblem | 'tooLong' | undefined;

const anything: Rule<unknown> = () => undefined;
const required: Rule<string> = (value) => (value === '' ? 'required' : undefined);
const realYear: Rule<string> = (day) => (day !== '' && day.slice(0, 4) < FIRST_YEAR ? 'date' : undefined);
const email: Rule<string> = (value) => (value === '' || isEmail(value) ? undefined : 'email');
const mobile: Rule<string> = (value) => (value === '' || isMobileNumber(value) ? undefined : 'mobile');

const phone: Rule<string> = (value) => {
  const digits = value.replace(/\D/g, '').length;
  return value === '' || (PHONE.test(value) && digits >= 3 && digits <= 21) ? undefined : 'phone';
};

const points: Rule<number> = (value, text) => {
  if (value < 0 || Object.is(value, -0)) return 'negative';
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length > MAX_DIGITS ? 'tooLong' : undefined;
};

const RULES: { readonly [F in WritableFieldId]: Rule<FieldValue<F>> } = {
  name: required,
  firstName: anything,
  lastName: anything,
  code: anything,
  gender: anything,
  birthDate: realYear,
  mobile,
  email,
  phone,
  address: anything,
  status: anything,
  group: anything,
  expiredGroup: realYear,
  loyaltyPoint: points,
};

/** What is wrong with the text of a field that the user changed; undefined when it can be sent. */
export function validateField<F extends WritableFieldId>(field: F, text: string): FieldProblem | undefined {
  const { maxLength } = fieldOf(field);
  if (text.trim().length > maxLength) return { field, code: 'tooLong', max: maxLength };
  const parsed = parseField(field, text);
  if (!parsed.ok) return { field, code: parsed.code };
  const code = RULES[field](parsed.value, text);
  if (code === undefined) return undefined;
  return code === 'tooLong' ? { field, code, max: MAX_DIGITS } : { field, code };
}
