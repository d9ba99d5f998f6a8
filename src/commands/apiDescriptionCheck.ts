import type { ConfirmedNames } from '../accounts/confirmedNames.ts';
import type { DescriptionCheck } from '../api/description/apiDescription.ts';
import { adoptionOf, checkDescription } from '../api/description/apiDescription.ts';
import type { NamesFromDescription, StatedName } from '../api/description/namesFromDescription.ts';
import type { DescriptionFailure } from '../api/description/readDescription.ts';
import type { JsonObject } from '../api/json.ts';
import { parseFieldNames } from '../api/wire.ts';
import type { Localiser } from '../platform/localiser.ts';
import type { AccountDialogs } from './accountDialogs.ts';
import { descriptionPage } from './apiDescriptionPage.ts';

/** A file that the user chose, or why there is nothing of it to look at. */
export type PickedFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly reason: 'tooLarge' | 'notReadable' };

/** What "Check API Description" works with. */
export interface ApiDescriptionDeps {
  readonly dialogs: AccountDialogs;
  readonly l10n: Localiser;
  /** Asks for one file; undefined where the user chose none. */
  readonly openFile: () => Promise<PickedFile | undefined>;
  /** The setting `dealpos.api.fieldNames` as it is stored, and how to replace it. */
  readonly readNames: () => unknown;
  readonly storeNames: (setting: JsonObject) => Promise<void>;
  readonly showPage: (markdown: string) => Promise<void>;
  readonly confirmed: Pick<ConfirmedNames, 'has' | 'remember'>;
}

/**
 * Holds a vendor's OpenAPI file against our contract, shows the comparison, and stores the names that the file settles
 * where the user wants that. Sends nothing; nothing of the file but those names is kept.
 */
export async function checkApiDescription(deps: ApiDescriptionDeps): Promise<void> {
  for (;;) {
    const check = await pickAndCheck(deps);
    if (!check) return;
    if (check.kind === 'compared') {
      await showComparison(deps, check);
      return;
    }
    if (!(await wantsAnotherFile(deps, check.reason))) return;
  }
}

type Compared = Extract<DescriptionCheck, { kind: 'compared' }>;

async function pickAndCheck(deps: ApiDescriptionDeps): Promise<DescriptionCheck | undefined> {
  const file = await deps.openFile();
  if (file?.kind !== 'bytes') return file;
  const { names } = parseFieldNames(deps.readNames());
  return deps.dialogs.withProgress(deps.l10n.t('Comparing the API description…'), async (signal) => {
    const check = checkDescription(file.bytes, names);
    return signal.aborted ? undefined : check;
  });
}

async function wantsAnotherFile({ dialogs, l10n }: ApiDescriptionDeps, reason: DescriptionFailure): Promise<boolean> {
  const choice = await dialogs.ask({
    severity: 'error',
    message: failureText(l10n, reason),
    detail: l10n.t(
      'Choose the OpenAPI file that DealPOS offers for download on its API pages, as JSON or YAML. Nothing has been changed.',
    ),
    choices: [{ value: 'again', label: l10n.t('Choose Another File') }],
  });
  return choice === 'again';
}

function failureText(l10n: Localiser, reason: DescriptionFailure): string {
  switch (reason) {
    case 'tooLarge':
      return l10n.t('The file is too large: up to 8 MB of JSON or about 3 MB of YAML can be read.');
    case 'tooDeep':
      return l10n.t('The file is nested too deeply to be an API description.');
    case 'notReadable':
      return l10n.t('The file could not be read as JSON or YAML.');
    case 'notOpenApi':
      return l10n.t('The file is not an OpenAPI description of version 3.');
  }
}

async function showComparison(deps: ApiDescriptionDeps, check: Compared): Promise<void> {
  const { l10n } = deps;
  const { comparison, names } = check;
  const { changes } = adoptionOf(deps.readNames(), names);
  await deps.showPage(descriptionPage(l10n, check, changes));
  const confirmed = comparison.operations.filter(({ outcome }) => outcome === 'confirmed').length;
  const total = comparison.operations.length;
  const newlyConfirmed = namesIn(deps.readNames(), names).filter((name) => !deps.confirmed.has(name));
  if (changes.length === 0 && newlyConfirmed.length > 0) {
    return offerToConfirm(deps, newlyConfirmed, { confirmed, total });
  }
  if (changes.length === 0) {
    deps.dialogs.tell(l10n.t('{0} of {1} operations are confirmed. There are no names to adopt.', confirmed, total));
    return;
  }
  // Not modal, so that the page can be read first.
  const choice = await deps.dialogs.offer(
    l10n.t('{0} of {1} operations are confirmed. Names that can be adopted: {2}.', confirmed, total, changes.length),
    [
      { value: 'adopt', label: l10n.t('Adopt Names') },
      { value: 'close', label: l10n.t('Close') },
    ],
  );
  if (choice === 'adopt') await adoptNames(deps, check);
}

/** The names of the file that requests use under this setting. */
function namesIn(setting: unknown, { stated }: NamesFromDescription): readonly StatedName[] {
  const inUse = parseFieldNames(setting).names;
  return stated.filter(({ key, value }) => inUse[key] === value);
}

/** The file has nothing else to say than what is in use, which nobody had confirmed. */
async function offerToConfirm(
  { dialogs, l10n, confirmed: memory }: ApiDescriptionDeps,
  names: readonly StatedName[],
  { confirmed, total }: { readonly confirmed: number; readonly total: number },
): Promise<void> {
  const text = l10n.t(
    '{0} of {1} operations are confirmed. Names in use that the file confirms: {2}.',
    confirmed,
    total,
    names.length,
  );
  const choice = await dialogs.offer(text, [
    { value: 'adopt', label: l10n.t('Adopt Names') },
    { value: 'close', label: l10n.t('Close') },
  ]);
  if (choice !== 'adopt') return;
  await memory.remember(names);
  dialogs.tell(l10n.t('The names in use count as confirmed now.'));
}

/** Planned afresh, because the setting may have been changed while the page was read. */
async function adoptNames(deps: ApiDescriptionDeps, { names }: Compared): Promise<void> {
  const { l10n, dialogs } = deps;
  const { changes, setting } = adoptionOf(deps.readNames(), names);
  const lines = changes.map(({ key, from, to, operation }) =>
    from === undefined
      ? l10n.t('{0}: {1} ({2})', key, to, operation)
      : l10n.t('{0}: {1} instead of {2} ({3})', key, to, from, operation),
  );
  const merges = changes.some(({ key }) => key === 'mergeTarget' || key === 'mergeSources');
  const warning = l10n.t('With these names customers can be merged, which cannot be undone. Look at them closely.');
  const scope = l10n.t('They are stored in the setting dealpos.api.fieldNames and used for every account.');
  const choice = await dialogs.ask({
    severity: 'warning',
    message: l10n.t('Adopt these names from the API description?'),
    detail: [...lines, '', scope, ...(merges ? [warning] : [])].join('\n'),
    choices: [{ value: 'adopt', label: l10n.t('Adopt Names') }],
  });
  if (choice !== 'adopt') return;
  try {
    await deps.storeNames(setting);
  } catch {
    await dialogs.ask({
      severity: 'error',
      message: l10n.t('The names could not be stored.'),
      detail: l10n.t('The settings file may be read-only or contain errors. The names in use are unchanged.'),
      choices: [],
    });
    return;
  }
  await deps.confirmed.remember(namesIn(setting, names));
  dialogs.tell(l10n.t('The names have been adopted.'));
}
