import { isCalendarDay } from '../api/calendarDay.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import { displayName } from '../customers/customer.ts';
import type { FieldId } from '../customers/fields.ts';
import { fieldOf } from '../customers/fields.ts';
import { formatField } from '../customers/fieldText.ts';
import { identify } from '../customers/identifier.ts';
import type { Localiser } from '../platform/localiser.ts';

/** A field that cannot be edited, as a person reads it: a day in words, a truth value as yes or no. */
export function factText(id: FieldId, record: CustomerRecord, l10n: Localiser, locale: string): string {
  const text = formatField(id, record);
  if (fieldOf(id).kind === 'date' && isCalendarDay(text)) return dayText(text, locale);
  if (typeof record[id] !== 'boolean') return text;
  return record[id] ? l10n.t('Yes') : l10n.t('No');
}

/** A calendar day in words. Written and read in UTC, so that no time zone can make it the day before. */
function dayText(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/**
 * What to call the customer who referred this one, where it can be opened: the name if it is loaded, else the ID.
 * Empty where there is none, or where what DealPOS sent is no ID (contract section 2: a GUID).
 */
export function referrerText(record: CustomerRecord | undefined, loaded: readonly CustomerRecord[]): string {
  const key = identify(record?.referredBy ?? '');
  if (key?.kind !== 'id') return '';
  const found = loaded.find(({ id }) => id?.toLowerCase() === key.value.toLowerCase());
  return (found && displayName(found)) || key.value;
}
