import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import { keyOf, sameCustomer, statusOf, withKey } from '../customers/customer.ts';
import type { OpenDocument } from '../editor/openDocuments.ts';
import { takeBack } from '../editor/takeBack.ts';
import { whyNoUndo } from '../history/entryView.ts';
import type { JournalEntry } from '../journal/journalEntry.ts';
import type { UndoPlan } from '../journal/undoPlan.ts';
import { undoPlanOf } from '../journal/undoPlan.ts';
import { openEditorsOf } from './afterWrite.ts';
import { targetLabel } from './customerTargets.ts';
import type { HistoryCommandDeps } from './historyCommandDeps.ts';
import { suspendTargets, unsuspendTargets } from './statusCommands.ts';

type EditPlan = Extract<UndoPlan, { readonly kind: 'edit' }>;
type StatusPlan = Extract<UndoPlan, { readonly kind: 'status' }>;

/**
 * Takes a change back: reads the customer (1 request) and makes the inverse edit as a draft, which the user saves or not;
 * for a suspension offers the opposite command (1 more request). Throws `ApiError` when the customer cannot be read.
 */
export async function undoChange(deps: HistoryCommandDeps, accountId: string, entry: JournalEntry): Promise<void> {
  const { dialogs, l10n, store } = deps;
  const plan = undoPlanOf(entry);
  if (plan.kind === 'none') return dialogs.tell(whyNoUndo(deps.historyTexts(), plan.reason));
  if (store.get(accountId)?.mode === 'readOnly') return dialogs.tell(l10n.t('This account is read-only.'));
  if (plan.kind === 'edit') return undoEdit(deps, accountId, entry, plan);
  const record = await read(deps, accountId, entry, plan.key);
  if (record) await undoStatus(deps, accountId, record, plan);
}

async function undoEdit(
  deps: HistoryCommandDeps,
  accountId: string,
  entry: JournalEntry,
  plan: EditPlan,
): Promise<void> {
  const open = editorFor(deps, accountId, plan.key);
  if (open) {
    open.panel?.panel.reveal();
    await open.document.load();
    // What kept it from being read is on its page.
    if (open.document.view.notice?.kind !== 'refreshFailed') takeBack(open.document, plan.fields, entry.at);
    return;
  }
  const record = await read(deps, accountId, entry, plan.key);
  if (!record) return;
  const key = keyOf(record) ?? plan.key;
  // The editor shows the copy that was read just now, so opening it costs nothing more.
  await deps.opener.open(accountId, key, { code: record.code ?? null });
  const [opened] = openEditorsOf(deps, { accountId, key, record });
  if (opened) takeBack(opened.document, plan.fields, entry.at);
}

async function undoStatus(
  deps: HistoryCommandDeps,
  accountId: string,
  record: CustomerRecord,
  { key: asked, to }: StatusPlan,
): Promise<void> {
  const { l10n, dialogs } = deps;
  const target = { accountId, key: keyOf(record) ?? asked, record };
  const name = targetLabel(target);
  if (statusOf(record) === to) {
    const message =
      to === 'active' ? l10n.t('{0} is active already.', name) : l10n.t('{0} is suspended already.', name);
    return dialogs.tell(message);
  }
  const answer = await dialogs.ask({
    severity: 'warning',
    message: to === 'active' ? l10n.t('Lift the suspension of {0}?', name) : l10n.t('Suspend {0}?', name),
    detail: l10n.t('Status now: {0}', record.status ?? l10n.t('Not known')),
    choices: [{ value: 'yes', label: to === 'active' ? l10n.t('Unsuspend') : l10n.t('Suspend') }],
  });
  if (answer === 'yes') await (to === 'active' ? unsuspendTargets : suspendTargets)(deps, [target]);
}

/** The customer as it is now (1 request). Undefined, after saying why, where the key leads to somebody else. */
async function read(
  deps: HistoryCommandDeps,
  accountId: string,
  entry: JournalEntry,
  key: CustomerKey,
): Promise<CustomerRecord | undefined> {
  const api = deps.connections.api(accountId);
  if (!api) return undefined;
  const title = deps.l10n.t('Reading the customer from DealPOS…');
  const answer = await deps.dialogs.withProgress(title, (signal) => api.getCustomerDetail(key, { signal }));
  const record = withKey(answer, key);
  const { id } = entry.customers[0] ?? {};
  if (id !== undefined && sameCustomer({ id, unknownFields: {} }, record) === 'different') {
    deps.dialogs.tell(deps.l10n.t('DealPOS now gives another customer for this code, email or number.'));
    return undefined;
  }
  deps.directories.apply(accountId, record);
  deps.fresh.remember(accountId, record);
  return record;
}

/** The editor in which the customer is open already. */
function editorFor(deps: HistoryCommandDeps, accountId: string, key: CustomerKey): OpenDocument | undefined {
  const record: CustomerRecord = { [key.kind]: key.value, unknownFields: {} };
  return openEditorsOf(deps, { accountId, key, record })[0];
}
