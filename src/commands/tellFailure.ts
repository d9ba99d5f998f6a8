import { apiErrorDetail } from '../api/errors.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';

/**
 * Tells the user of a call on an account that failed, in a dialog of its own. A cancellation needs no words. Throws again
 * what is no `ApiError`.
 */
export async function tellFailure(
  { describeError, dialogs, store }: Pick<CustomerCommandDeps, 'describeError' | 'dialogs' | 'store'>,
  accountId: string,
  error: unknown,
): Promise<void> {
  const detail = apiErrorDetail(error);
  if (!detail) throw error;
  if (detail.kind === 'cancelled' || detail.kind === 'notConfirmed') return;
  const { message, nextStep } = describeError(detail, { accountLabel: store.get(accountId)?.label });
  await dialogs.ask({ severity: 'error', message, detail: nextStep, choices: [] });
}
