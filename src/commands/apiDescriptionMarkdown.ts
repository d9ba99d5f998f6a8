/** Characters of a foreign text that are shown. */
const MAX_SHOWN = 120;
/** Lines of a list; what goes beyond helps nobody. */
export const MAX_LINES = 100;

/**
 * A foreign text as inline code: whatever the file contains, it is neither a link, an image nor HTML in the page, and
 * cannot turn the reading direction.
 */
export function code(text: string): string {
  const tidy = text
    .slice(0, 4 * MAX_SHOWN)
    .replace(/[`\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  const shown = [...tidy].slice(0, MAX_SHOWN).join('');
  return `\`${shown === '' ? ' ' : shown}${shown.length < tidy.length ? '…' : ''}\``;
}
