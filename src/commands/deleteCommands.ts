import type { DeleteKey } from '../customers/deleteKey.ts';
import { deleteKeyOf } from '../customers/deleteKey.ts';
import type { CustomerOpener } from '../editor/customerOpener.ts';
import type { EditorActions } from '../editor/editorActions.ts';
import { openEditorsOf, showRemoval } from './afterWrite.ts';
import { runBatch } from './batch.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import { kindLabel } from './customerKeyPrompt.ts';
import type { Target } from './customerTargets.ts';
import { chooseTargets, targetLabel, targetLine } from './customerTargets.ts';
import { runSteps } from './multiStep.ts';
import { shortList } from './shortList.ts';
import { suspendTargets } from './statusCommands.ts';

export interface DeleteDeps extends CustomerCommandDeps {
  readonly actions: Pick<EditorActions, 'close'>;
  readonly opener: Pick<CustomerOpener, 'open'>;
}

type DeleteKind = DeleteKey['kind'];

/** A customer to delete, with the key that the call takes. */
interface Doomed {
  readonly target: Target;
  readonly key: DeleteKey;
}

/** Deletes customers by whichever key each record has, the code first: one request each, after a question. */
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
  switch (await askBeforeDelete(deps, targets)) {
    case 'open':
      return openFirst(deps, targets);
    case 'suspend':
      return suspendTargets(
        deps,
        targets.map(({ target }) => target),
      );
    case 'delete':
      if (await typedTheNumber(deps, targets.length)) await deleteAll(deps, targets);
  }
}

async function openFirst({ opener }: DeleteDeps, [first]: readonly Doomed[]): Promise<void> {
  if (first) await opener.open(first.target.accountId, first.target.key, { code: first.target.record.code });
}

async function deleteAll(deps: DeleteDeps, doomed: readonly Doomed[]): Promise<void> {
  const { l10n } = deps;
  const texts = {
    progress: l10n.t('Deleting…'),
    one: (name: string) => l10n.t('{0} was deleted.', name),
    many: (count: number) => l10n.t('{0} customers were deleted.', count),
  };
  const targets = doomed.map(({ target, key }) => ({ ...target, key }));
  const { done } = await runBatch(deps, targets, texts, async (api, { key }, options) => {
    if (key.kind === 'email') await api.deleteCustomerByEmail(key.value, options);
    else await api.deleteCustomerByCode(key.value, options);
  });
  for (const target of done) {
    showRemoval(deps, target);
    for (const entry of openEditorsOf(deps, target)) await deps.actions.close(entry);
  }
}

/**
 * Names who is meant and what is lost, and offers the way back that a deletion does not have (open question 6). The first
 * answer has the focus, so it is a harmless one: to look at the customer, or to be asked for the number of them.
 */
async function askBeforeDelete(
  deps: DeleteDeps,
  targets: readonly Doomed[],
): Promise<'open' | 'delete' | 'suspend' | undefined> {
  const { l10n } = deps;
  const [only, ...others] = targets;
  const single = others.length === 0 ? only?.target : undefined;
  const lost = l10n.t(
    'Their details, loyalty points and membership are lost. DealPOS does not document what becomes of their transactions, and there is no way back. Suspending keeps everything.',
  );
  const suspend = { value: 'suspend', label: l10n.t('Suspend Instead') } as const;
  return deps.dialogs.ask<'open' | 'delete' | 'suspend'>({
    severity: 'warning',
    message: single
      ? l10n.t('Delete {0} from DealPOS?', targetLabel(single))
      : l10n.t('Delete {0} customers from DealPOS?', targets.length),
    detail: `${shortList(l10n, targets.map(doomedLine))}\n\n${lost}`,
    choices: single
      ? [{ value: 'open', label: l10n.t('Open Customer') }, suspend, { value: 'delete', label: l10n.t('Delete') }]
      : [{ value: 'delete', label: l10n.t('Delete…') }, suspend],
  });
}

/** The customer, and the key that the call takes where that does not tell it already. */
function doomedLine({ target, key }: Doomed): string {
  const line = targetLine(target);
  return line.includes(key.value) ? line : `${line} (${key.value})`;
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
  const key = deleteKeyOf(target.record, kinds);
  if (key) return [{ target, key }];
  deps.dialogs.tell(
    deps.l10n.t(
      '{0} cannot be deleted this way. Not known: {1}',
      targetLabel(target),
      kinds.map((kind) => kindLabel(deps.l10n, kind)).join(', '),
    ),
  );
  return [];
}
