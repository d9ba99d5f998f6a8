import type { AccountProfile } from '../accounts/account.ts';
import type { SharedApiOptions } from '../accounts/connections.ts';
import type { RequestBudgets } from '../accounts/requestBudgets.ts';
import { apiCheck } from '../api/diagnose/apiCheck.ts';
import { diagnose } from '../api/diagnose/diagnose.ts';
import type { Diagnosis } from '../api/diagnose/diagnosis.ts';
import type { Network } from '../api/diagnose/network.ts';
import { nodeNetwork } from '../api/diagnose/nodeNetwork.ts';
import type { ProxySettings } from '../api/diagnose/route.ts';
import { chooseAccount } from './accountArgument.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';
import { connectionReport, layerName, verdict } from './connectionReport.ts';

/** What "Diagnose Connection" works with. */
export interface DiagnosisDeps
  extends Pick<
    AccountCommandDeps,
    'steps' | 'dialogs' | 'l10n' | 'store' | 'vault' | 'sampleServer' | 'describeError'
  > {
  readonly apiOptions: () => SharedApiOptions;
  readonly budgets: Pick<RequestBudgets, 'of'>;
  readonly proxySettings: () => ProxySettings;
  /** Names and versions of the programs, for whoever reads the report. */
  readonly programs: string;
  readonly showReport: (markdown: string) => Promise<void>;
  readonly writeClipboard: (text: string) => PromiseLike<void>;
}

/**
 * Walks an account's connection layer by layer and reports the first that fails. Two requests at most. The page and the
 * first copy hold no host; the second, which the user chooses knowingly, does. Neither holds a credential or a record.
 */
export async function diagnoseConnection(
  deps: DiagnosisDeps,
  argument: unknown,
  network: Network = nodeNetwork,
): Promise<void> {
  const { l10n, dialogs } = deps;
  const account = await chooseAccount(deps, argument, l10n.t('Diagnose Connection'));
  if (!account) return;
  const target = await targetOf(deps, account);
  const title = l10n.t('Diagnosing the connection of “{0}”…', account.label);
  const diagnosis = await dialogs.withProgress(title, (signal, say) =>
    diagnose(
      {
        origin: target.origin,
        network,
        proxySettings: deps.proxySettings(),
        api: apiCheck({ ...deps.apiOptions(), ...target }),
        clock: deps.apiOptions().clock,
        onLayer: (layer) => say(layerName(l10n, layer)),
      },
      signal,
    ),
  );
  if (diagnosis.ended !== 'cancelled') await report(deps, diagnosis, target.origin);
}

/**
 * Where the account's requests go, with what, and out of which budget. The sample account's are answered by this window's
 * sandbox.
 */
async function targetOf({ vault, sampleServer, budgets }: DiagnosisDeps, account: AccountProfile) {
  const access = account.kind === 'sample' ? await sampleServer.access() : undefined;
  const credentials = access ?? (await vault.readCredentials(account));
  const budget = budgets.of(account.origin, credentials?.clientId ?? '');
  return {
    origin: access?.origin ?? account.origin,
    getCredentials: async () => credentials,
    budget: () => budget,
  };
}

async function report(deps: DiagnosisDeps, diagnosis: Diagnosis, origin: string): Promise<void> {
  const { l10n, dialogs } = deps;
  const settings = deps.proxySettings();
  const write = (names: 'hidden' | 'shown') => connectionReport(deps, { diagnosis, origin, settings, names });
  await deps.showReport(write('hidden'));
  const choice = await dialogs.offer(verdict(deps, diagnosis), [
    { value: 'hidden', label: l10n.t('Copy Report') },
    { value: 'shown', label: l10n.t('Copy with Host Names') },
  ]);
  if (choice === undefined) return;
  await deps.writeClipboard(write(choice));
  dialogs.tell(
    choice === 'hidden'
      ? l10n.t('The report was copied. It names no host.')
      : l10n.t('The report was copied. It names the shop’s host, its addresses and the proxy.'),
  );
}
