import type { CustomerRecord } from '../api/customerRecord.ts';
import { customerLabel } from '../customers/customerLabel.ts';
import type { FieldGroup, FieldId } from '../customers/fields.ts';
import type { describeError } from '../platform/errorText.ts';
import type { Localiser } from '../platform/localiser.ts';

/** What the texts of a merge are made with; handed in, so that they run without VS Code. */
export interface MergeTexts {
  readonly l10n: Localiser;
  /** BCP 47 tag of the display language. */
  readonly locale: string;
  readonly describeError: typeof describeError;
  readonly fieldLabels: Readonly<Record<FieldId, string>>;
  readonly groupTitles: Readonly<Record<FieldGroup | 'other', string>>;
  /** Known statuses in the user's language. */
  readonly statusLabels: Readonly<Record<string, string>>;
}

/** "A, B and C" in the user's language. */
function customerList({ locale }: MergeTexts, records: readonly CustomerRecord[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(records.map(customerLabel));
}

/** Who survives and who disappears, in one sentence. */
export function decisionText(texts: MergeTexts, target: CustomerRecord, sources: readonly CustomerRecord[]): string {
  const { l10n } = texts;
  const [kept, folded] = [customerLabel(target), customerList(texts, sources)];
  return sources.length === 1
    ? l10n.t('{0} survives; {1} is folded into it and disappears.', kept, folded)
    : l10n.t('{0} survives; {1} are folded into it and disappear.', kept, folded);
}
