import type { AccountProfile } from '../accounts/account.ts';
import type { PastRequest, RequestHistory } from '../accounts/requestHistory.ts';
import type { SampleServer } from '../accounts/sampleServer.ts';
import { curlCommand, detailCurl } from '../api/curl.ts';
import type { FieldNames } from '../api/wire.ts';
import { customerArgument } from './customerArgument.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import type { Target } from './customerTargets.ts';
import { chooseTargets, documentMeant, rowsIn, targetOpen } from './customerTargets.ts';
import type { Choice } from './multiStep.ts';
import { runSteps } from './multiStep.ts';

export interface CurlDeps extends CustomerCommandDeps {
  readonly history: Pick<RequestHistory, 'recent'>;
  readonly sampleServer: Pick<SampleServer, 'access'>;
  /** The names that requests use now. */
  readonly names: () => FieldNames;
  readonly writeClipboard: (text: string) => PromiseLike<void>;
}

/**
 * Copies a request as a curl command without its token: that of reading the clicked customer or the one in front, else
 * one of the recent requests of this window. Sends nothing.
 */
export async function copyAsCurl(deps: CurlDeps, args: readonly unknown[]): Promise<void> {
  // Only one row: commands for several would be a script that nobody asked for.
  const row = customerArgument(args[0]) ?? rowsIn(args)[0];
  if (row) {
    const [target] = await chooseTargets(deps, [row], { title: deps.l10n.t('Copy as cURL') });
    if (target) await copyDetail(deps, target);
    if (target) deps.dialogs.tell(copiedText(deps));
    return;
  }
  const open = targetOpen(deps, args[0]);
  if (!open) return copyRecent(deps);
  // Under the very key that its editor reads it by.
  await copyDetail(deps, { ...open, key: documentMeant(deps, args[0])?.key ?? open.key });
  if (await wantsAnother(deps)) await copyRecent(deps);
}

async function copyDetail(deps: CurlDeps, { accountId, key }: Target): Promise<void> {
  const account = deps.store.get(accountId);
  if (account) await deps.writeClipboard(detailCurl(await requestOrigin(deps, account), key, deps.names()));
}

/** Says that the customer in front was copied, and keeps the recent requests in reach. */
async function wantsAnother(deps: CurlDeps): Promise<boolean> {
  const choices = [{ value: 'other', label: deps.l10n.t('Other Requests…') }] as const;
  if (deps.history.recent().length > 0) return (await deps.dialogs.offer(copiedText(deps), choices)) === 'other';
  deps.dialogs.tell(copiedText(deps));
  return false;
}

async function copyRecent(deps: CurlDeps): Promise<void> {
  const { l10n, dialogs, history, store } = deps;
  const recent = history.recent();
  if (recent.length === 0) return dialogs.tell(l10n.t('No request was made in this window yet.'));
  const past = await pickRequest(deps, recent);
  const account = past && store.get(past.accountId);
  if (!past || !account) return;
  const { url, ...request } = past.request;
  const sentTo = url.startsWith(`${account.origin}/`) ? url.slice(account.origin.length) : undefined;
  if (sentTo === undefined) return;
  await deps.writeClipboard(curlCommand({ ...request, url: (await requestOrigin(deps, account)) + sentTo }));
  dialogs.tell(copiedText(deps, Object.values(request.body?.secrets ?? {}), request.authorized));
}

async function pickRequest(
  { steps, l10n, store }: CurlDeps,
  recent: readonly PastRequest[],
): Promise<PastRequest | undefined> {
  const isOneAccount = new Set(recent.map(({ accountId }) => accountId)).size === 1;
  const options = recent.map(({ request, at, accountId }, index): Choice => {
    const facts = [`${request.outcome}`, timeOfDay(at), `#${request.correlation}`];
    if (!isOneAccount) facts.push(store.get(accountId)?.label ?? '');
    return { value: String(index), label: `${request.method} ${request.route}`, description: facts.join(' · ') };
  });
  const prompt = l10n.t('Recent requests of this window, the newest first');
  const asked = [{ kind: 'choice', key: 'request', prompt, options }] as const;
  const values = await runSteps(steps, { title: l10n.t('Copy as cURL'), steps: asked });
  return recent[Number(values?.get('request') ?? Number.NaN)];
}

/** Where requests of the account really go: the origin of the sample account only stands in for its sandbox. */
async function requestOrigin({ sampleServer }: CurlDeps, account: AccountProfile): Promise<string> {
  return account.kind === 'sample' ? (await sampleServer.access()).origin : account.origin;
}

function copiedText({ l10n }: CurlDeps, secrets: readonly string[] = [], authorized = true): string {
  const variables = [...(authorized ? ['DEALPOS_TOKEN'] : []), ...secrets];
  return l10n.t('Copied as cURL. Set before you run it: {0}', variables.map((name) => `$${name}`).join(', '));
}

/** `14:03:59`, in the time zone of this computer, as the log has it. */
function timeOfDay(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}
