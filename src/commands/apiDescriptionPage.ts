import type { NameChange } from '../api/description/adoptNames.ts';
import type { DescriptionCheck } from '../api/description/apiDescription.ts';
import type { Comparison, OperationComparison, OperationPlace } from '../api/description/compareDescriptions.ts';
import type { UndecidedReason } from '../api/description/nameChoice.ts';
import type { NamesFromDescription } from '../api/description/namesFromDescription.ts';
import type { Localiser } from '../platform/localiser.ts';
import { factText } from './apiDescriptionFacts.ts';
import { code, MAX_LINES } from './apiDescriptionMarkdown.ts';

/**
 * The comparison as a Markdown page. Every text that comes from the file is shown as code, and the table holds texts of
 * ours only. Nothing personal is in it: an API description has none.
 */
export function descriptionPage(
  l10n: Localiser,
  { comparison, names }: Extract<DescriptionCheck, { kind: 'compared' }>,
  changes: readonly NameChange[],
): string {
  const sections = [
    heading(l10n, comparison),
    table(l10n, comparison.operations),
    ...differenceSections(l10n, comparison.operations),
    list(l10n, l10n.t('Missing in the file'), missingLines(l10n, comparison.operations)),
    list(l10n, l10n.t('New in the file'), comparison.added.map(placeLine)),
    list(l10n, l10n.t('Names that can be adopted'), changeLines(l10n, changes)),
    list(l10n, l10n.t('Names that the file does not settle'), undecidedLines(l10n, names)),
    list(l10n, l10n.t('References that were not followed'), unfollowedLines(l10n, comparison)),
    comparison.elsewhere === 0 ? '' : l10n.t('Operations of other sections, not compared: {0}.', comparison.elsewhere),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function heading(l10n: Localiser, { title, version, operations }: Comparison): string {
  const count = (outcome: OperationComparison['outcome']): number =>
    operations.filter((operation) => operation.outcome === outcome).length;
  return [
    `# ${l10n.t('API Description Compared')}`,
    l10n.t('File: {0}, version {1}.', code(title ?? '?'), code(version ?? '?')),
    l10n.t('Different: {0}. Missing: {1}. Confirmed: {2}.', count('different'), count('missing'), count('confirmed')),
  ].join('\n\n');
}

/** What needs a look comes first. */
const OUTCOMES = ['different', 'missing', 'confirmed'] as const satisfies readonly OperationComparison['outcome'][];

function table(l10n: Localiser, operations: readonly OperationComparison[]): string {
  const rows = OUTCOMES.flatMap((outcome) => operations.filter((each) => each.outcome === outcome)).map(
    ({ id, method, path, outcome }) => `| ${id} | ${method} ${path} | ${outcomeText(l10n, outcome)} |`,
  );
  return [
    `| ${l10n.t('Operation')} | ${l10n.t('Request')} | ${l10n.t('Result')} |`,
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function outcomeText(l10n: Localiser, outcome: OperationComparison['outcome']): string {
  switch (outcome) {
    case 'confirmed':
      return l10n.t('confirmed');
    case 'different':
      return l10n.t('different');
    case 'missing':
      return l10n.t('missing');
  }
}

function differenceSections(l10n: Localiser, operations: readonly OperationComparison[]): string[] {
  return operations.flatMap((compared) => {
    if (compared.outcome !== 'different') return [];
    const lines = compared.differences.map((difference) => factText(l10n, difference));
    return [list(l10n, `${compared.id}: ${l10n.t('different')}`, lines)];
  });
}

function missingLines(l10n: Localiser, operations: readonly OperationComparison[]): string[] {
  return operations.flatMap((compared) => {
    if (compared.outcome !== 'missing') return [];
    const { id, method, path, similar } = compared;
    const line = `${id}, ${method} ${path}`;
    const places = similar.map((place) => code(`${place.method} ${place.path}`)).join(', ');
    return [places === '' ? line : l10n.t('{0}. Similar in the file: {1}', line, places)];
  });
}

function placeLine({ method, path, summary }: OperationPlace): string {
  return summary === undefined ? code(`${method} ${path}`) : `${code(`${method} ${path}`)}: ${code(summary)}`;
}

function changeLines(l10n: Localiser, changes: readonly NameChange[]): string[] {
  return changes.map(({ key, from, to, operation }) =>
    from === undefined
      ? l10n.t('{0}: {1} ({2})', key, code(to), operation)
      : l10n.t('{0}: {1} instead of {2} ({3})', key, code(to), code(from), operation),
  );
}

function undecidedLines(l10n: Localiser, { undecided }: NamesFromDescription): string[] {
  return undecided.map(({ key, operation, reason, candidates }) => {
    const line = `${key} (${operation}): ${reasonText(l10n, reason)}`;
    const shown = candidates.slice(0, 10).map(code).join(', ');
    return shown === '' ? line : l10n.t('{0} In the file: {1}', line, shown);
  });
}

function reasonText(l10n: Localiser, reason: UndecidedReason): string {
  switch (reason) {
    case 'ambiguous':
      return l10n.t('More than one field could be meant, or it cannot be told which is which.');
    case 'noneFits':
      return l10n.t('No field of the file could be meant.');
    case 'otherForm':
      return l10n.t('The value travels in a form that this extension does not send.');
    case 'unclear':
      return l10n.t('The request could not be followed in the file, or has several forms.');
    case 'guess':
      return l10n.t('The file itself marks the name as a guess.');
  }
}

function unfollowedLines(l10n: Localiser, { unfollowed }: Comparison): string[] {
  return unfollowed.map(({ reference, reason }) =>
    reason === 'external'
      ? l10n.t('{0} leads out of the file.', code(reference))
      : l10n.t('{0} leads to nothing in the file.', code(reference)),
  );
}

/** A heading with a list, or nothing where the list is empty. */
function list(l10n: Localiser, title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const rest = lines.length > MAX_LINES ? [l10n.t('… and {0} more', lines.length - MAX_LINES)] : [];
  return [`## ${title}`, '', ...[...lines.slice(0, MAX_LINES), ...rest].map((line) => `- ${line}`)].join('\n');
}
