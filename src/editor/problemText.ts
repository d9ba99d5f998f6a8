import * as vscode from 'vscode';
import type { FieldProblem } from '../customers/validate.ts';

/** What is wrong with a field, in the user's language. */
export function problemText(problem: FieldProblem): string {
  switch (problem.code) {
    case 'required':
      return vscode.l10n.t('A name is needed.');
    case 'tooLong':
      return vscode.l10n.t('Too long: at most {0} characters.', problem.max);
    case 'email':
      return vscode.l10n.t('This does not look like an email address.');
    case 'mobile':
    case 'phone':
      return vscode.l10n.t('This does not look like a phone number (for example 081234567890 or +6281234567890).');
    case 'date':
      return vscode.l10n.t('This is not a day of the calendar.');
    case 'number':
      return vscode.l10n.t('This is not a number. Use a point for decimals.');
    case 'negative':
      return vscode.l10n.t('The number cannot be below zero.');
    case 'boolean':
      return vscode.l10n.t('This can only be true or false.');
    case 'cannotClear':
      return vscode.l10n.t('DealPOS has no documented way to empty this field. Enter a value or undo the change.');
    case 'refused':
      return vscode.l10n.t('DealPOS says: “{0}”', problem.message);
    case 'keyCannotChange':
      return vscode.l10n.t(
        'The customer is saved by this field because DealPOS gave no ID, so it cannot be changed here.',
      );
  }
}
