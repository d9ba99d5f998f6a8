import type { CalendarDay } from '../api/calendarDay.ts';
import { isCalendarDay } from '../api/calendarDay.ts';
import type { CustomerRecord, ListRequest } from '../api/customerRecord.ts';
import { dayAfter, dayBefore } from './calendar.ts';

/** What narrows a list. How DealPOS matches a name is unknown (open question 23), so nothing is promised of it. */
export interface CustomerFilter {
  readonly name?: string;
  readonly outlet?: string;
  /** First day of joining, included. */
  readonly from?: CalendarDay;
  /** Last day of joining, included. */
  readonly to?: CalendarDay;
}

export type FilterField = keyof CustomerFilter;
/** `order`: the last day lies before the first. */
export interface FilterProblem {
  readonly field: FilterField;
  readonly code: 'date' | 'order' | 'tooLong';
}
export type ParsedFilter =
  | { readonly ok: true; readonly filter: CustomerFilter }
  | { readonly ok: false; readonly problems: readonly FilterProblem[] };

/** Characters; a guard against pasted files, not a vendor rule (none is documented). */
const MAX_TEXT = 250;

/** A filter from what was typed; blank texts filter nothing. */
export function parseFilter(texts: Readonly<Partial<Record<FilterField, string>>>): ParsedFilter {
  const problems: FilterProblem[] = [];
  const text = (field: FilterField): string | undefined => {
    const value = texts[field]?.trim() || undefined;
    if (value !== undefined && value.length > MAX_TEXT) problems.push({ field, code: 'tooLong' });
    return value;
  };
  const day = (field: FilterField): CalendarDay | undefined => {
    const value = texts[field]?.trim() || undefined;
    if (value === undefined || isCalendarDay(value)) return value;
    problems.push({ field, code: 'date' });
    return undefined;
  };
  const filter = normaliseFilter({ name: text('name'), outlet: text('outlet'), from: day('from'), to: day('to') });
  if (filter.from !== undefined && filter.to !== undefined && filter.to < filter.from) {
    problems.push({ field: 'to', code: 'order' });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, filter };
}

/** The filter without blank parts and surrounding space. */
export function normaliseFilter(filter: CustomerFilter): CustomerFilter {
  const name = filter.name?.trim();
  const outlet = filter.outlet?.trim();
  return {
    ...(name ? { name } : {}),
    ...(outlet ? { outlet } : {}),
    ...(filter.from ? { from: filter.from } : {}),
    ...(filter.to ? { to: filter.to } : {}),
  };
}

/** True when nothing is filtered. */
export function isEmptyFilter(filter: CustomerFilter | undefined): boolean {
  return filter === undefined || Object.keys(normaliseFilter(filter)).length === 0;
}

/** True when both filters ask for the same. */
export function sameFilter(a: CustomerFilter | undefined, b: CustomerFilter | undefined): boolean {
  const [left, right] = [normaliseFilter(a ?? {}), normaliseFilter(b ?? {})];
  return left.name === right.name && left.outlet === right.outlet && left.from === right.from && left.to === right.to;
}

/** True when rows are dropped after they were read, so that the server's total is not the number of matches. */
export function filtersLocally(filter: CustomerFilter | undefined): boolean {
  return filter?.from !== undefined || filter?.to !== undefined;
}

/**
 * The filter as it is sent: one day wider at each end, because it is unknown whether the ends are included and in
 * whose time zone a day begins (open question 22). `matchesFilter` drops what is too much.
 */
export function requestedFilter(filter: CustomerFilter | undefined): Omit<ListRequest, 'pageNumber' | 'pageSize'> {
  const { name, outlet, from, to } = normaliseFilter(filter ?? {});
  return {
    ...(name ? { name } : {}),
    ...(outlet ? { outlet } : {}),
    ...(from ? { from: dayBefore(from) } : {}),
    ...(to ? { to: dayAfter(to) } : {}),
  };
}

/**
 * Whether a customer that was just created belongs to a filtered list, as far as that can be judged here: false where it is
 * not certain. How DealPOS matches a name is unknown (open question 23); one that does not hold the text cannot match.
 * Not by this computer's language: in Turkish, I and i are different letters.
 */
export function surelyMatches(record: CustomerRecord, filter: CustomerFilter | undefined): boolean {
  const { name, outlet, from, to } = normaliseFilter(filter ?? {});
  const holds = (text: string | null | undefined, part: string): boolean =>
    (text ?? '').toLowerCase().includes(part.toLowerCase());
  if (name !== undefined && !holds(record.name, name)) return false;
  if (outlet !== undefined && record.signUpOutlet?.trim().toLowerCase() !== outlet.toLowerCase()) return false;
  const { joinDate } = record;
  if ((from !== undefined || to !== undefined) && !joinDate) return false;
  return matchesFilter(record, filter);
}

/** False for a customer who is known to have joined outside the days asked for. Without a joining day nothing is known. */
export function matchesFilter(record: CustomerRecord, filter: CustomerFilter | undefined): boolean {
  const joined = record.joinDate;
  if (!joined) return true;
  if (filter?.from !== undefined && joined < filter.from) return false;
  return filter?.to === undefined || joined <= filter.to;
}
