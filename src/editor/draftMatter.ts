import type { CustomerKey } from '../api/customerRecord.ts';
import type { CustomerAddress } from './customerUri.ts';
import type { DocumentSubject } from './documentSubject.ts';

/** What a draft is about. */
export interface DraftMatter {
  readonly accountId: string;
  /** The same for every editor of the same customer, and one for all new customers of an account. Personal data. */
  readonly matter: string;
  /** The address of the editor. */
  readonly address: string;
}

const KEY_KINDS = ['id', 'code', 'email', 'mobile'] as const;

/** The address of an editor as a short text, the same for every label. */
export function addressText({ kind, value }: CustomerAddress): string {
  return `${kind}/${value}`;
}

/** The matter of an editor's drafts. */
export function matterOf(subject: DocumentSubject): string {
  return subject.kind === 'existing' ? `${subject.key.kind}:${subject.key.value}` : subject.kind;
}

/** The key of the customer that a matter is about; undefined for a new one. */
export function keyOfMatter(matter: string): CustomerKey | undefined {
  const split = matter.indexOf(':');
  const kind = KEY_KINDS.find((known) => known === matter.slice(0, Math.max(0, split)));
  return kind && { kind, value: matter.slice(split + 1) };
}
