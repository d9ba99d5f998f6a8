import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import { keyOf } from '../customers/customer.ts';
import type { WritableFieldId } from '../customers/fields.ts';
import type { FieldToPutBack } from '../customers/takeBack.ts';
import type { JournalEntry } from './journalEntry.ts';
import type { JournalChange } from './journalLine.ts';
import { writeKindOf } from './writeKind.ts';

export type NoUndo =
  /** The change was not made. */
  | 'notDone'
  /** Nothing is known of what was there before. */
  | 'beforeUnknown'
  /** Nothing is known by which the customer could be found. */
  | 'noKey'
  /** Nothing that was sent differs from what was there. */
  | 'nothingChanged'
  | 'created'
  | 'deleted'
  | 'merged'
  | 'verified'
  | 'appSignIn'
  | 'pinCheck';

/** How a change is taken back, or why it cannot be. */
export type UndoPlan =
  /** `unknown` are changed fields of which nobody knows what they were. */
  | {
      readonly kind: 'edit';
      readonly key: CustomerKey;
      readonly fields: readonly FieldToPutBack[];
      readonly unknown: readonly WritableFieldId[];
    }
  | { readonly kind: 'status'; readonly key: CustomerKey; readonly to: 'suspended' | 'active' }
  | { readonly kind: 'none'; readonly reason: NoUndo };

/** What would take this change back. */
export function undoPlanOf(entry: JournalEntry): UndoPlan {
  if (entry.outcome === 'notDone') return { kind: 'none', reason: 'notDone' };
  switch (writeKindOf(entry.operation)) {
    case 'update':
      return editPlan(entry);
    case 'suspend':
      return statusPlan(entry, 'active');
    case 'unsuspend':
      return statusPlan(entry, 'suspended');
    case 'create':
      return { kind: 'none', reason: 'created' };
    case 'delete':
      return { kind: 'none', reason: 'deleted' };
    case 'merge':
      return { kind: 'none', reason: 'merged' };
    case 'appSignIn':
      return { kind: 'none', reason: 'appSignIn' };
    case 'verifyEmail':
    case 'verifyMobile':
      return { kind: 'none', reason: 'verified' };
    default:
      return { kind: 'none', reason: 'pinCheck' };
  }
}

/** The customer by what it is called since the change; undefined where nothing identifies it. */
export function keyAfter({ customers: [customer], changes }: JournalEntry): CustomerKey | undefined {
  const changed = changes.filter(({ field }) => field === 'code' || field === 'email' || field === 'mobile');
  const record: CustomerRecord = {
    ...customer,
    ...Object.fromEntries(changed.map(({ field, after }) => [field, after])),
    unknownFields: {},
  };
  return keyOf(record);
}

function editPlan(entry: JournalEntry): UndoPlan {
  const key = keyAfter(entry);
  if (!key) return { kind: 'none', reason: 'noKey' };
  const changes = entry.changes.map((change) => ({ ...change, after: nowOf(entry, change) }));
  const fields = changes.flatMap(({ field, before, after }): FieldToPutBack[] =>
    before === undefined || before === after ? [] : [{ field, before, after }],
  );
  const unknown = changes.filter(({ before }) => before === undefined).map(({ field }) => field);
  if (fields.length > 0) return { kind: 'edit', key, fields, unknown };
  return { kind: 'none', reason: unknown.length > 0 ? 'beforeUnknown' : 'nothingChanged' };
}

/** What the field was left as: DealPOS may have made something else of what was sent. */
function nowOf({ readBack }: JournalEntry, { field, after }: JournalChange): string {
  return readBack?.differs.find((difference) => difference.field === field)?.got ?? after;
}

function statusPlan(entry: JournalEntry, to: 'suspended' | 'active'): UndoPlan {
  const key = keyAfter(entry);
  return key ? { kind: 'status', key, to } : { kind: 'none', reason: 'noKey' };
}
