import type { AskBeforeWrite } from '../accounts/accessGate.ts';
import type { WriteRequest } from '../api/client.ts';
import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import type { OperationId } from '../api/operationId.ts';
import { customerLabel } from '../customers/customerLabel.ts';
import type { Localiser } from '../platform/localiser.ts';
import type { AccountDialogs, Question } from './accountDialogs.ts';
import { kindLabel } from './customerKeyPrompt.ts';

/** What else a PIN check does is not documented (open question 4). */
const WITHOUT_WAY_BACK: ReadonlySet<OperationId> = new Set([
  'deleteCustomerByCode',
  'deleteCustomerByEmail',
  'mergeCustomer',
  'updateAppLastSignInCustomerById',
  'checkCustomerPinAuthenticate',
]);

export interface ConfirmWriteDeps {
  readonly dialogs: Pick<AccountDialogs, 'ask'>;
  readonly l10n: Localiser;
  /** The label of a field in the user's language, or undefined for an id that is no field. */
  readonly fieldLabel: (fieldId: string) => string | undefined;
  /** What this window knows of a customer, for its name. */
  readonly recordOf: (accountId: string, key: CustomerKey) => CustomerRecord | undefined;
}

/**
 * The question of the access mode "Confirm every write": method, path, what is done to whom, and the changed fields by
 * label; never the value of a field, nor a PIN.
 */
export function confirmWrite(deps: ConfirmWriteDeps): AskBeforeWrite {
  const { dialogs, l10n, fieldLabel, recordOf } = deps;
  return async (request, account) => {
    const labels = request.fields.map((field) => fieldLabel(field) ?? field).join(', ');
    const changed = labels === '' ? [] : [l10n.t('Changed fields: {0}', labels)];
    const who = (key: CustomerKey): string => customerText(l10n, key, recordOf(account.id, key));
    const answer = await dialogs.ask({
      severity: 'warning',
      message: l10n.t('Send this change to “{0}”?', account.label),
      detail: [
        `${request.method} ${request.pathTemplate}`,
        account.displayHost,
        ...effectLines(l10n, request, who),
        ...changed,
      ].join('\n'),
      choices: choicesFor(l10n, request.operation),
    });
    return answer === 'send';
  };
}

/** The first one has the focus: Enter alone sends nothing that cannot be undone. */
function choicesFor(l10n: Localiser, operation: OperationId): Question<'keep' | 'send'>['choices'] {
  const send = { value: 'send', label: l10n.t('Send') } as const;
  return WITHOUT_WAY_BACK.has(operation) ? [{ value: 'keep', label: l10n.t('Do Not Send') }, send] : [send];
}

/** The key that is sent, with the name that belongs to it where that is known. */
function customerText(l10n: Localiser, key: CustomerKey, record: CustomerRecord | undefined): string {
  const named = l10n.t('{0}: {1}', kindLabel(l10n, key.kind), key.value);
  return record ? `${customerLabel(record)} (${named})` : l10n.t('the customer with {0}', named);
}

/** What the request does, in sentences. */
function effectLines(
  l10n: Localiser,
  { operation, subject }: WriteRequest,
  who: (key: CustomerKey) => string,
): readonly string[] {
  const [customer = '', ...others] = subject.keys.map(who);
  const answer = subject.verified ? l10n.t('yes') : l10n.t('no');
  switch (operation) {
    case 'createCustomer':
      return [l10n.t('Creates a new customer.')];
    case 'suspendCustomer':
      return [l10n.t('Suspends {0}.', customer)];
    case 'unsuspendCustomer':
      return [l10n.t('Lifts the suspension of {0}.', customer)];
    case 'verifyCustomerMobile':
      return [l10n.t('Marks the mobile number of {0}.', customer), l10n.t('Verified: {0}', answer)];
    case 'verifyCustomerEmail':
      return [l10n.t('Marks the email of {0}.', customer), l10n.t('Verified: {0}', answer)];
    case 'updateAppLastSignInCustomerById':
      return [l10n.t('Records an app sign-in of {0}, now.', customer)];
    case 'deleteCustomerByCode':
    case 'deleteCustomerByEmail':
      return [l10n.t('Deletes {0}, for good.', customer)];
    case 'mergeCustomer':
      return [l10n.t('Survives: {0}', customer), ...others.map((source) => l10n.t('Disappears: {0}', source))];
    case 'checkCustomerPinAuthenticate':
      return [l10n.t('Checks a PIN of {0}. It is not shown here.', customer)];
    default:
      return [l10n.t('Changes {0}.', customer)];
  }
}
