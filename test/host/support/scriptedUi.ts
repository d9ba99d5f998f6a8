import * as vscode from 'vscode';
import type { FakeInput, UserAct } from '../../unit/commands/fakeStepWindow.ts';
import { FakeStepWindow } from '../../unit/commands/fakeStepWindow.ts';
import { replaceMember } from './replaceMember.ts';

export type Severity = 'information' | 'warning' | 'error';

/** A message or modal dialog as it was shown. */
export interface ShownMessage {
  readonly severity: Severity;
  readonly message: string;
  readonly detail: string;
  readonly modal: boolean;
  readonly buttons: readonly string[];
}

/** Stands in for the user: fills in inputs by a script and presses buttons by their labels. What is not scripted is left. */
export class ScriptedUi {
  readonly messages: ShownMessage[] = [];
  readonly #buttons: string[] = [];
  #steps = new FakeStepWindow([]);

  /** The inputs that were shown since the last script. */
  get inputs(): readonly FakeInput[] {
    return this.#steps.shown;
  }

  /** What the user does with the next inputs, one act for each. */
  script(...acts: UserAct[]): void {
    this.#steps = new FakeStepWindow(acts);
  }

  /** The buttons that the user presses next, each on the first message that has it. */
  press(...labels: string[]): void {
    this.#buttons.push(...labels);
  }

  /** The messages with this severity, oldest first. */
  shown(severity: Severity): readonly ShownMessage[] {
    return this.messages.filter((each) => each.severity === severity);
  }

  reset(): void {
    this.messages.length = 0;
    this.#buttons.length = 0;
    this.script();
  }

  /** Puts itself between the extension and the window. */
  install(): void {
    const { window } = vscode;
    replaceMember(window, 'createInputBox', () => this.#steps.createInputBox());
    Reflect.set(window, 'createQuickPick', () => this.#steps.createQuickPick());
    replaceMember(window, 'showOpenDialog', async () => undefined);
    Reflect.set(window, 'showInformationMessage', this.#show('information'));
    Reflect.set(window, 'showWarningMessage', this.#show('warning'));
    Reflect.set(window, 'showErrorMessage', this.#show('error'));
  }

  #show(severity: Severity) {
    return async (message: string, ...rest: readonly unknown[]): Promise<string | undefined> => {
      const [first] = rest;
      const options: vscode.MessageOptions = isOptions(first) ? first : {};
      const buttons = rest.filter((each) => typeof each === 'string');
      const { modal = false, detail = '' } = options;
      this.messages.push({ severity, message, detail, modal, buttons });
      const [next] = this.#buttons;
      if (next === undefined || !buttons.includes(next)) return undefined;
      this.#buttons.shift();
      return next;
    };
  }
}

function isOptions(value: unknown): value is vscode.MessageOptions {
  return typeof value === 'object' && value !== null;
}
