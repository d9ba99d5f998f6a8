import type { AccountProfile } from '../accounts/account.ts';
import type { ClientCredentials } from '../accounts/secretVault.ts';
import type { ApiErrorDetail, ApiErrorKind } from '../api/errors.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';
import type { AccountStepKey } from './accountSteps.ts';
import { clientIdStep, clientSecretStep } from './accountSteps.ts';
import type { StepFlow, StepValues } from './multiStep.ts';
import { runSteps } from './multiStep.ts';

/** What the user chose after a test that did not succeed. */
type NextAct = 'retry' | 'edit' | 'saveAnyway';

export interface SignInTarget {
  readonly label: string;
  readonly origin: string;
  readonly credentials: ClientCredentials;
}

/**
 * Asks, tests the connection, and asks again at the right step with everything kept, until the connection works or the
 * user saves it anyway. Returns what was entered, or undefined when the user left. Nothing is stored here.
 */
export async function enterUntilAccepted(
  deps: AccountCommandDeps,
  flow: StepFlow<AccountStepKey>,
  targetOf: (values: StepValues<AccountStepKey>) => SignInTarget,
): Promise<StepValues<AccountStepKey> | undefined> {
  let values = await runSteps(deps.steps, flow);
  while (values !== undefined) {
    const target = targetOf(values);
    const title = deps.l10n.t('Testing the connection to “{0}”…', target.label);
    const outcome = await deps.dialogs.withProgress(title, (signal) => deps.testConnection(target, signal));
    if (outcome.kind === 'connected') return values;
    const act = await askAfterFailure(deps, outcome.detail, target.label);
    if (act === undefined) return undefined;
    if (act === 'saveAnyway') return values;
    if (act === 'edit')
      values = await runSteps(deps.steps, { ...flow, values, startAt: stepToCorrect(outcome.detail) });
  }
  return undefined;
}

/** Asks for new credentials of an account that exists, tests and stores them. True when they are stored. */
export async function replaceCredentials(
  deps: AccountCommandDeps,
  account: AccountProfile,
  title: string,
): Promise<boolean> {
  const known = await deps.vault.readCredentials(account);
  const values = await enterUntilAccepted(
    deps,
    {
      title,
      steps: [clientIdStep(deps.l10n), clientSecretStep(deps.l10n)],
      values: new Map<AccountStepKey, string>(known ? [['clientId', known.clientId]] : []),
    },
    (entered) => ({ label: account.label, origin: account.origin, credentials: credentialsIn(entered) }),
  );
  if (values === undefined) return false;
  return storeUntilKept(deps, account, credentialsIn(values));
}

/** Stores credentials; while the secret storage does not keep them, says so and offers to try again. True when they are kept. */
export async function storeUntilKept(
  deps: AccountCommandDeps,
  account: AccountProfile,
  credentials: ClientCredentials,
): Promise<boolean> {
  const { l10n } = deps;
  while ((await deps.vault.storeCredentials(account, credentials)) === 'notKept') {
    const again = await deps.dialogs.ask({
      severity: 'error',
      message: l10n.t('The secret storage of this computer did not keep the client secret.'),
      detail: l10n.t('Nothing has been saved. Unlock or set up the keyring of this computer, then try again.'),
      choices: [{ value: 'retry', label: l10n.t('Try Again') }],
    });
    if (again === undefined) return false;
  }
  return true;
}

export function credentialsIn(values: StepValues<AccountStepKey>): ClientCredentials {
  return { clientId: values.get('clientId') ?? '', clientSecret: values.get('clientSecret') ?? '' };
}

async function askAfterFailure(
  deps: AccountCommandDeps,
  detail: ApiErrorDetail,
  accountLabel: string,
): Promise<NextAct | undefined> {
  const { l10n } = deps;
  const cancelled = detail.kind === 'cancelled';
  const { message, nextStep } = deps.describeError(detail, { accountLabel });
  const retry = { value: 'retry', label: l10n.t('Try Again') } as const;
  const edit = { value: 'edit', label: l10n.t('Edit Details') } as const;
  const saveAnyway = { value: 'saveAnyway', label: l10n.t('Save Anyway') } as const;
  return deps.dialogs.ask<NextAct>({
    severity: cancelled ? 'warning' : 'error',
    message: cancelled ? l10n.t('The connection test was cancelled.') : message,
    detail: `${nextStep} ${l10n.t('Nothing has been saved yet; what you entered is kept.')}`.trim(),
    choices: [
      // The first is what Enter does, so it is what helps: the same details again only after a failure that may pass.
      ...(PASSING_FAILURES.includes(detail.kind) ? [retry, edit] : [edit, retry]),
      ...(canBeSaved(detail) ? [saveAnyway] : []),
    ],
  });
}

const HOST_FAILURES: readonly ApiErrorKind[] = [
  'unreachable',
  'tls',
  'timeout',
  'connectionLost',
  'redirected',
  'unsafeUrl',
  'routeNotFound',
  'notJson',
  'unexpectedShape',
];
/** Failures that say nothing against what was entered. */
const PASSING_FAILURES: readonly ApiErrorKind[] = [
  'cancelled',
  'unreachable',
  'tls',
  'timeout',
  'connectionLost',
  'tenantSuspended',
  'rateLimited',
  'serverError',
];

function stepToCorrect(detail: ApiErrorDetail): AccountStepKey {
  return HOST_FAILURES.includes(detail.kind) || detail.kind === 'cancelled' ? 'host' : 'clientId';
}

/** Failures of the list that leave host and credentials standing, because they were good for a token. */
const FAILURES_AFTER_SIGN_IN: readonly ApiErrorKind[] = [
  'forbidden',
  'badRequest',
  'unexpectedStatus',
  'unexpectedShape',
];

/** Saving makes sense when the failure may pass by itself, or when the credentials were good for a token already. */
function canBeSaved(detail: ApiErrorDetail): boolean {
  if (PASSING_FAILURES.includes(detail.kind)) return true;
  return FAILURES_AFTER_SIGN_IN.includes(detail.kind) && detail.operation === 'listCustomers';
}
