import type { ApiErrorDetail } from '../api/errors.ts';
import { apiErrorDetail } from '../api/errors.ts';
import { accountIdArgument, chooseAccount } from './accountArgument.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import { tellFailure } from './tellFailure.ts';

export interface NewCodeDeps extends CustomerCommandDeps {
  readonly writeClipboard: (text: string) => PromiseLike<void>;
  /** Opens the editor on a new customer with this code typed in. */
  readonly openNew: (accountId: string, code: string) => PromiseLike<void>;
}

/**
 * Shows the code that DealPOS would give the next customer (1 request). It is a preview and not reserved (open question
 * 24), so it is shown and not remembered.
 */
export async function getNewCustomerCode(deps: NewCodeDeps, args: readonly unknown[]): Promise<void> {
  const { l10n, dialogs } = deps;
  const inFront = deps.open.active()?.document.accountId;
  const account = await chooseAccount(deps, accountIdArgument(args[0]) ?? inFront, l10n.t('Show Next Customer Code'));
  if (!account) return;
  const code = await readCode(deps, account.id);
  if (code === undefined) return;
  const choice = await dialogs.offer(
    l10n.t(
      'The next customer code of “{0}” would be {1}. This is a preview: DealPOS does not reserve it.',
      account.label,
      code,
    ),
    [
      { value: 'copy', label: l10n.t('Copy') },
      { value: 'new', label: l10n.t('New Customer with This Code') },
    ],
  );
  if (choice === 'copy') await deps.writeClipboard(code);
  if (choice === 'new') await deps.openNew(account.id, code);
}

/** Undefined after telling the user why there is none. */
async function readCode(deps: NewCodeDeps, accountId: string): Promise<string | undefined> {
  const { l10n, dialogs, connections } = deps;
  const api = connections.api(accountId);
  try {
    return await dialogs.withProgress(l10n.t('Asking for the next customer code…'), async (signal) =>
      api?.getNewCustomerCode({ signal }),
    );
  } catch (error) {
    const detail = apiErrorDetail(error);
    if (detail && isNoCode(detail)) await tellNoCode(deps, accountId, detail);
    else await tellFailure(deps, accountId, error);
    return undefined;
  }
}

/** Refused, or answered without a code: how a tenant without a generator answers is not documented (contract 3.18). */
function isNoCode({ kind }: ApiErrorDetail): boolean {
  return kind === 'badRequest' || kind === 'unexpectedShape' || kind === 'conflict';
}

async function tellNoCode(deps: NewCodeDeps, accountId: string, detail: ApiErrorDetail): Promise<void> {
  const { l10n, dialogs, store, describeError } = deps;
  const label = store.get(accountId)?.label ?? '';
  const { message } = describeError(detail, { accountLabel: label });
  await dialogs.ask({
    severity: 'warning',
    message: l10n.t('“{0}” gave no next customer code.', label),
    detail: l10n.t(
      'The shop’s Customer Code Generator is probably off. {0} You can create customers all the same, with a code of your own or without one.',
      message,
    ),
    choices: [],
  });
}
