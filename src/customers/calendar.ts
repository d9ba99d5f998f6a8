import type { CalendarDay } from '../api/calendarDay.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The three numbers of a real day (years 1 to 9999), or undefined. */
function partsOf(text: string): readonly [year: number, month: number, day: number] | undefined {
  const match = DAY.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const real = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return real ? [year, month, day] : undefined;
}

/** True for `yyyy-mm-dd` that names a day of the Gregorian calendar. No `Date` and so no time zone is involved. */
export function isCalendarDay(text: string): text is CalendarDay {
  return partsOf(text) !== undefined;
}

function dayOf(year: number, month: number, day: number): CalendarDay | undefined {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isCalendarDay(text) ? text : undefined;
}

/** The day before, or the same day where the calendar begins. */
export function dayBefore(day: CalendarDay): CalendarDay {
  const [year, month, date] = partsOf(day) ?? [1, 1, 1];
  if (date > 1) return dayOf(year, month, date - 1) ?? day;
  if (month > 1) return dayOf(year, month - 1, daysInMonth(year, month - 1)) ?? day;
  return dayOf(year - 1, 12, 31) ?? day;
}

/** The day after, or the same day where the calendar ends (9999-12-31). */
export function dayAfter(day: CalendarDay): CalendarDay {
  const [year, month, date] = partsOf(day) ?? [9999, 12, 31];
  return dayOf(year, month, date + 1) ?? dayOf(year, month + 1, 1) ?? dayOf(year + 1, 1, 1) ?? day;
}
