import type { CustomerKey } from '../api/customerRecord.ts';
import { keysOf, stableKey } from '../customers/customer.ts';
import type { EditorActions } from '../editor/editorActions.ts';
import { openEditorsOf } from './afterWrite.ts';
import { runBatch } from './batch.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import type { Target } from './customerTargets.ts';
import { chooseTargets, targetLabel } from './customerTargets.ts';
import { runSteps } from './multiStep.ts';
import { suspendTargets } from './statusCommands.ts';

export interface DeleteDeps extends CustomerCommandDeps {
  readonly actions: EditorActions;
}

/** The two delete calls that DealPOS has. */
type DeleteKind = 'email' | 'code';
interface Doomed extends Target {
  readonly key: CustomerKey & { readonly kind: DeleteKind };
}

/** Deletes customers by whichever key each record has, the code first because it is one customer's own (contract section 2). */
export function deleteCustomer(deps: DeleteDeps, args: readonly unknown[]): Promise<void> {
  return deleteBy(deps, args, ['code', 'email']);
}

export function deleteCustomerByEmail(deps: DeleteDeps, args: readonly unknown[]): Promise<void> {
  return deleteBy(deps, args, ['email']);
}

export function deleteCustomerByCode(deps: DeleteDeps, args: readonly unknown[]): Promise<void> {
  return deleteBy(deps, args, ['code']);
}

async function deleteBy(deps: DeleteDeps, args: readonly unknown[], kinds: readonly DeleteKind[]): Promise<void> {
  const { l10n } = deps;
  const [onlyKind, ...otherKinds] = kinds;
  const only = otherKinds.length === 0 ? onlyKind : undefined;
  const chosen = await chooseTargets(deps, args, { title: l10n.t('Delete Customer'), only });
  const targets = chosen.flatMap((target) => doomed(deps, target, kinds));
  if (targets.length === 0) return;
  const answer = await askBeforeDelete(deps, targets);
  if (answer === 'suspend') return suspendTargets(deps, chosen);
  if (answer !== 'delete' || !(await typedTheNumber(deps, targets.length))) return;
  await deleteAll(deps, targets);
}

async function deleteAll(deps: DeleteDeps, targets: readonly Doomed[]): Promise<void> {
  const { l10n } = deps;
  const texts = {
    progress: l10n.t('Deleting…'),
    one: (name: string) => l10n.t('{0} was deleted.', name),
    many: (count: number) => l10n.t('{0} customers were deleted.', count),
  };
  const { done } = await runBatch(deps, targets, texts, async (api, target, signal) => {
    if (target.key.kind === 'email') await api.deleteCustomerByEmail(target.key.value, { signal });
    else await api.deleteCustomerByCode(target.key.value, { signal });
  });
  for (const target of done) {
    deps.directories.remove(target.accountId, stableKey(target.record));
    for (const entry of openEditorsOf(deps, target)) await deps.actions.close(entry);
  }
}

/** Names who is meant and what is lost, and offers the way back that a deletion does not have (open question 6). */
async function askBeforeDelete(
  deps: DeleteDeps,
  targets: readonly Doomed[],
): Promise<'delete' | 'suspend' | undefined> {
  const { l10n } = deps;
  const [only] = targets;
  const single = targets.length === 1 && only ? only : undefined;
  const names = targets.map((target) => `${targetLabel(target)} (${target.key.value})`).join('\n');
  const lost = l10n.t(
    'Their details, loyalty points and membership are lost. DealPOS does not document what becomes of their transactions, and there is no way back. Suspending keeps everything.',
  );
  return deps.dialogs.ask<'delete' | 'suspend'>({
    severity: 'warning',
    message: single
      ? l10n.t('Delete {0} from DealPOS?', targetLabel(single))
      : l10n.t('Delete {0} customers from DealPOS?', targets.length),
    detail: `${names}\n\n${lost}`,
    choices: [
      { value: 'suspend', label: l10n.t('Suspend Instead') },
      { value: 'delete', label: l10n.t('Delete') },
    ],
  });
}

/** Several at once need more than a click: the user types how many (standards.md section 5). */
async function typedTheNumber(deps: DeleteDeps, count: number): Promise<boolean> {
  if (count === 1) return true;
  const { l10n } = deps;
  const values = await runSteps(deps.steps, {
    title: l10n.t('Delete {0} Customers', count),
    steps: [
      {
        kind: 'text',
        key: 'count',
        prompt: l10n.t('Type {0} to delete these customers', count),
        validate: (text) => (text.trim() === String(count) ? undefined : l10n.t('Type the number {0}.', count)),
      },
    ],
  });
  return values !== undefined;
}

/** The target with the key that the call takes; a customer without one is named and left out. */
function doomed(deps: DeleteDeps, target: Target, kinds: readonly DeleteKind[]): Doomed[] {
  const keys = keysOf(target.record);
  for (const kind of kinds) {
    const key = keys.find((known) => known.kind === kind);
    if (key && key.value.trim() !== '') return [{ ...target, key: { kind, value: key.value } }];
  }
  deps.dialogs.tell(
    deps.l10n.t(
      '{0} cannot be deleted this way: DealPOS deletes by code or email, and it has none.',
      targetLabel(target),
    ),
  );
  return [];
}
