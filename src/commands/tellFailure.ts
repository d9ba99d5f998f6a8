import type { ApiErrorDetail } from '../api/errors.ts';
import { apiErrorDetail, isOfConnection, isOfSecret } from '../api/errors.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';

type TellDeps = Pick<
  CustomerCommandDeps,
  'describeError' | 'diagnose' | 'dialogs' | 'enterSecret' | 'l10n' | 'showDetails' | 'store'
>;

/**
 * Tells the user of a call on an account that failed, in a dialog of its own, and offers what helps: to enter the secret,
 * to look into the connection, to see it in the log. A cancellation needs no words. Throws again what is no `ApiError`.
 */
export async function tellFailure(deps: TellDeps, accountId: string, error: unknown): Promise<void> {
  const detail = apiErrorDetail(error);
  if (!detail) throw error;
  if (detail.kind === 'cancelled' || detail.kind === 'notConfirmed') return;
  const { message, nextStep } = deps.describeError(detail, { accountLabel: deps.store.get(accountId)?.label });
  const choices = choicesAfter(deps, detail);
  const choice = await deps.dialogs.ask({ severity: 'error', message, detail: nextStep, choices });
  if (choice === 'secret') await deps.enterSecret(accountId);
  if (choice === 'diagnose') await deps.diagnose(accountId);
  if (choice === 'details') deps.showDetails(detail);
}

function choicesAfter({ l10n }: TellDeps, detail: ApiErrorDetail) {
  const secret = { value: 'secret', label: l10n.t('Enter Secret…') } as const;
  const diagnose = { value: 'diagnose', label: l10n.t('Diagnose Connection…') } as const;
  const details = { value: 'details', label: l10n.t('Show Details') } as const;
  return [
    ...(isOfSecret(detail) ? [secret] : []),
    ...(isOfConnection(detail) ? [diagnose] : []),
    ...(detail.correlation === undefined ? [] : [details]),
  ];
}
