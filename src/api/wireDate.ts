import type { CalendarDay } from './calendarDay.ts';
import { isRealDay } from './calendarDay.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `yyyy-mm-dd`, alone or with a time, an optional fraction and an optional offset. The day counts as it is written. */
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;
/** `31 Jul 2019`, as the deprecated detail answers it (contract section 2, "Dates"). */
const DAY_MONTH_YEAR = /^(\d{1,2}) ([a-z]{3}) (\d{4})$/i;

/**
 * The calendar day of a date that DealPOS sent, never through a time zone (open question 21).
 * Returns null for year 1, the server's "no date", and undefined for a text in no known form.
 */
export function readWireDate(text: string): CalendarDay | null | undefined {
  const trimmed = text.trim();
  if (ISO.test(trimmed)) return dayOrNone(trimmed.slice(0, 10));
  const words = DAY_MONTH_YEAR.exec(trimmed);
  if (!words) return undefined;
  const month = MONTHS.indexOf((words[2] ?? '').toLowerCase()) + 1;
  return dayOrNone(`${words[3]}-${String(month).padStart(2, '0')}-${(words[1] ?? '').padStart(2, '0')}`);
}

/** For a text in the form of a day. */
function dayOrNone(text: string): CalendarDay | null | undefined {
  if (!isRealDay(text)) return undefined;
  return text.startsWith('0001') ? null : text;
}
