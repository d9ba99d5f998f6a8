import type { AccountProfile } from '../accounts/account.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import type { IdListAnswer } from '../customers/readByIds.ts';
import { mayReadOneByOne, readByIdList, readOneByOne } from '../customers/readByIds.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';

export interface IdListReading {
  readonly answer: IdListAnswer;
  /** The user was told why customers are unread, and did not want them read one by one. */
  readonly isDeclined: boolean;
}

/** Reads the customers with these ids by the ListID call; by Detail, after asking, where that does not help. */
export async function readIdList(
  deps: CustomerCommandDeps,
  account: AccountProfile,
  ids: readonly string[],
): Promise<IdListReading> {
  const api = deps.connections.api(account.id);
  if (!api) return { answer: nothingRead(ids), isDeclined: true };
  const answer = await deps.dialogs.withProgress(deps.l10n.t('Reading customers from DealPOS…'), (signal) =>
    readByIdList(api, ids, { signal }),
  );
  if (!mayReadOneByOne(answer)) return { answer, isDeclined: false };
  if (!(await wantsOneByOne(deps, account, answer))) return { answer, isDeclined: true };
  const rest = await readRestOneByOne(deps, api, answer.unread);
  return { answer: joined(answer, rest), isDeclined: false };
}

/** Says why some customers were not read. Silent where the user cancelled: the list shows how many are left. */
export async function reportUnread(
  deps: CustomerCommandDeps,
  account: AccountProfile,
  { unread, error }: IdListAnswer,
  asked: number,
): Promise<void> {
  if (unread.length === 0 || !error || error.kind === 'cancelled') return;
  const { message, nextStep } = deps.describeError(error, { accountLabel: account.label });
  await deps.dialogs.ask({
    severity: 'error',
    message: deps.l10n.t('{0} of {1} customers were not read.', unread.length, asked),
    detail: `${message} ${nextStep}`.trim(),
    choices: [],
  });
}

/** One by one costs a request for each customer, so the price is named first. */
async function wantsOneByOne(
  deps: CustomerCommandDeps,
  account: AccountProfile,
  { unread, error }: IdListAnswer,
): Promise<boolean> {
  const { l10n } = deps;
  const reason = error
    ? deps.describeError(error, { accountLabel: account.label }).message
    : l10n.t('DealPOS answered, but with none of these customers.');
  const price = l10n.t(
    'That takes {0} requests, and DealPOS allows {1} in 180 seconds. It waits behind everything else that you do, and can be cancelled; what was read until then is kept.',
    unread.length,
    deps.connections.budget(account.id)?.limit ?? 50,
  );
  const answer = await deps.dialogs.ask({
    severity: 'warning',
    message:
      unread.length === 1
        ? l10n.t('DealPOS did not give the customer by a list of IDs. Read it by itself?')
        : l10n.t('DealPOS did not give {0} customers by a list of IDs. Read them one by one?', unread.length),
    detail: `${reason}\n\n${price}`,
    choices: [{ value: 'yes', label: l10n.t('Read One by One') }],
  });
  return answer === 'yes';
}

function readRestOneByOne(deps: CustomerCommandDeps, api: CustomerApi, ids: readonly string[]): Promise<IdListAnswer> {
  const title = deps.l10n.t('Reading customers one by one…');
  return deps.dialogs.withProgress(title, (signal, say) =>
    readOneByOne(api, ids, signal, (count) => say(deps.l10n.t('{0} of {1}', count, ids.length))),
  );
}

/** Both answers in one; the second was about the ids that the first left unread. */
function joined(first: IdListAnswer, rest: IdListAnswer): IdListAnswer {
  return {
    records: [...first.records, ...rest.records],
    missing: [...first.missing, ...rest.missing],
    unread: rest.unread,
    error: rest.error,
  };
}

function nothingRead(ids: readonly string[]): IdListAnswer {
  return { records: [], missing: [], unread: ids, error: undefined };
}
