import { MAX_TEXT } from './protocol.ts';

/** The text as a page takes it: a longer one would make it drop the whole snapshot. */
export function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}

/** The notice of a page with every text cut. */
export function cutNotice<N extends { readonly title: string; readonly details: readonly string[] }>(notice: N): N {
  return { ...notice, title: cut(notice.title), details: notice.details.map(cut) };
}
