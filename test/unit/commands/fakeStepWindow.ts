import type * as vscode from 'vscode';
import { Signal } from '../../../src/accounts/signal.ts';
import type { StepWindow } from '../../../src/commands/multiStep.ts';

/** What the user does with one input that is shown to them. */
export type UserAct = (input: FakeInput) => void;

type QuickInputs = vscode.InputBox & vscode.QuickPick<vscode.QuickPickItem>;

/** Input box and quick pick in one, with the members that the steps use. */
export class FakeInput {
  title: string | undefined;
  step: number | undefined;
  totalSteps: number | undefined;
  enabled = true;
  busy = false;
  ignoreFocusOut = false;
  value = '';
  valueSelection: readonly [number, number] | undefined;
  placeholder: string | undefined;
  password = false;
  prompt: string | undefined;
  validationMessage: string | vscode.InputBoxValidationMessage | undefined;
  buttons: readonly vscode.QuickInputButton[] = [];
  items: readonly vscode.QuickPickItem[] = [];
  activeItems: readonly vscode.QuickPickItem[] = [];
  selectedItems: readonly vscode.QuickPickItem[] = [];
  canSelectMany = false;
  matchOnDescription = false;
  matchOnDetail = false;
  keepScrollPosition = false;
  disposed = false;
  readonly kind: 'text' | 'choice';
  readonly #shown: (input: FakeInput) => void;
  readonly #events = {
    accept: new Signal(),
    hide: new Signal(),
    value: new Signal<string>(),
    button: new Signal<vscode.QuickInputButton>(),
  };

  constructor(kind: 'text' | 'choice', shown: (input: FakeInput) => void) {
    this.kind = kind;
    this.#shown = shown;
  }

  readonly onDidAccept = this.#eventOf('accept');
  readonly onDidHide = this.#eventOf('hide');
  readonly onDidChangeValue: QuickInputs['onDidChangeValue'] = (listener) => this.#events.value.subscribe(listener);
  readonly onDidTriggerButton: QuickInputs['onDidTriggerButton'] = (listener) =>
    this.#events.button.subscribe(listener);
  readonly onDidChangeActive: QuickInputs['onDidChangeActive'] = () => ({ dispose: () => undefined });
  readonly onDidChangeSelection: QuickInputs['onDidChangeSelection'] = () => ({ dispose: () => undefined });
  readonly onDidTriggerItemButton: QuickInputs['onDidTriggerItemButton'] = () => ({ dispose: () => undefined });

  show(): void {
    this.#shown(this);
  }

  hide(): void {
    this.#events.hide.fire();
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.hide();
  }

  /** Replaces what is in the box, key by key or pasted: VS Code tells it the same way. */
  type(text: string): void {
    this.value = text;
    this.#events.value.fire(text);
  }

  /** Presses Enter. */
  accept(): void {
    this.#events.accept.fire();
  }

  /** Picks the item with this label, as a click does. */
  pick(label: string): void {
    this.selectedItems = this.items.filter((item) => item.label === label);
    if (this.selectedItems.length !== 1) throw new Error(`no single item “${label}”`);
    this.accept();
  }

  press(button: vscode.QuickInputButton | undefined): void {
    if (!button || !this.buttons.includes(button)) throw new Error('no such button');
    this.#events.button.fire(button);
  }

  #eventOf(name: 'accept' | 'hide'): vscode.Event<void> {
    return (listener) => this.#events[name].subscribe(listener);
  }
}

/** Shows each input to the next act of the script; an input without an act is left, so that no test hangs. */
export class FakeStepWindow implements StepWindow {
  readonly backButton: vscode.QuickInputButton = { iconPath: { id: 'back' } };
  readonly shown: FakeInput[] = [];
  readonly #script: UserAct[];

  constructor(script: readonly UserAct[]) {
    this.#script = [...script];
  }

  readonly createInputBox = (): vscode.InputBox => this.#input('text');
  readonly createQuickPick = (): vscode.QuickPick<vscode.QuickPickItem> => this.#input('choice');

  /** Acts that were never needed. */
  get actsLeft(): number {
    return this.#script.length;
  }

  #input(kind: 'text' | 'choice'): FakeInput {
    return new FakeInput(kind, (input) => {
      this.shown.push(input);
      const act = this.#script.shift() ?? leave;
      act(input);
    });
  }
}

/** Types (or pastes) the text and presses Enter. */
export function enter(text: string): UserAct {
  return (input) => {
    input.type(text);
    input.accept();
  };
}

/** Presses Enter on what is there. */
export const keep: UserAct = (input) => input.accept();

/** Escape. */
export const leave: UserAct = (input) => input.hide();

/** The Back button. */
export const back: UserAct = (input) => input.press(input.buttons[0]);

/** Picks the item with this label. */
export function choose(label: string): UserAct {
  return (input) => input.pick(label);
}
