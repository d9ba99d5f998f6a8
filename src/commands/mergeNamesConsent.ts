import type { Localiser } from '../accounts/localiser.ts';
import type { JsonObject } from '../api/json.ts';
import { isJsonObject } from '../api/json.ts';
import { parseFieldNames } from '../api/wire.ts';
import type { MergeNames } from '../merge/mergePorts.ts';
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
}

/** The names of a merge's two fields; undefined unless both are set (open question 1). */
export function mergeNamesIn(setting: unknown): MergeNames | undefined {
  const { mergeTarget, mergeSources } = parseFieldNames(setting).names;
  return mergeTarget !== undefined && mergeSources !== undefined
    ? { target: mergeTarget, sources: mergeSources }
    : undefined;
}

/**
 * Lets the user set the names of a merge's two fields: typed by hand, with nothing suggested, and confirmed with the
 * danger named (open question 1: the wrong way round they delete the wrong people). Sends nothing.
 */
export async function enterMergeNames(deps: MergeNamesDeps): Promise<void> {
  const names = await askNames(deps);
  if (!names || !(await confirmNames(deps, names))) return;
  const stored = deps.readNames();
  const setting = { ...(isJsonObject(stored) ? stored : {}), mergeTarget: names.target, mergeSources: names.sources };
  try {
    await deps.storeNames(setting);
  } catch {
    await deps.dialogs.ask({
      severity: 'error',
      message: deps.l10n.t('The names could not be stored.'),
      detail: deps.l10n.t('The settings file may be read-only or contain errors. The names in use are unchanged.'),
      choices: [],
    });
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

async function confirmNames({ dialogs, l10n }: MergeNamesDeps, { target, sources }: MergeNames): Promise<boolean> {
  const answer = await dialogs.ask({
    severity: 'warning',
    message: l10n.t('Merge customers with these names?'),
    detail: [
      l10n.t('Survives: “{0}”', target),
      l10n.t('Disappear: “{0}”', sources),
      '',
      l10n.t(
        'DealPOS has not documented these names and nothing can check them beforehand. If they are the wrong way round or mean something else, a merge destroys the wrong customers, and that cannot be undone.',
      ),
      l10n.t('They are stored in the setting dealpos.api.fieldNames and used for every account.'),
    ].join('\n'),
    choices: [{ value: 'use', label: l10n.t('Use These Names') }],
  });
  return answer === 'use';
}

/** By the rule of the setting itself. */
function isFieldName(text: string): boolean {
  return parseFieldNames({ mergeTarget: text }).names.mergeTarget === text;
}
