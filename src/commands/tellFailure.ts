import { apiErrorDetail, isOfConnection } from '../api/errors.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';

/**
 * Tells the user of a call on an account that failed, in a dialog of its own, and offers to look into its connection. A cancellation needs no words. Throws again
 * what is no `ApiError`.
 */
export async function tellFailure(
  deps: Pick<CustomerCommandDeps, 'describeError' | 'diagnose' | 'dialogs' | 'l10n' | 'store'>,
  accountId: string,
  error: unknown,
): Promise<void> {
  const { describeError, dialogs, l10n, store } = deps;
  const detail = apiErrorDetail(error);
  if (!detail) throw error;
  if (detail.kind === 'cancelled' || detail.kind === 'notConfirmed') return;
  const { message, nextStep } = describeError(detail, { accountLabel: store.get(accountId)?.label });
  const diagnose = { value: 'diagnose', label: l10n.t('Diagnose Connection…') } as const;
  const choices = isOfConnection(detail) ? [diagnose] : [];
  const choice = await dialogs.ask({ severity: 'error', message, detail: nextStep, choices });
  if (choice === 'diagnose') await deps.diagnose(accountId);
}
