import type { ApiErrorDetail } from '../api/errors.ts';
import { isOfSecret } from '../api/errors.ts';
import type { DocumentNotice } from './documentNotice.ts';
import type { NoticeAction } from './protocol.ts';

type Failure = Extract<DocumentNotice, { readonly error: ApiErrorDetail }>;

/** What can be done about each failure, whatever caused it. */
const REMEDIES: Readonly<Record<Failure['kind'], readonly NoticeAction[]>> = {
  loadFailed: ['retry'],
  refreshFailed: ['retry'],
  saveFailed: ['save'],
  saveUncertain: ['reload'],
  savedUnread: ['reload'],
  notCreated: ['save'],
  noNextCode: [],
  creationUncertain: [],
};

/** The buttons under a failure, the most helpful one first. The log comes last: it helps those who help others. */
export function failureActions({ kind, error }: Failure): readonly NoticeAction[] {
  const isLoad = kind === 'loadFailed';
  return [...causeActions(error, isLoad), ...REMEDIES[kind], ...(isLoad ? (['close'] as const) : []), 'showLog'];
}

/** What removes the cause. A customer that DealPOS does not know is most likely a 400 (open question 19). */
function causeActions(error: ApiErrorDetail, isLoad: boolean): readonly NoticeAction[] {
  const { kind } = error;
  if (isOfSecret(error)) return ['enterSecret'];
  if (kind === 'noSuchCustomer' || (kind === 'badRequest' && isLoad)) return ['refreshList'];
  return [];
}
