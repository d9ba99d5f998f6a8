import type { MergeTexts } from './mergeTexts.ts';
import type { MergePageStrings } from './protocol.ts';

/** Every fixed text of the merge page. */
export function mergePageStrings({ l10n }: MergeTexts): MergePageStrings {
  return {
    heading: l10n.t('Merge Customers'),
    loading: l10n.t('Reading the customers from DealPOS…'),
    merge: l10n.t('Merge…'),
    merging: l10n.t('Merging…'),
    cancel: l10n.t('Cancel'),
    close: l10n.t('Close'),
    accountLabel: l10n.t('Account'),
    chooseSurvivor: l10n.t('Who survives?'),
    survivorRow: l10n.t('Survivor'),
    survives: l10n.t('Survives'),
    fieldColumn: l10n.t('Field'),
    differs: l10n.t('differs'),
    noValue: l10n.t('No value'),
    notSent: l10n.t('Not in DealPOS’s answer'),
    tableLabel: l10n.t('The customers side by side'),
    effectsTitle: l10n.t('What a merge does, as far as it is documented'),
    unknownsTitle: l10n.t('What is not known'),
    resultsTitle: l10n.t('What became of them'),
    beforeTitle: l10n.t('As they were before'),
  };
}
