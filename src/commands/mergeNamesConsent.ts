import type { AccountProfile } from '../accounts/account.ts';
import type { AccountStore } from '../accounts/accountStore.ts';
import type { ConfirmedNames } from '../accounts/confirmedNames.ts';
import type { JsonObject } from '../api/json.ts';
import { isJsonObject } from '../api/json.ts';
import { parseFieldNames } from '../api/wire.ts';
import type { MergeNames } from '../merge/mergePorts.ts';
import type { Localiser } from '../platform/localiser.ts';
import type { AccountDialogs } from './accountDialogs.ts';
import type { StepWindow } from './multiStep.ts';
import { runSteps } from './multiStep.ts';

/** The setting `dealpos.api.fieldNames` of this machine. */
export interface FieldNamesSetting {
  /** As it is stored, unchecked. */
  readonly readNames: () => unknown;
  readonly storeNames: (setting: JsonObject) => Promise<void>;
}

export interface MergeNamesDeps extends FieldNamesSetting {
  readonly steps: StepWindow;
  readonly dialogs: AccountDialogs;
  readonly l10n: Localiser;
  readonly store: Pick<AccountStore, 'get' | 'update'>;
  readonly confirmed: Pick<ConfirmedNames, 'has'>;
  /** Runs "Check API Description". */
  readonly checkApiDescription: () => Promise<void>;
}

/**
 * The names under which a merge of this account may be sent: both are set, and the vendor's API description has confirmed
 * them or the user has agreed to exactly these for this account (open question 1).
 */
export function mergeNamesFor(
  { readNames, store, confirmed }: Pick<MergeNamesDeps, 'readNames' | 'store' | 'confirmed'>,
  accountId: string,
): MergeNames | undefined {
  const names = mergeNamesIn(readNames());
  if (!names) return undefined;
  const isConfirmed =
    confirmed.has({ key: 'mergeTarget', value: names.target }) &&
    confirmed.has({ key: 'mergeSources', value: names.sources });
  return isConfirmed || areSame(names, store.get(accountId)?.mergeNames) ? names : undefined;
}

function areSame(one: MergeNames, other: MergeNames | undefined): boolean {
  return one.target === other?.target && one.sources === other.sources;
}

/** The names of a merge's two fields; undefined unless both are set (open question 1). */
export function mergeNamesIn(setting: unknown): MergeNames | undefined {
  const { mergeTarget, mergeSources } = parseFieldNames(setting).names;
  return mergeTarget !== undefined && mergeSources !== undefined
    ? { target: mergeTarget, sources: mergeSources }
    : undefined;
}

/**
 * Lets the user agree, for one account, to the names that are set on this machine, or set others: typed by hand, with
 * nothing suggested, and confirmed with the danger named (open question 1: the wrong way round they delete the wrong
 * people). Sends nothing.
 */
export async function enterMergeNames(deps: MergeNamesDeps, accountId: string): Promise<void> {
  const account = deps.store.get(accountId);
  if (!account) return;
  const known = mergeNamesIn(deps.readNames());
  const answer = known ? await confirmNames(deps, account, known, true) : 'other';
  if (known && answer === 'use') return agree(deps, account, known);
  if (answer !== 'other') return;
  const names = await askNames(deps);
  if (!names || (await confirmNames(deps, account, names, false)) !== 'use') return;
  if (await storeNames(deps, names)) await agree(deps, account, names);
}

async function agree({ store }: MergeNamesDeps, { id }: AccountProfile, mergeNames: MergeNames): Promise<void> {
  await store.update(id, { mergeNames });
}

/** True once they are stored. */
async function storeNames(deps: MergeNamesDeps, names: MergeNames): Promise<boolean> {
  const stored = deps.readNames();
  const setting = { ...(isJsonObject(stored) ? stored : {}), mergeTarget: names.target, mergeSources: names.sources };
  try {
    await deps.storeNames(setting);
    return true;
  } catch {
    await deps.dialogs.ask({
      severity: 'error',
      message: deps.l10n.t('The names could not be stored.'),
      detail: deps.l10n.t('The settings file may be read-only or contain errors. The names in use are unchanged.'),
      choices: [],
    });
    return false;
  }
}

async function askNames({ steps, l10n }: MergeNamesDeps): Promise<MergeNames | undefined> {
  const tidy = (text: string): string => text.trim();
  const notAName = l10n.t('A field name has letters, digits and underscores only, and begins with a letter.');
  const values = await runSteps(steps, {
    title: l10n.t('Field Names of a Merge'),
    steps: [
      {
        kind: 'text',
        key: 'target',
        prompt: l10n.t('Name of the field that holds the ID of the customer that survives'),
        tidy,
        validate: (text) => (isFieldName(text) ? undefined : notAName),
      },
      {
        kind: 'text',
        key: 'sources',
        prompt: l10n.t('Name of the field that holds the list of IDs of the customers that disappear'),
        tidy,
        validate: (text, entered) => {
          if (!isFieldName(text)) return notAName;
          // Servers like the vendor's may read names without regard to case.
          const same = text.toLowerCase() === entered.get('target')?.toLowerCase();
          return same ? l10n.t('The two names must differ.') : undefined;
        },
      },
    ],
  });
  const [target, sources] = [values?.get('target'), values?.get('sources')];
  return target && sources ? { target, sources } : undefined;
}

/** Asks for the consent. The first answer has the focus, so it is the harmless way out. */
async function confirmNames(
  { dialogs, l10n, checkApiDescription }: MergeNamesDeps,
  account: AccountProfile,
  { target, sources }: MergeNames,
  areSet: boolean,
): Promise<'use' | 'other' | undefined> {
  const other = areSet ? [{ value: 'other', label: l10n.t('Enter Other Names…') } as const] : [];
  const answer = await dialogs.ask<'check' | 'use' | 'other'>({
    severity: 'warning',
    message: l10n.t('Merge customers of “{0}” with these names?', account.label),
    detail: [
      l10n.t('Survives: “{0}”', target),
      l10n.t('Disappear: “{0}”', sources),
      '',
      l10n.t(
        'DealPOS has not documented these names and nothing can check them beforehand. If they are the wrong way round or mean something else, a merge destroys the wrong customers, and that cannot be undone.',
      ),
      l10n.t(
        'The names are stored in the setting dealpos.api.fieldNames. Your consent counts for this account only; Edit Account takes it back.',
      ),
    ].join('\n'),
    choices: [
      { value: 'check', label: l10n.t('Check API Description…') },
      { value: 'use', label: l10n.t('Use These Names') },
      ...other,
    ],
  });
  if (answer !== 'check') return answer;
  await checkApiDescription();
  return undefined;
}

/** By the rule of the setting itself. */
function isFieldName(text: string): boolean {
  return parseFieldNames({ mergeTarget: text }).names.mergeTarget === text;
}
