/**
 * A calendar day as `yyyy-mm-dd`, the only date form DealPOS documents for requests (contract section 2, "Dates").
 * Never turned into an instant: a birthday has no time zone.
 */
export type CalendarDay = string & { readonly calendarDay: unique symbol };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days in a month (1 to 12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The three numbers of a real day (years 1 to 9999), or undefined. */
export function partsOfDay(text: string): readonly [year: number, month: number, day: number] | undefined {
  const match = DAY.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const real = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return real ? [year, month, day] : undefined;
}

/** True for `yyyy-mm-dd` that names a day of the Gregorian calendar. No `Date` and so no time zone is involved. */
export function isCalendarDay(text: string): text is CalendarDay {
  return partsOfDay(text) !== undefined;
}
