import assert from 'node:assert/strict';
import type { CustomerKey, CustomerRecord } from '../../../src/api/customerRecord.ts';
import type { CustomerDraft } from '../../../src/customers/draft.ts';
import { newDraft, withEdit } from '../../../src/customers/draft.ts';
import type { SaveOutcome } from '../../../src/customers/saveCustomer.ts';
import { saveCustomer } from '../../../src/customers/saveCustomer.ts';
import type { FakeSaveApi } from './fakes.ts';
import { BUDI, ID } from './fakes.ts';

export const BY_ID: CustomerKey = { kind: 'id', value: ID };
/** The calls of a save that succeeds. */
export const SUCCESS = ['getCustomerDetail', 'updateCustomerById', 'getCustomerDetail'];

/** A draft of a record with another name. */
export function rename(base: CustomerRecord = BUDI): CustomerDraft {
  return withEdit(newDraft(base), 'name', 'Budi S');
}

/** Saves a draft, the renamed Budi unless told otherwise. */
export function save(
  api: FakeSaveApi,
  draft: CustomerDraft = rename(),
  key: CustomerKey = BY_ID,
): Promise<SaveOutcome> {
  return saveCustomer({ api, key, draft });
}

/** The outcome of a save that succeeded. */
export function saved(outcome: SaveOutcome): Extract<SaveOutcome, { kind: 'saved' }> {
  assert.equal(outcome.kind, 'saved');
  assert.ok(outcome.kind === 'saved');
  return outcome;
}
