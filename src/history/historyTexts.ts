import type { WriteOutcome } from '../api/writeRecorder.ts';
import type { FieldId } from '../customers/fields.ts';
import type { JournalEntry } from '../journal/journalEntry.ts';
import type { JournalCustomer } from '../journal/journalLine.ts';
import type { WriteKind } from '../journal/writeKind.ts';
import { writeKindOf } from '../journal/writeKind.ts';
import type { Localiser } from '../platform/localiser.ts';

/** What the texts of a history are made with; handed in, so that they run without VS Code. */
export interface HistoryTexts {
  readonly l10n: Localiser;
  /** BCP 47 tag of the display language. */
  readonly locale: string;
  readonly fieldLabels: Readonly<Record<FieldId, string>>;
  /** Known statuses in the user's language. */
  readonly statusLabels: Readonly<Record<string, string>>;
}

/** What kind of write it was, in the past tense. */
export function kindLabel({ l10n }: HistoryTexts, kind: WriteKind): string {
  switch (kind) {
    case 'update':
      return l10n.t('Changed');
    case 'create':
      return l10n.t('Created');
    case 'delete':
      return l10n.t('Deleted');
    case 'suspend':
      return l10n.t('Suspended');
    case 'unsuspend':
      return l10n.t('Suspension lifted');
    case 'verifyMobile':
      return l10n.t('Mobile verification set');
    case 'verifyEmail':
      return l10n.t('Email verification set');
    case 'appSignIn':
      return l10n.t('App sign-in recorded');
    case 'merge':
      return l10n.t('Merged');
    case 'pinCheck':
      return l10n.t('PIN checked');
  }
}

/** What an entry was, such as "Changed". */
export function entryTitle(texts: HistoryTexts, { operation, verified }: JournalEntry): string {
  const kind = writeKindOf(operation);
  if (kind === undefined) return operation;
  const label = kindLabel(texts, kind);
  if (verified === undefined) return label;
  return `${label}: ${verified ? texts.l10n.t('Verified') : texts.l10n.t('Not Verified')}`;
}

export function outcomeLabel({ l10n }: HistoryTexts, outcome: WriteOutcome): string {
  switch (outcome) {
    case 'done':
      return l10n.t('Done');
    case 'notDone':
      return l10n.t('Not done');
    case 'uncertain':
      return l10n.t('Uncertain');
  }
}

/** How a customer is called in a history: code (or another key) and name. */
export function journalCustomerLabel({ l10n }: HistoryTexts, customer: JournalCustomer | undefined): string {
  const key = customer?.code ?? customer?.id ?? customer?.email ?? customer?.mobile;
  const parts = [key, customer?.name === key ? undefined : customer?.name].filter((part) => part !== undefined);
  return parts.join(' ') || l10n.t('Customer without a name');
}

/** A field's text as the user reads it. */
export function fieldText({ statusLabels }: HistoryTexts, field: FieldId, text: string): string {
  return field === 'status' ? (new Map(Object.entries(statusLabels)).get(text) ?? text) : text;
}
