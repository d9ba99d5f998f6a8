import type { Localiser } from '../platform/localiser.ts';

/** Lines that fit into a dialog on a small screen. */
const MAX_LINES = 15;

/** The lines for a dialog's detail: all, or the first ones and how many there are besides. */
export function shortList(l10n: Localiser, lines: readonly string[]): string {
  if (lines.length <= MAX_LINES) return lines.join('\n');
  const shown = lines.slice(0, MAX_LINES - 1);
  return [...shown, l10n.t('… and {0} more', lines.length - shown.length)].join('\n');
}
