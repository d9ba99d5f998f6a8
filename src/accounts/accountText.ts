import type { Localiser } from '../platform/localiser.ts';
import type { AccessMode, AccountProfile } from './account.ts';

/** Name of an access mode, for tree, status bar and quick picks. */
export function accessModeLabel(l10n: Localiser, mode: AccessMode): string {
  switch (mode) {
    case 'normal':
      return l10n.t('Normal');
    case 'confirm':
      return l10n.t('Confirm every write');
    case 'readOnly':
      return l10n.t('Read-only');
  }
}

/** What an access mode means, in a sentence. */
export function accessModeDetail(l10n: Localiser, mode: AccessMode): string {
  switch (mode) {
    case 'normal':
      return l10n.t('Changes are sent when you save or run a command.');
    case 'confirm':
      return l10n.t('Before every change you see what will be sent, and decide.');
    case 'readOnly':
      return l10n.t('Nothing is ever changed at DealPOS.');
  }
}

/** Lines of plain text about an account: where it is, how writes are treated, and how long sample data last. */
export function accountTooltip(l10n: Localiser, account: AccountProfile): readonly string[] {
  const mode = l10n.t('Access: {0}', accessModeLabel(l10n, account.mode));
  if (account.kind === 'tenant') return [account.label, account.displayHost, mode];
  const volatile = l10n.t(
    'Made-up customers on this computer. They live in memory only: every window starts with fresh ones, and no change is kept.',
  );
  return [account.label, volatile, mode];
}
