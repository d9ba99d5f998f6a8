import type { TestContext } from 'node:test';
import { ConfirmedNames } from '../../../src/accounts/confirmedNames.ts';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import type { JsonObject } from '../../../src/api/json.ts';
import type { MergeCommandDeps } from '../../../src/commands/mergeCommand.ts';
import { mergeNamesIn } from '../../../src/commands/mergeNamesConsent.ts';
import { FreshRecords } from '../../../src/editor/freshRecords.ts';
import type { MergePorts } from '../../../src/merge/mergePorts.ts';
import { MergeSession } from '../../../src/merge/mergeSession.ts';
import type { MergeCandidate } from '../../../src/merge/mergeView.ts';
import { TEXTS } from '../merge/mergeBench.ts';
import type { CustomerScene } from './customerFixture.ts';
import { customerScene, loadList } from './customerFixture.ts';

export interface MergeScene extends CustomerScene {
  /** The setting `dealpos.api.fieldNames`; the sandbox's own names unless told otherwise. */
  readonly setting?: JsonObject;
}

/** The merge command against a sandbox. `pages` holds what was opened, `records` the first customers of the list. */
export async function mergeScene(t: TestContext, scene: MergeScene = {}) {
  const setting = scene.setting ?? { mergeTarget: 'TargetID', mergeSources: 'SourceIDs' };
  const agreed = mergeNamesIn(setting);
  const accounts = (scene.accounts ?? [{}]).map((account) => ({ ...(agreed && { mergeNames: agreed }), ...account }));
  const base = await customerScene(t, { ...scene, accounts, names: setting });
  const pages: { readonly candidates: readonly MergeCandidate[]; readonly ports: MergePorts }[] = [];
  const ran: string[][] = [];
  const shown: string[] = [];
  const fresh = new FreshRecords(Date.now);
  const deps: MergeCommandDeps = {
    ...base.deps,
    fresh,
    log: { failure: () => undefined, show: () => void shown.push('log') },
    mergeTexts: () => TEXTS,
    confirmed: new ConfirmedNames(base.memento),
    readNames: () => setting,
    storeNames: async () => undefined,
    runCommand: async (...call) => void ran.push(call),
    now: Date.now,
    openMergePage: (candidates, ports) => void pages.push({ candidates, ports }),
  };
  const records: CustomerRecord[] = await loadList(base);
  return { ...base, deps, fresh, pages, ran, shown, records };
}

export type MergeSceneParts = Awaited<ReturnType<typeof mergeScene>>;

/** The merge page that was opened, read and ready for a choice. */
export async function openedSession({ pages }: MergeSceneParts): Promise<MergeSession> {
  const [page] = pages;
  if (!page) throw new Error('no merge page was opened');
  const session = new MergeSession(page.candidates, page.ports);
  session.listen(() => undefined);
  await session.load();
  return session;
}
