import type { CustomerApi } from '../api/customerApi.ts';
import type { ApiErrorDetail, ApiErrorKind } from '../api/errors.ts';
import { apiErrorDetail } from '../api/errors.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import type { Target } from './customerTargets.ts';
import { targetLabel } from './customerTargets.ts';

/** One write on one customer. Throws `ApiError`. */
export type TargetWork = (api: CustomerApi, target: Target, signal: AbortSignal) => Promise<void>;

export interface BatchTexts {
  /** Over the progress bar, such as "Suspending customers…". */
  readonly progress: string;
  /** After one that succeeded, with its name. */
  readonly one: (name: string) => string;
  /** After several that all succeeded. */
  readonly many: (count: number) => string;
}

export interface BatchOutcome {
  readonly done: readonly Target[];
  readonly failed: readonly { readonly target: Target; readonly error: ApiErrorDetail }[];
  /** Not tried any more, because the user cancelled or nothing further could succeed. */
  readonly skipped: readonly Target[];
}

/** Failures after which no other customer of the account can fare better. */
const HOPELESS: ReadonlySet<ApiErrorKind> = new Set<ApiErrorKind>([
  'cancelled',
  'readOnlyAccount',
  'notConfirmed',
  'secretMissing',
  'credentialsRejected',
  'unauthorized',
  'tenantSuspended',
  'forbidden',
  'unconfirmedNames',
  'unreachable',
  'tls',
]);

/**
 * Does one thing to each target, one after the other, with progress and Cancel: one write each, none after a cancel.
 * Tells the user how it went, record by record where something failed. Returns who it was done to.
 */
export async function runBatch(
  deps: CustomerCommandDeps,
  targets: readonly Target[],
  texts: BatchTexts,
  work: TargetWork,
): Promise<BatchOutcome> {
  const outcome = await deps.dialogs.withProgress(texts.progress, (signal) => runAll(deps, targets, work, signal));
  await report(deps, outcome, texts);
  return outcome;
}

async function runAll(
  deps: CustomerCommandDeps,
  targets: readonly Target[],
  work: TargetWork,
  signal: AbortSignal,
): Promise<BatchOutcome> {
  const done: Target[] = [];
  const failed: { target: Target; error: ApiErrorDetail }[] = [];
  for (const [index, target] of targets.entries()) {
    const error = await attempt(deps, target, work, signal);
    if (!error) done.push(target);
    else if (!isSilent(error)) failed.push({ target, error });
    if (error && HOPELESS.has(error.kind)) {
      return { done, failed, skipped: targets.slice(isSilent(error) ? index : index + 1) };
    }
  }
  return { done, failed, skipped: [] };
}

async function attempt(
  deps: CustomerCommandDeps,
  target: Target,
  work: TargetWork,
  signal: AbortSignal,
): Promise<ApiErrorDetail | undefined> {
  if (signal.aborted) return { kind: 'cancelled', acted: 'no' };
  const api = deps.connections.api(target.accountId);
  if (!api) return { kind: 'secretMissing', acted: 'no' };
  try {
    await work(api, target, signal);
    return undefined;
  } catch (error) {
    const detail = apiErrorDetail(error);
    if (!detail) throw error;
    return detail;
  }
}

/** The user's own doing needs no report, unless the server may have acted already. */
function isSilent(error: ApiErrorDetail): boolean {
  return error.acted === 'no' && (error.kind === 'cancelled' || error.kind === 'notConfirmed');
}

async function report(deps: CustomerCommandDeps, outcome: BatchOutcome, texts: BatchTexts): Promise<void> {
  const { done, failed, skipped } = outcome;
  const [only] = done;
  if (failed.length === 0) {
    if (only && done.length === 1) deps.dialogs.tell(texts.one(targetLabel(only)));
    else if (done.length > 1) deps.dialogs.tell(texts.many(done.length));
    return;
  }
  const lines = failed.map(({ target, error }) => {
    const { message, nextStep } = deps.describeError(error, { accountLabel: deps.store.get(target.accountId)?.label });
    return `${targetLabel(target)}: ${message} ${nextStep}`.trim();
  });
  if (skipped.length > 0) lines.push(deps.l10n.t('Not tried: {0}', skipped.length));
  await deps.dialogs.ask({
    severity: 'error',
    message:
      done.length > 0
        ? deps.l10n.t('Done for {0}, failed for {1}.', done.length, failed.length)
        : deps.l10n.t('This was not done.'),
    detail: lines.join('\n'),
    choices: [],
  });
}
