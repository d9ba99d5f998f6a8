import type { ListForm, Place } from '../api/description/describeRequest.ts';
import type { AnswerDifference, BodyKind, Difference, RequestDifference } from '../api/description/differences.ts';
import type { Localiser } from '../platform/localiser.ts';
import { code } from './apiDescriptionMarkdown.ts';

/** One difference as a sentence in Markdown. */
export function factText(l10n: Localiser, difference: Difference): string {
  switch (difference.kind) {
    case 'path':
      return l10n.t('Path: {0} in the file, {1} in use.', code(difference.theirs), code(difference.ours));
    case 'role':
      return l10n.t('Role: {0} in the file, {1} in our contract.', code(difference.theirs), code(difference.ours));
    case 'deprecated':
      return l10n.t('The file calls this operation deprecated.');
    case 'notDescribed':
      return difference.part === 'request'
        ? l10n.t('The file does not say what the request carries.')
        : l10n.t('The file does not say what the answer looks like.');
    case 'unclear':
      return difference.part === 'request'
        ? l10n.t('Part of the request could not be followed in the file.')
        : l10n.t('Part of the answer could not be followed in the file.');
    default:
      return requestText(l10n, difference);
  }
}

function requestText(l10n: Localiser, difference: RequestDifference | AnswerDifference): string {
  switch (difference.kind) {
    case 'bodyKind':
      return l10n.t(
        'Body: {0} in the file, {1} in use.',
        kindText(l10n, difference.theirs),
        kindText(l10n, difference.ours),
      );
    case 'mediaType':
      return l10n.t('Body: sent as {0}, not as JSON.', code(difference.theirs));
    case 'fieldAbsent':
    case 'fieldNew':
      return presenceText(l10n, difference);
    case 'fieldSpelling':
      return l10n.t('Field {0} is spelled {1} here.', code(difference.theirs), code(difference.ours));
    case 'fieldPlace':
      return contrast(l10n, difference, (place) => placeText(l10n, place));
    case 'fieldKind':
      return contrast(l10n, difference, (kind) => kindText(l10n, kind));
    case 'listForm':
      return contrast(l10n, difference, (form) => listText(l10n, form));
    case 'fieldRequired':
      return difference.required
        ? l10n.t('Field {0} is required by the file.', code(difference.name))
        : l10n.t('Field {0} is not required by the file.', code(difference.name));
    default:
      return answerText(l10n, difference);
  }
}

function contrast<T>(
  l10n: Localiser,
  { name, ours, theirs }: { readonly name: string; readonly ours: T; readonly theirs: T },
  words: (value: T) => string,
): string {
  return l10n.t('Field {0}: {1} in the file, {2} in use.', code(name), words(theirs), words(ours));
}

function presenceText(l10n: Localiser, difference: Extract<Difference, { kind: 'fieldAbsent' | 'fieldNew' }>): string {
  const name = code(difference.name);
  const place = placeText(l10n, difference.place);
  if (difference.kind === 'fieldAbsent') return l10n.t('Field {0} ({1}) is not in the file.', name, place);
  return difference.required
    ? l10n.t('Field {0} ({1}) is new and required by the file.', name, place)
    : l10n.t('Field {0} ({1}) is new.', name, place);
}

function answerText(l10n: Localiser, difference: AnswerDifference): string {
  switch (difference.kind) {
    case 'answerKind':
      return l10n.t(
        'Answer: {0} in the file, {1} in our contract.',
        kindText(l10n, difference.theirs),
        kindText(l10n, difference.ours),
      );
    case 'answerFieldAbsent':
      return l10n.t('Answer field {0} is not in the file.', code(difference.path));
    case 'answerFieldNew':
      return l10n.t('Answer field {0} is new.', code(difference.path));
    case 'answerFieldSpelling':
      return l10n.t('Answer field {0} is spelled {1} here.', code(difference.theirs), code(difference.ours));
    case 'answerFieldKind': {
      const { path, ours, theirs } = difference;
      return l10n.t(
        'Answer field {0}: {1} in the file, {2} in our contract.',
        code(path),
        kindText(l10n, theirs),
        kindText(l10n, ours),
      );
    }
  }
}

function kindText(l10n: Localiser, kind: BodyKind): string {
  switch (kind) {
    case 'text':
      return l10n.t('text');
    case 'number':
      return l10n.t('number');
    case 'boolean':
      return l10n.t('true or false');
    case 'list':
      return l10n.t('list');
    case 'object':
      return l10n.t('object');
    case 'mixed':
      return l10n.t('several kinds');
    case 'unknown':
      return l10n.t('not known');
    case undefined:
      return l10n.t('none');
  }
}

function placeText(l10n: Localiser, place: Place): string {
  switch (place) {
    case 'query':
      return l10n.t('in the query');
    case 'path':
      return l10n.t('in the path');
    case 'header':
      return l10n.t('in a header');
    case 'cookie':
      return l10n.t('in a cookie');
    case 'body':
      return l10n.t('in the body');
  }
}

function listText(l10n: Localiser, form: ListForm): string {
  switch (form) {
    case 'repeated':
      return l10n.t('repeated for each value');
    case 'comma':
      return l10n.t('values separated by commas');
    case 'other':
      return l10n.t('another form');
  }
}
