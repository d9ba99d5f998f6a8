import type { CustomerApi } from '../api/customerApi.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { CreateOutcome } from '../customers/createCustomer.ts';
import { createCustomer } from '../customers/createCustomer.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import type { SaveOutcome } from '../customers/saveCustomer.ts';
import { saveCustomer } from '../customers/saveCustomer.ts';
import type { DocumentSubject } from './documentSubject.ts';

/** The calls that an editor makes. */
export type EditorApi = Pick<
  CustomerApi,
  | 'getCustomerDetail'
  | 'updateCustomerById'
  | 'updateCustomerByCode'
  | 'updateCustomerByEmail'
  | 'updateCustomerByMobilePhone'
  | 'createCustomer'
  | 'getNewCustomerCode'
>;

export type PersistOutcome = SaveOutcome | CreateOutcome;

export interface PersistContext {
  readonly api: EditorApi;
  /** What is loaded of the account, to look for duplicates of a new customer. */
  readonly loaded: readonly CustomerRecord[];
  /** The user has seen the possible duplicates and wants the customer all the same. */
  readonly duplicatesSeen: boolean;
  readonly signal: AbortSignal;
}

/** Brings a draft to DealPOS: saves a customer that is there, creates one that is not. Never throws for a failed call. */
export async function persistDraft(
  subject: DocumentSubject,
  draft: CustomerDraft,
  { api, loaded, duplicatesSeen, signal }: PersistContext,
): Promise<PersistOutcome> {
  const options = { signal, priority: 'interactive' } as const;
  switch (subject.kind) {
    case 'existing':
      return saveCustomer({ api, key: subject.key, draft, options });
    case 'new':
      return createCustomer({ api, draft, loaded, confirmed: duplicatesSeen, options });
    case 'lost':
      return { kind: 'unchanged' };
  }
}

/** True when nothing of the draft is left to be sent. */
export function isPersisted(outcome: PersistOutcome): boolean {
  return ['saved', 'savedButUnread', 'created', 'createdButUnread', 'unchanged'].includes(outcome.kind);
}
