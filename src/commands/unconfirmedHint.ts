import type { ProfileMemento } from '../accounts/accountStore.ts';
import type { Localiser } from '../accounts/localiser.ts';
import { UNCONFIRMED_NAMES } from '../api/description/unconfirmedNames.ts';
import type { OperationId } from '../api/operationId.ts';
import { operations } from '../api/operations.ts';
import type { FieldNames } from '../api/wire.ts';
import { DEFAULT_FIELD_NAMES } from '../api/wire.ts';
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
  /** Runs "Check API Description". */
  readonly checkApiDescription: () => PromiseLike<void>;
  /** Hears of a hint that could not be given; the command goes on regardless. */
  readonly reportFailure: (error: unknown) => void;
}

/** The command's handler, which says once per machine that its operation rests on names that nobody has confirmed. */
export function withUnconfirmedHint(
  deps: UnconfirmedHintDeps,
  operation: OperationId,
  handler: CommandHandler,
): CommandHandler {
  return (...args) => {
    // Not waited for: the hint must not stand in the way of what was asked for.
    void hintOnce(deps, operation).catch(deps.reportFailure);
    return handler(...args);
  };
}

/** True while the operation's request is a guess: undocumented, and all of its names are still our own candidates. */
export function restsOnGuesses(operation: OperationId, names: FieldNames): boolean {
  if (operations[operation].provenance.request !== 'unknown') return false;
  const own = UNCONFIRMED_NAMES.filter((name) => name.operation === operation);
  return own.every(({ key }) => names[key] === DEFAULT_FIELD_NAMES[key]);
}

async function hintOnce(deps: UnconfirmedHintDeps, operation: OperationId): Promise<void> {
  const { dialogs, l10n, memento } = deps;
  if (!restsOnGuesses(operation, deps.names())) return;
  const stored = memento.get(HINTED_KEY);
  const hinted: readonly unknown[] = Array.isArray(stored) ? stored : [];
  if (hinted.includes(operation)) return;
  await memento.update(HINTED_KEY, [...hinted, operation]);
  const choice = await dialogs.offer(
    l10n.t('DealPOS has not documented the field names of this call ({0}), so it may be refused.', operation),
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
