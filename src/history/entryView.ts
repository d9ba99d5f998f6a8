import type { FieldId } from '../customers/fields.ts';
import { cut } from '../editor/cutText.ts';
import type { JournalEntry } from '../journal/journalEntry.ts';
import type { NoUndo } from '../journal/undoPlan.ts';
import { keyAfter, undoPlanOf } from '../journal/undoPlan.ts';
import { writeKindOf } from '../journal/writeKind.ts';
import type { HistoryTexts } from './historyTexts.ts';
import { entryTitle, fieldText, journalCustomerLabel, outcomeLabel } from './historyTexts.ts';
import type { HistoryCell, HistoryDay, HistoryEntryView } from './protocol.ts';

/** Entries under the days on which they were made, in the order given. */
export function daysOf(texts: HistoryTexts, entries: readonly JournalEntry[]): HistoryDay[] {
  const days: { label: string; entries: HistoryEntryView[] }[] = [];
  const dayFormat = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'full' });
  const timeFormat = new Intl.DateTimeFormat(texts.locale, { timeStyle: 'medium' });
  for (const entry of entries) {
    const label = dayFormat.format(entry.at);
    if (days.at(-1)?.label !== label) days.push({ label, entries: [] });
    days.at(-1)?.entries.push(entryView(texts, entry, timeFormat.format(entry.at)));
  }
  return days;
}

function entryView(texts: HistoryTexts, entry: JournalEntry, time: string): HistoryEntryView {
  return {
    id: entry.id,
    time,
    title: entryTitle(texts, entry),
    customer: cut(customersText(texts, entry)),
    outcome: entry.outcome,
    outcomeLabel: outcomeLabel(texts, entry.outcome),
    changes: entry.changes.map(({ field, before, after }) => ({
      label: texts.fieldLabels[field],
      before: cellOf(texts, field, before),
      after: cellOf(texts, field, after),
    })),
    notes: notesOf(texts, entry).map(cut),
    ...undoTexts(texts, entry),
    canOpen: keyAfter(entry) !== undefined && writeKindOf(entry.operation) !== 'delete',
  };
}

function customersText(texts: HistoryTexts, { customers: [first, ...others] }: JournalEntry): string {
  const label = journalCustomerLabel(texts, first);
  if (others.length === 0) return label;
  const list = new Intl.ListFormat(texts.locale, { type: 'conjunction' });
  return texts.l10n.t('{0} into {1}', list.format(others.map((other) => journalCustomerLabel(texts, other))), label);
}

function cellOf(texts: HistoryTexts, field: FieldId, text: string | undefined): HistoryCell {
  if (text === undefined) return { kind: 'unknown', text: '' };
  return text === '' ? { kind: 'none', text } : { kind: 'value', text: cut(fieldText(texts, field, text)) };
}

/** What the answer and the reading afterwards have said beside the fields. */
function notesOf(texts: HistoryTexts, { failure, readBack, outcome }: JournalEntry): string[] {
  const { l10n, fieldLabels } = texts;
  const value = (field: FieldId, text: string): string => fieldText(texts, field, text) || l10n.t('No value');
  const notes: string[] = [];
  if (failure?.status !== undefined) notes.push(l10n.t('DealPOS answered with status {0}.', failure.status));
  else if (failure?.kind === 'cancelled') notes.push(l10n.t('It was cancelled.'));
  else if (failure) notes.push(l10n.t('No usable answer came ({0}).', failure.kind));
  if (outcome === 'uncertain') notes.push(l10n.t('DealPOS may have carried it out: look at the customer.'));
  for (const { field, got } of readBack?.differs ?? []) {
    notes.push(l10n.t('Read back: {0} was “{1}”.', fieldLabels[field], value(field, got)));
  }
  const unverified = (readBack?.unverified ?? []).map((field) => fieldLabels[field]);
  if (unverified.length > 0) notes.push(l10n.t('Not shown when read back: {0}', unverified.join(', ')));
  for (const { field, was, now } of readBack?.changedToo ?? []) {
    notes.push(
      l10n.t('{0} changed too: “{1}” became “{2}”.', fieldLabels[field], value(field, was), value(field, now)),
    );
  }
  return notes;
}

function undoTexts(texts: HistoryTexts, entry: JournalEntry): Pick<HistoryEntryView, 'undoLabel' | 'undoHint'> {
  const { l10n, fieldLabels } = texts;
  const plan = undoPlanOf(entry);
  switch (plan.kind) {
    case 'edit': {
      const left = plan.unknown.map((field) => fieldLabels[field]).join(', ');
      return {
        undoLabel: l10n.t('Undo This Change'),
        undoHint: left === '' ? '' : l10n.t('Cannot be put back, because it was not known before: {0}', left),
      };
    }
    case 'status':
      return {
        undoLabel: plan.to === 'active' ? l10n.t('Unsuspend…') : l10n.t('Suspend…'),
        undoHint: '',
      };
    case 'none':
      return { undoLabel: '', undoHint: whyNoUndo(texts, plan.reason) };
  }
}

/** Why a change cannot be taken back, in a sentence. */
export function whyNoUndo({ l10n }: HistoryTexts, reason: NoUndo): string {
  switch (reason) {
    case 'notDone':
      return l10n.t('Nothing was changed, so there is nothing to undo.');
    case 'nothingChanged':
      return l10n.t('It left everything as it was, so there is nothing to undo.');
    case 'beforeUnknown':
      return l10n.t('It cannot be undone here: what was there before is not known.');
    case 'noKey':
      return l10n.t('It cannot be undone here: nothing is known that would find this customer.');
    case 'created':
      return l10n.t('It cannot be undone here. Delete or suspend the customer instead.');
    case 'deleted':
      return l10n.t('It cannot be undone: DealPOS offers no way back from a deletion.');
    case 'merged':
      return l10n.t('It cannot be undone: DealPOS offers no way back from a merge.');
    case 'verified':
      return l10n.t(
        'It cannot be undone here: DealPOS does not tell what it was before. Use “Verify” to set it again.',
      );
    case 'appSignIn':
      return l10n.t('It cannot be undone: DealPOS offers no way to take an app sign-in back.');
    case 'pinCheck':
      return l10n.t('It cannot be undone: DealPOS does not document what a PIN check does besides answering.');
  }
}
