import * as vscode from 'vscode';
import type { ApiErrorDetail } from '../api/errors.ts';
import type { ErrorContext, ErrorText } from './failureText.ts';
import { failureText } from './failureText.ts';

/** The user's text for any failure of a call, in the language of VS Code. */
export function describeError(detail: ApiErrorDetail, context?: ErrorContext): ErrorText {
  return failureText(vscode.l10n, detail, context);
}

/** One line: message, then next step. */
export function errorLine(detail: ApiErrorDetail, context?: ErrorContext): string {
  const { message, nextStep } = describeError(detail, context);
  return `${message} ${nextStep}`.trim();
}
