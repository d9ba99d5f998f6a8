import * as vscode from 'vscode';
import type { ShownWait } from './waitNotices.ts';

/** A wait as a notification with a Cancel button. */
export function showWait(onCancel: () => void): ShownWait {
  let said = '';
  let report = (message: string) => {
    said = message;
  };
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true };
  void vscode.window.withProgress(options, async (progress, token) => {
    const listening = token.onCancellationRequested(onCancel);
    report = (message) => progress.report({ message });
    // VS Code starts the task a little later than asked.
    report(said);
    await closed;
    listening.dispose();
  });
  return { say: (message) => report(message), close: () => close() };
}
