import type { CallOptions } from '../api/client.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import type { ApiErrorDetail, ApiErrorKind } from '../api/errors.ts';
import { apiErrorDetail } from '../api/errors.ts';
import { WriteNote } from '../api/writeNote.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import type { Target } from './customerTargets.ts';
import { targetLabel, targetLine } from './customerTargets.ts';
import { shortList } from './shortList.ts';

/** One write on one customer, with the options that its call takes. Throws `ApiError`. */
export type TargetWork = (api: CustomerApi, target: Target, options: CallOptions) => Promise<void>;

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
  'readOnlyAccount',
  'secretMissing',
  'credentialsRejected',
  'unauthorized',
  'tenantSuspended',
  'forbidden',
  'routeNotFound',
  'redirected',
  'unsafeUrl',
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
  const skipped: Target[] = [];
  const hopeless = new Set<string>();
  for (const [index, target] of targets.entries()) {
    const api = hopeless.has(target.accountId) ? undefined : deps.connections.api(target.accountId);
    if (!api) {
      skipped.push(target);
      continue;
    }
    const error = await attempt(api, target, work, signal);
    if (!error) {
      done.push(target);
      continue;
    }
    const ended = isUsersDoing(error);
    if (ended && error.acted === 'no') skipped.push(target);
    else failed.push({ target, error });
    if (ended) return { done, failed, skipped: [...skipped, ...targets.slice(index + 1)] };
    if (HOPELESS.has(error.kind)) hopeless.add(target.accountId);
  }
  return { done, failed, skipped };
}

async function attempt(
  api: CustomerApi,
  target: Target,
  work: TargetWork,
  signal: AbortSignal,
): Promise<ApiErrorDetail | undefined> {
  if (signal.aborted) return { kind: 'cancelled', acted: 'no' };
  try {
    await work(api, target, { signal, note: new WriteNote(target.record) });
    return undefined;
  } catch (error) {
    const detail = apiErrorDetail(error);
    if (!detail) throw error;
    return detail;
  }
}

/** The user cancelled, or did not confirm: that ends the whole batch. */
function isUsersDoing(error: ApiErrorDetail): boolean {
  return error.kind === 'cancelled' || error.kind === 'notConfirmed';
}

async function report(deps: CustomerCommandDeps, outcome: BatchOutcome, texts: BatchTexts): Promise<void> {
  const { done, failed, skipped } = outcome;
  const { l10n, dialogs } = deps;
  const [only] = done;
  const notTried = skipped.length > 0 ? [l10n.t('Not tried: {0}', skipped.length)] : [];
  if (failed.length > 0) {
    await dialogs.ask({
      severity: 'error',
      message: failureTitle(deps, outcome),
      detail: [shortList(l10n, failed.map(failureLine(deps))), ...notTried].join('\n'),
      choices: [],
    });
  } else if (only) {
    const success = done.length === 1 ? texts.one(targetLabel(only)) : texts.many(done.length);
    dialogs.tell([success, ...notTried].join(' '));
  } else if (!deps.store.get(skipped[0]?.accountId ?? '')) {
    dialogs.tell(l10n.t('This account has been removed.'));
  }
}

function failureTitle({ l10n }: CustomerCommandDeps, { done, failed }: BatchOutcome): string {
  if (done.length > 0) return l10n.t('Done for {0}, failed for {1}.', done.length, failed.length);
  const uncertain = failed.some(({ error }) => error.acted === 'unknown');
  return uncertain ? l10n.t('It is not certain whether this was done.') : l10n.t('This was not done.');
}

function failureLine(deps: CustomerCommandDeps): (failure: BatchOutcome['failed'][number]) => string {
  return ({ target, error }) => {
    const { message, nextStep } = deps.describeError(error, { accountLabel: deps.store.get(target.accountId)?.label });
    return `${targetLine(target)}: ${message} ${nextStep}`.trim();
  };
}
