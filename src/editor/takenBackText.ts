import * as vscode from 'vscode';
import type { FieldId } from '../customers/fields.ts';
import type { TakenBack } from './documentNotice.ts';
import { fieldLabels } from './pageStrings.ts';

/** What is said after a saved change was taken back into the form. */
export function takenBackText(notice: TakenBack): { readonly title: string; readonly lines: string[] } {
  const when = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
  const labels = fieldLabels();
  const named = (fields: readonly FieldId[]): string => fields.map((field) => labels[field]).join(', ');
  const lines: string[] = [];
  if (notice.changedSince.length > 0) {
    lines.push(vscode.l10n.t('Changed again since, so choose a value: {0}', named(notice.changedSince)));
  }
  if (notice.kept.length > 0) {
    lines.push(vscode.l10n.t('Not put back, because you are editing it: {0}', named(notice.kept)));
  }
  if (notice.locked.length > 0)
    lines.push(vscode.l10n.t('Not put back, because it is locked here: {0}', named(notice.locked)));
  const title =
    notice.fields.length > 0
      ? vscode.l10n.t('This draft undoes the change of {0}. Look at it, then save it.', when.format(notice.at))
      : vscode.l10n.t('Nothing of the change of {0} was put back.', when.format(notice.at));
  const isAsBefore = notice.fields.length + notice.kept.length + notice.locked.length === 0;
  return { title, lines: isAsBefore ? [vscode.l10n.t('The customer is as it was before that change.')] : lines };
}
