import assert from 'node:assert/strict';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import type { CreateOutcome } from '../../../src/customers/createCustomer.ts';
import { createCustomer } from '../../../src/customers/createCustomer.ts';
import type { CustomerDraft } from '../../../src/customers/draft.ts';
import { newDraft, withEdit } from '../../../src/customers/draft.ts';
import type { WritableFieldId } from '../../../src/customers/fields.ts';
import { WRITABLE_FIELD_IDS } from '../../../src/customers/fields.ts';
import { BLANK_CUSTOMER } from '../../../src/customers/newCustomer.ts';
import { FakeCreateApi } from './fakeCreateApi.ts';
import { OTHER_ID, record, timeout } from './fakes.ts';

type Edits = Readonly<Partial<Record<WritableFieldId, string>>>;

export const NAME = { name: 'Siti' };
export const EMAIL = { ...NAME, email: 'siti@example.com' };
export const MOBILE = { ...NAME, mobile: '081300000001' };
export const CODE = { ...NAME, code: 'MM-2' };
/** An older customer with the email and the mobile number that are typed. */
export const OLDER = record({ id: OTHER_ID, name: 'Siti', email: 'siti@example.com', mobile: '081300000001' });
export const WITH_LOOK_UP = ['getCustomerDetail', 'createCustomer', 'getCustomerDetail'];
export const WITHOUT_LOOK_UP = ['createCustomer', 'getCustomerDetail'];

function draftOf(edits: Edits): CustomerDraft {
  return WRITABLE_FIELD_IDS.reduce((draft, id) => withEdit(draft, id, edits[id] ?? ''), newDraft(BLANK_CUSTOMER));
}
interface Given {
  readonly loaded?: readonly CustomerRecord[];
  readonly confirmed?: boolean;
}
export function create(api: FakeCreateApi, edits: Edits, { loaded = [], confirmed = false }: Given = {}) {
  return createCustomer({ api, draft: draftOf(edits), loaded, confirmed });
}
export function created(outcome: CreateOutcome): Extract<CreateOutcome, { kind: 'created' }> {
  assert.equal(outcome.kind, 'created');
  assert.ok(outcome.kind === 'created');
  return outcome;
}
/** A server that creates the customer and fails to say so. */
export function lossyApi(rows: readonly CustomerRecord[] = [], error: Error = timeout('unknown')): FakeCreateApi {
  const api = new FakeCreateApi(rows);
  api.failureAfterActing = error;
  return api;
}
/** A server that fails before it creates anything, and does not say which. */
export function deafApi(rows: readonly CustomerRecord[] = [], error: Error = timeout('unknown')): FakeCreateApi {
  const api = new FakeCreateApi(rows);
  api.refusal = error;
  return api;
}
