import * as vscode from 'vscode';
import type { AccountDialogs, Question, SayProgress } from './accountDialogs.ts';
import type { StepWindow } from './multiStep.ts';

/** The real input boxes and quick picks. */
export const vscodeSteps: StepWindow = {
  createInputBox: () => vscode.window.createInputBox(),
  createQuickPick: () => vscode.window.createQuickPick(),
  backButton: vscode.QuickInputButtons.Back,
};

/** The real dialogs and notifications. */
export const vscodeDialogs: AccountDialogs = {
  async ask<T extends string>({ severity, message, detail, choices }: Question<T>): Promise<T | undefined> {
    const show = severity === 'error' ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
    const label = await show(message, { modal: true, detail }, ...choices.map((choice) => choice.label));
    return choices.find((choice) => choice.label === label)?.value;
  },

  tell(message: string): void {
    void vscode.window.showInformationMessage(message);
  },

  async offer<T extends string>(message: string, choices: Question<T>['choices']): Promise<T | undefined> {
    const label = await vscode.window.showInformationMessage(message, ...choices.map((choice) => choice.label));
    return choices.find((choice) => choice.label === label)?.value;
  },

  async withProgress<T>(title: string, task: (signal: AbortSignal, say: SayProgress) => Promise<T>): Promise<T> {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    return vscode.window.withProgress(options, async (progress, token) => {
      const aborter = new AbortController();
      const listening = token.onCancellationRequested(() => aborter.abort());
      try {
        return await task(aborter.signal, (message) => progress.report({ message }));
      } finally {
        listening.dispose();
      }
    });
  },
};
