import type { CalendarDay } from '../api/calendarDay.ts';
import { daysInMonth, isCalendarDay, partsOfDay } from '../api/calendarDay.ts';

function dayOf(year: number, month: number, day: number): CalendarDay | undefined {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isCalendarDay(text) ? text : undefined;
}

/** The day before, or the same day where the calendar begins. */
export function dayBefore(day: CalendarDay): CalendarDay {
  const [year, month, date] = partsOfDay(day) ?? [1, 1, 1];
  if (date > 1) return dayOf(year, month, date - 1) ?? day;
  if (month > 1) return dayOf(year, month - 1, daysInMonth(year, month - 1)) ?? day;
  return dayOf(year - 1, 12, 31) ?? day;
}

/** The day after, or the same day where the calendar ends (9999-12-31). */
export function dayAfter(day: CalendarDay): CalendarDay {
  const [year, month, date] = partsOfDay(day) ?? [9999, 12, 31];
  return dayOf(year, month, date + 1) ?? dayOf(year, month + 1, 1) ?? dayOf(year + 1, 1, 1) ?? day;
}
