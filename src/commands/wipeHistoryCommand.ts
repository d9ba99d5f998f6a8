import { chooseAccount } from './accountArgument.ts';
import type { HistoryCommandDeps } from './historyCommandDeps.ts';
import { runSteps } from './multiStep.ts';

const ALL = 'all';

/** Deletes what is kept of an account's changes on this computer, or of all, after a question. Changes nothing at DealPOS. */
export async function wipeHistory(deps: HistoryCommandDeps, args: readonly unknown[]): Promise<void> {
  const { l10n, dialogs, journal } = deps;
  const chosen = await askWhat(deps, args[0]);
  if (chosen === undefined) return;
  const answer = await dialogs.ask({
    severity: 'warning',
    message:
      chosen === ALL
        ? l10n.t('Delete the history of all accounts from this computer?')
        : l10n.t('Delete the history of “{0}” from this computer?', deps.store.get(chosen)?.label ?? ''),
    detail: l10n.t('Changes that were made can then not be undone from here any more. Nothing changes at DealPOS.'),
    // The first one has the focus: Enter alone wipes nothing.
    choices: [
      { value: 'keep', label: l10n.t('Keep History') },
      { value: 'delete', label: l10n.t('Delete') },
    ],
  });
  if (answer !== 'delete') return;
  const isGone = chosen === ALL ? await journal.wipeAll() : await journal.wipe(chosen);
  dialogs.tell(
    isGone
      ? l10n.t('The local history was deleted.')
      : l10n.t('The local history was deleted, but its key may still be in the secret storage of this computer.'),
  );
}

/** The account of the argument, else the user's choice; undefined when the user leaves. */
async function askWhat(deps: HistoryCommandDeps, argument: unknown): Promise<string | undefined> {
  const { l10n, steps, store } = deps;
  const title = l10n.t('Delete Local History');
  if (argument !== undefined) return (await chooseAccount(deps, argument, title))?.id;
  const accounts = store.list();
  if (accounts.length < 2) return ALL;
  const options = [
    { value: ALL, label: l10n.t('All Accounts') },
    ...accounts.map(({ id, label, displayHost }) => ({ value: id, label, description: displayHost })),
  ];
  const prompt = l10n.t('Choose an account');
  const values = await runSteps(steps, { title, steps: [{ kind: 'choice', key: 'account', prompt, options }] });
  return values?.get('account');
}
