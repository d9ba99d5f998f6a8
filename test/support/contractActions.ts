import assert from 'node:assert/strict';
import type { CustomerApi } from '../../src/api/customerApi.ts';
import type { CustomerKey } from '../../src/api/customerRecord.ts';
import { withKey } from '../../src/customers/customer.ts';
import { CustomerDirectory } from '../../src/customers/directory.ts';
import { newDraft, withEdit } from '../../src/customers/draft.ts';
import type { WritableFieldId } from '../../src/customers/fields.ts';
import { WRITABLE_FIELD_IDS } from '../../src/customers/fields.ts';
import type { SaveOutcome } from '../../src/customers/saveCustomer.ts';
import { saveCustomer } from '../../src/customers/saveCustomer.ts';

/** The real directory over this API. */
export function directoryOf(api: CustomerApi, pageSize = 100): CustomerDirectory {
  return new CustomerDirectory({ api, pageSize, now: () => 0 });
}

/** Reads the whole list; fails the test when it does not end. */
export async function loadAll(directory: CustomerDirectory): Promise<readonly (string | null | undefined)[]> {
  let state = await directory.load();
  for (let page = 1; page < 500 && state.hasMore; page += 1) {
    assert.equal(state.status, 'ready');
    state = await directory.loadMore();
  }
  assert.equal(state.status, 'ready', `the list ended as ${state.error?.kind}`);
  assert.equal(state.hasMore, false);
  return state.rows.map(({ record }) => record.id);
}

/** Opens a customer, types these texts and saves: four requests when all goes well. */
export async function editAndSave(
  api: CustomerApi,
  key: CustomerKey,
  edits: Readonly<Partial<Record<WritableFieldId, string>>>,
): Promise<SaveOutcome> {
  let draft = newDraft(withKey(await api.getCustomerDetail(key), key));
  for (const [field, text] of editsOf(edits)) draft = withEdit(draft, field, text);
  return saveCustomer({ api, key, draft });
}

function editsOf(edits: Readonly<Partial<Record<WritableFieldId, string>>>): [WritableFieldId, string][] {
  return WRITABLE_FIELD_IDS.flatMap((field): [WritableFieldId, string][] => {
    const text = edits[field];
    return text === undefined ? [] : [[field, text]];
  });
}

/** The outcome, known to be a save that was carried out. */
export function savedOutcome(outcome: SaveOutcome): Extract<SaveOutcome, { readonly kind: 'saved' }> {
  assert.ok(outcome.kind === 'saved', `the save ended as ${outcome.kind}`);
  return outcome;
}
