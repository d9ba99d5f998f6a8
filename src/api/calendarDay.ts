/**
 * A calendar day as `yyyy-mm-dd`, the only date form DealPOS documents for requests (contract section 2, "Dates").
 * Never turned into an instant: a birthday has no time zone.
 */
export type CalendarDay = string & { readonly calendarDay: unique symbol };
