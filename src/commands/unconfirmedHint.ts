import type { ProfileMemento } from '../accounts/accountStore.ts';
import type { ConfirmedNames } from '../accounts/confirmedNames.ts';
import type { RequestHistory } from '../accounts/requestHistory.ts';
import { isSuccess } from '../api/answerStatus.ts';
import { UNCONFIRMED_NAMES } from '../api/description/unconfirmedNames.ts';
import type { OperationId } from '../api/operationId.ts';
import { operations } from '../api/operations.ts';
import type { FieldNames } from '../api/wire.ts';
import { DEFAULT_FIELD_NAMES } from '../api/wire.ts';
import type { Localiser } from '../platform/localiser.ts';
import type { AccountDialogs } from './accountDialogs.ts';
import type { CommandHandler } from './register.ts';

/** Operations for which the hint was given. */
const HINTED_KEY = 'dealpos.hintedOperations';

export interface UnconfirmedHintDeps {
  readonly dialogs: Pick<AccountDialogs, 'ask' | 'offer'>;
  readonly l10n: Localiser;
  /** `globalState`: once per machine. */
  readonly memento: ProfileMemento;
  /** The names that requests use now. */
  readonly names: () => FieldNames;
  readonly confirmed: Pick<ConfirmedNames, 'has'>;
  /** The requests of this window: what has worked needs no hint. */
  readonly history: Pick<RequestHistory, 'recent'>;
  /** Runs "Check API Description". */
  readonly checkApiDescription: () => PromiseLike<void>;
  /** Hears of a hint that could not be given; the command goes on regardless. */
  readonly reportFailure: (error: unknown) => void;
}

/** An operation, and the title of the command that calls it. */
export interface HintedCommand {
  readonly operation: OperationId;
  readonly title: string;
}

/**
 * The command's handler, which says once per machine that its operation rests on names that nobody has confirmed: before
 * anything is sent, or not at all.
 */
export function withUnconfirmedHint(
  deps: UnconfirmedHintDeps,
  command: HintedCommand,
  handler: CommandHandler,
): CommandHandler {
  return async (...args) => {
    try {
      // Its answer is not waited for: the hint must not stand in the way of what was asked for.
      if (await takeHint(deps, command.operation)) void showHint(deps, command).catch(deps.reportFailure);
    } catch (error) {
      deps.reportFailure(error);
    }
    await handler(...args);
  };
}

/** True while the operation's request is a guess: undocumented, and all of its names are our own candidates, unconfirmed. */
export function restsOnGuesses(
  operation: OperationId,
  names: FieldNames,
  confirmed: UnconfirmedHintDeps['confirmed'],
): boolean {
  if (operations[operation].provenance.request !== 'unknown') return false;
  const own = UNCONFIRMED_NAMES.filter((name) => name.operation === operation);
  return own.every(({ key }) => names[key] === DEFAULT_FIELD_NAMES[key] && !confirmed.has({ key, value: names[key] }));
}

/** True where the hint is due now; it counts as given then. */
async function takeHint(deps: UnconfirmedHintDeps, operation: OperationId): Promise<boolean> {
  const { memento } = deps;
  if (!restsOnGuesses(operation, deps.names(), deps.confirmed) || hasWorked(deps, operation)) return false;
  const stored = memento.get(HINTED_KEY);
  const hinted: readonly unknown[] = Array.isArray(stored) ? stored : [];
  if (hinted.includes(operation)) return false;
  await memento.update(HINTED_KEY, [...hinted, operation]);
  return true;
}

/** True where DealPOS has taken the call in this window, so that a hint "it may be refused" would be late. */
function hasWorked({ history }: UnconfirmedHintDeps, operation: OperationId): boolean {
  return history
    .recent()
    .some(
      ({ request: { operation: id, outcome } }) =>
        id === operation && typeof outcome === 'number' && isSuccess(outcome),
    );
}

async function showHint(deps: UnconfirmedHintDeps, { operation, title }: HintedCommand): Promise<void> {
  const { dialogs, l10n } = deps;
  const choice = await dialogs.offer(
    l10n.t('“{0}”: DealPOS has not documented the field names of this call, so it may be refused.', title),
    [{ value: 'why', label: l10n.t('Why?') }],
  );
  if (choice === 'why') await explain(deps, operation);
}

async function explain(
  { dialogs, l10n, checkApiDescription }: UnconfirmedHintDeps,
  operation: OperationId,
): Promise<void> {
  const { method, path } = operations[operation];
  const choice = await dialogs.ask({
    severity: 'warning',
    message: l10n.t('Why may this call be refused?'),
    detail: l10n.t(
      'DealPOS documents that {0} {1} exists, but not what it takes. The extension sends the likeliest names. If you have the API description (OpenAPI file) of DealPOS, let the extension compare it and adopt the names; otherwise set them in “dealpos.api.fieldNames”.',
      method,
      path,
    ),
    choices: [{ value: 'check', label: l10n.t('Check API Description…') }],
  });
  if (choice === 'check') await checkApiDescription();
}
