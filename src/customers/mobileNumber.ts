const SEPARATORS = /[\s().-]/g;
/** Indonesian numbers without a plus (`08…`, `62…`), or any E.164 number with one (ITU-T E.164: at most 15 digits). */
const FORMS = [/^08\d{7,12}$/, /^62\d{8,13}$/, /^\+[1-9]\d{6,14}$/];

/** True for a mobile number as people in Indonesia write it, or in international form; separators are allowed. */
export function isMobileNumber(text: string): boolean {
  const bare = text.replace(SEPARATORS, '');
  return FORMS.some((form) => form.test(bare));
}

/**
 * The number in one spelling, so that `0812-…`, `62812…` and `+62 812…` compare equal.
 * For comparing only: what is sent stays as it was typed, because nobody knows what DealPOS matches (open question 8).
 */
export function comparableMobile(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.startsWith('0') ? `62${digits.slice(1)}` : digits;
}
