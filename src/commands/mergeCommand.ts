import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import { apiErrorDetail } from '../api/errors.ts';
import { displayName, keyOf, sameCustomer, withKey } from '../customers/customer.ts';
import { customerLabel } from '../customers/customerLabel.ts';
import type { OpenMergePage } from '../merge/mergePanel.ts';
import type { MergeCandidate } from '../merge/mergeView.ts';
import { MAX_MERGED_CUSTOMERS } from '../merge/protocol.ts';
import { chooseAccount } from './accountArgument.ts';
import { askCustomerKey } from './customerKeyPrompt.ts';
import { customersGiven, rowsIn } from './customerTargets.ts';
import type { MergePageDeps } from './mergePagePorts.ts';
import { mergePagePorts } from './mergePagePorts.ts';
import { runSteps } from './multiStep.ts';

export interface MergeCommandDeps extends MergePageDeps {
  readonly openMergePage: OpenMergePage;
}

/**
 * Lays customers side by side for a merge: the rows that the command was called on, else the one in front and others that
 * the user names, else all named. Costs 1 request for each customer; nothing is merged before the page was used.
 */
export async function mergeCustomers(deps: MergeCommandDeps, args: readonly unknown[]): Promise<void> {
  const { l10n } = deps;
  const given = customersGiven(deps, args) ?? [];
  // Some rows are not in the list any more: what is left is not what the user chose.
  if (given.length < rowsIn(args).length) return;
  const accountId = given[0] ? given[0].accountId : await askAccount(deps);
  if (accountId === undefined) return;
  if (given.some((customer) => customer.accountId !== accountId)) {
    return deps.dialogs.tell(
      l10n.t('These customers belong to different accounts. Only customers of one can be merged.'),
    );
  }
  const start = given.flatMap(({ record }) => candidateOf(deps, record));
  if (start.length < given.length) return;
  const candidates = start.length > 1 ? start : await askOthers(deps, accountId, start);
  if (!candidates) return;
  if (candidates.length > MAX_MERGED_CUSTOMERS) {
    return deps.dialogs.tell(l10n.t('Choose at most {0} customers: more cannot be compared.', MAX_MERGED_CUSTOMERS));
  }
  deps.openMergePage(candidates, mergePagePorts(deps, accountId));
}

async function askAccount(deps: MergeCommandDeps): Promise<string | undefined> {
  return (await chooseAccount(deps, undefined, deps.l10n.t('Merge Customers')))?.id;
}

function candidateOf(deps: MergeCommandDeps, record: CustomerRecord): MergeCandidate[] {
  const key = keyOf(record);
  if (key) return [{ key, record, readAt: undefined }];
  const { dialogs, l10n } = deps;
  dialogs.tell(l10n.t('{0} has no ID, code, email or mobile, so it cannot be merged.', displayName(record)));
  return [];
}

/** Asks for customers until the user has enough. Undefined when the user leaves; a key that leads nowhere is asked again. */
async function askOthers(
  deps: MergeCommandDeps,
  accountId: string,
  start: readonly MergeCandidate[],
): Promise<readonly MergeCandidate[] | undefined> {
  const chosen = [...start];
  while (chosen.length < MAX_MERGED_CUSTOMERS && deps.store.get(accountId)) {
    if (chosen.length > 1) {
      const next = await askWhatNext(deps, chosen);
      if (next !== 'add') return next === 'compare' ? chosen : undefined;
    }
    const key = await askCustomerKey(deps.steps, deps.l10n, askTitle(deps, chosen));
    if (!key) return undefined;
    const found = await readNamed(deps, accountId, key);
    if (!found) continue;
    if (chosen.some(({ record }) => sameCustomer(record, found.record) === 'same')) {
      deps.dialogs.tell(deps.l10n.t('{0} is chosen already.', customerLabel(found.record)));
    } else chosen.push(found);
  }
  return chosen.length > 1 ? chosen : undefined;
}

function askTitle({ l10n }: MergeCommandDeps, chosen: readonly MergeCandidate[]): string {
  const [first] = chosen;
  if (!first) return l10n.t('Merge Customers: the First');
  return chosen.length === 1
    ? l10n.t('Merge Customers: {0} and…', customerLabel(first.record))
    : l10n.t('Merge Customers: {0} Chosen', chosen.length);
}

async function askWhatNext(
  deps: MergeCommandDeps,
  chosen: readonly MergeCandidate[],
): Promise<'compare' | 'add' | undefined> {
  const { l10n } = deps;
  const values = await runSteps(deps.steps, {
    title: l10n.t('Merge Customers'),
    steps: [
      {
        kind: 'choice',
        key: 'next',
        prompt: chosen.map(({ record }) => customerLabel(record)).join(' · '),
        options: [
          { value: 'compare', label: l10n.t('Compare These {0} Customers', chosen.length) },
          { value: 'add', label: l10n.t('Add Another Customer…') },
        ],
      },
    ],
  });
  const next = values?.get('next');
  return next === 'compare' || next === 'add' ? next : undefined;
}

/** Reads the customer that the user named (1 request), so that the key is known to lead somewhere. */
async function readNamed(
  deps: MergeCommandDeps,
  accountId: string,
  key: CustomerKey,
): Promise<MergeCandidate | undefined> {
  const { l10n, dialogs } = deps;
  const api = deps.connections.api(accountId);
  if (!api) return undefined;
  try {
    const title = l10n.t('Reading the customer from DealPOS…');
    const answer = await dialogs.withProgress(title, (signal) => api.getCustomerDetail(key, { signal }));
    const record = withKey(answer, key);
    return { key: keyOf(record) ?? key, record, readAt: deps.now() };
  } catch (error) {
    const detail = apiErrorDetail(error);
    // A typing mistake must not cost what was chosen before it.
    if (detail?.kind !== 'noSuchCustomer' && detail?.kind !== 'badRequest') throw error;
    const { message, nextStep } = deps.describeError(detail, { accountLabel: deps.store.get(accountId)?.label });
    dialogs.tell(`${message} ${nextStep}`.trim());
    return undefined;
  }
}
