/**
 * A calendar day as `yyyy-mm-dd`, the only date form DealPOS documents for requests (contract section 2, "Dates").
 * Never turned into an instant: a birthday has no time zone.
 */
export type CalendarDay = string & { readonly calendarDay: unique symbol };

const ZERO = 48;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days in a month (1 to 12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The three numbers of a real day (years 1 to 9999), or undefined. */
export function partsOfDay(text: string): readonly [year: number, month: number, day: number] | undefined {
  if (!DAY.test(text)) return undefined;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return isReal(year, month, day) ? [year, month, day] : undefined;
}

/** True for `yyyy-mm-dd` that names a day of the Gregorian calendar. No `Date` and so no time zone is involved. */
export function isCalendarDay(text: string): text is CalendarDay {
  return DAY.test(text) && isRealDay(text);
}

/** The same for a text that is known to have that form. Makes no other text of it: a list holds thousands of days. */
export function isRealDay(text: string): text is CalendarDay {
  return isReal(digitsAt(text, 0) * 100 + digitsAt(text, 2), digitsAt(text, 5), digitsAt(text, 8));
}

/** The number that two digits make. */
function digitsAt(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

function isReal(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}
