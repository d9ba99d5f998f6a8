import type { OperationId } from '../operationId.ts';
import type { FieldNames } from '../wire.ts';
import type { DescribedOperation } from './describeOperations.ts';

/** The replaceable names that travel in fields. */
type FieldNameKey = Exclude<keyof FieldNames, 'tokenPath' | 'listIdForm' | 'pinCorrect' | 'pinWrong'>;

interface UnconfirmedName {
  readonly operation: OperationId;
  readonly key: FieldNameKey;
  /** What our contract calls the field. */
  readonly inContract: string;
}

/** Which name of the setting `dealpos.api.fieldNames` stands where in our contract (open questions 1, 4, 10, 14, 15). */
export const UNCONFIRMED_NAMES: readonly UnconfirmedName[] = [
  { operation: 'createToken', key: 'tokenClientId', inContract: 'client_id' },
  { operation: 'createToken', key: 'tokenClientSecret', inContract: 'client_secret' },
  { operation: 'getCustomerDetail', key: 'detailMobile', inContract: 'MobilePhone' },
  { operation: 'updateCustomerByMobilePhone', key: 'updateMobileKey', inContract: 'MobilePhone' },
  { operation: 'updateAppLastSignInCustomerById', key: 'appSignInId', inContract: 'ID' },
  { operation: 'verifyCustomerMobile', key: 'verifyMobileId', inContract: 'ID' },
  { operation: 'verifyCustomerMobile', key: 'verifyMobileFlag', inContract: 'Verified' },
  { operation: 'verifyCustomerEmail', key: 'verifyEmailId', inContract: 'ID' },
  { operation: 'verifyCustomerEmail', key: 'verifyEmailFlag', inContract: 'Verified' },
  { operation: 'getCustomerByListId', key: 'listId', inContract: 'ListID' },
  { operation: 'checkCustomerPinAuthenticate', key: 'pinCustomerId', inContract: 'CustomerID' },
  { operation: 'checkCustomerPinAuthenticate', key: 'pinPin', inContract: 'PIN' },
  { operation: 'mergeCustomer', key: 'mergeTarget', inContract: 'TargetID' },
  { operation: 'mergeCustomer', key: 'mergeSources', inContract: 'SourceIDs' },
];

/** An operation of our contract under the names in use, so that what has been adopted counts as ours. */
export function withNamesInUse(id: OperationId, ours: DescribedOperation, names: FieldNames): DescribedOperation {
  const renamed = new Map(
    UNCONFIRMED_NAMES.filter(({ operation }) => operation === id).map(({ key, inContract }) => [
      inContract,
      names[key] ?? inContract,
    ]),
  );
  const taken = new Set(renamed.values());
  const fields = ours.request.fields
    .filter(({ name }) => renamed.has(name) || !taken.has(name))
    .map((field) => ({
      ...field,
      name: renamed.get(field.name) ?? field.name,
      listForm: id === 'getCustomerByListId' && field.kind === 'list' ? names.listIdForm : field.listForm,
    }));
  const fullPath = id === 'createToken' ? names.tokenPath : ours.fullPath;
  return { ...ours, fullPath, request: { ...ours.request, fields } };
}

/** True for a field that the client sends although the contract only guesses its name. */
export function isSentGuess(id: OperationId, name: string, names: FieldNames): boolean {
  return UNCONFIRMED_NAMES.some(
    ({ operation, key, inContract }) => operation === id && (names[key] ?? inContract) === name,
  );
}
