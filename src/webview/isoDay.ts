/**
 * True when the native date input can show the text: a real day written yyyy-mm-dd (HTML, "valid date string", year 1
 * or later). Any other text must be shown as text, or the input would hide it.
 */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
