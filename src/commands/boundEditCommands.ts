import type { CustomerKey } from '../api/customerRecord.ts';
import { displayName, keysOf } from '../customers/customer.ts';
import type { CustomerOpener } from '../editor/customerOpener.ts';
import { chooseAccount } from './accountArgument.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import { customerKeyArgument } from './customerKeyArgument.ts';
import { askKeyOfKind, kindLabel } from './customerKeyPrompt.ts';
import type { KnownCustomer } from './customerTargets.ts';
import { customerGiven } from './customerTargets.ts';

export interface BoundEditDeps extends CustomerCommandDeps {
  readonly opener: Pick<CustomerOpener, 'open'>;
}

/** What is edited, and under which key. `code` is the label of the tab. */
interface Bound {
  readonly accountId: string;
  readonly key: CustomerKey;
  readonly code?: string | null;
}

/** Opens an editor that saves by ID, with that call and no other (1 request, made by the editor). */
export function updateCustomerById(deps: BoundEditDeps, args: readonly unknown[]): Promise<void> {
  return editBy(deps, args, 'id', deps.l10n.t('Edit Customer by ID'));
}

/** As `updateCustomerById`, by code. */
export function updateCustomerByCode(deps: BoundEditDeps, args: readonly unknown[]): Promise<void> {
  return editBy(deps, args, 'code', deps.l10n.t('Edit Customer by Code'));
}

/** As `updateCustomerById`, by email. */
export function updateCustomerByEmail(deps: BoundEditDeps, args: readonly unknown[]): Promise<void> {
  return editBy(deps, args, 'email', deps.l10n.t('Edit Customer by Email'));
}

/** As `updateCustomerById`, by mobile number. */
export function updateCustomerByMobilePhone(deps: BoundEditDeps, args: readonly unknown[]): Promise<void> {
  return editBy(deps, args, 'mobile', deps.l10n.t('Edit Customer by Mobile'));
}

async function editBy(
  deps: BoundEditDeps,
  args: readonly unknown[],
  kind: CustomerKey['kind'],
  title: string,
): Promise<void> {
  const bound = await chooseBound(deps, args, kind, title);
  if (!bound) return;
  const code = bound.code ?? (kind === 'code' ? bound.key.value : undefined);
  await deps.opener.open(bound.accountId, bound.key, { code, bound: true });
}

/** The key given, else that of the row, else of the customer in front, else the one that the user enters. */
async function chooseBound(
  deps: BoundEditDeps,
  args: readonly unknown[],
  kind: CustomerKey['kind'],
  title: string,
): Promise<Bound | undefined> {
  const given = customerKeyArgument(args[0], kind);
  const customers = given ? undefined : customerGiven(deps, args);
  if (customers) {
    const [customer] = customers;
    return customer && boundOf(deps, customer, kind);
  }
  const account = await chooseAccount(deps, given, title);
  const key = account && (given?.key ?? (await askKeyOfKind(deps.steps, deps.l10n, title, kind)));
  return account && key && { accountId: account.id, key };
}

function boundOf(
  deps: BoundEditDeps,
  { accountId, record }: KnownCustomer,
  kind: CustomerKey['kind'],
): Bound | undefined {
  const key = keysOf(record).find((known) => known.kind === kind);
  if (!key) {
    const name = displayName(record) || deps.l10n.t('Customer without a name');
    deps.dialogs.tell(deps.l10n.t('{0} cannot be edited this way. Not known: {1}', name, kindLabel(deps.l10n, kind)));
  }
  return key && { accountId, key, code: record.code };
}
