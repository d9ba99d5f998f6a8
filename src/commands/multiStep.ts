import type * as vscode from 'vscode';

/** The part of `vscode.window` that the steps need. */
export interface StepWindow {
  createInputBox(): vscode.InputBox;
  createQuickPick(): vscode.QuickPick<vscode.QuickPickItem>;
  /** `vscode.QuickInputButtons.Back`. */
  readonly backButton: vscode.QuickInputButton;
}

/** What was entered so far, by step. */
export type StepValues<K extends string> = ReadonlyMap<K, string>;

interface StepBase<K extends string> {
  readonly key: K;
  /** Said above the choices or below the input, in the user's language. */
  readonly prompt: string;
}

export interface TextStep<K extends string> extends StepBase<K> {
  readonly kind: 'text';
  readonly placeholder?: string;
  /** Masks what is typed. Pasting stays possible. */
  readonly password?: boolean;
  /** Text to start from where nothing was entered yet. */
  readonly suggest?: (values: StepValues<K>) => string;
  /** What is wrong with the text, in the user's language; undefined lets the next step begin. */
  readonly validate: (text: string, values: StepValues<K>) => string | undefined;
  /** The form that is kept, such as without spaces around it. */
  readonly tidy?: (text: string) => string;
}

export interface ChoiceStep<K extends string> extends StepBase<K> {
  readonly kind: 'choice';
  readonly options: readonly Choice[];
  /** Nothing is preselected: Enter alone chooses nothing and the question stays. */
  readonly undecided?: true;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

export type Step<K extends string> = TextStep<K> | ChoiceStep<K>;

export interface StepFlow<K extends string> {
  readonly title: string;
  readonly steps: readonly Step<K>[];
  /** Values from an earlier run, so that nothing has to be typed twice. */
  readonly values?: StepValues<K>;
  /** Where to begin; the first step unless told otherwise. */
  readonly startAt?: K;
}

type Answer = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'back'; readonly draft: string };

/** Where a step stands in its flow. */
interface Position {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** Asks step by step; Back keeps what was entered. Returns every value, or undefined when the user left. */
export async function runSteps<K extends string>(
  window: StepWindow,
  flow: StepFlow<K>,
): Promise<StepValues<K> | undefined> {
  const values = new Map<K, string>(flow.values ?? []);
  let index = Math.max(
    0,
    flow.steps.findIndex((step) => step.key === flow.startAt),
  );
  for (let step = flow.steps[index]; step !== undefined; step = flow.steps[index]) {
    const position = { title: flow.title, step: index + 1, totalSteps: flow.steps.length };
    const answer =
      step.kind === 'text'
        ? await askText(window, step, position, values)
        : await askChoice(window, step, position, values);
    if (answer === undefined) return undefined;
    values.set(step.key, answer.kind === 'value' ? answer.value : answer.draft);
    index += answer.kind === 'value' ? 1 : -1;
  }
  return values;
}

async function askText<K extends string>(
  window: StepWindow,
  step: TextStep<K>,
  position: Position,
  values: StepValues<K>,
): Promise<Answer | undefined> {
  const box = window.createInputBox();
  place(box, position, window);
  box.prompt = step.prompt;
  box.placeholder = step.placeholder;
  box.password = step.password ?? false;
  box.value = values.get(step.key) ?? step.suggest?.(values) ?? '';
  return answerOf(box, (settle) => [
    box.onDidChangeValue(() => {
      box.validationMessage = undefined;
    }),
    box.onDidTriggerButton(() => settle({ kind: 'back', draft: box.value })),
    box.onDidAccept(() => {
      const value = step.tidy ? step.tidy(box.value) : box.value;
      box.validationMessage = step.validate(value, values);
      if (box.validationMessage === undefined) settle({ kind: 'value', value });
    }),
  ]);
}

async function askChoice<K extends string>(
  window: StepWindow,
  step: ChoiceStep<K>,
  position: Position,
  values: StepValues<K>,
): Promise<Answer | undefined> {
  const pick = window.createQuickPick();
  place(pick, position, window);
  pick.placeholder = step.prompt;
  const items = step.options.map(({ label, description, detail }) => ({ label, description, detail }));
  pick.items = items;
  const known = step.options.findIndex((option) => option.value === values.get(step.key));
  const current = known < 0 && !step.undecided ? 0 : known;
  pick.activeItems = items.filter((_, index) => index === current);
  const active = (): string | undefined =>
    step.options[items.findIndex((item) => item === (pick.selectedItems[0] ?? pick.activeItems[0]))]?.value;
  return answerOf(pick, (settle) => [
    pick.onDidTriggerButton(() => settle({ kind: 'back', draft: active() ?? values.get(step.key) ?? '' })),
    pick.onDidAccept(() => {
      const value = active();
      if (value !== undefined) settle({ kind: 'value', value });
    }),
  ]);
}

function place(
  input: vscode.QuickInput & { buttons: readonly vscode.QuickInputButton[] },
  at: Position,
  window: StepWindow,
): void {
  input.title = at.title;
  // "(1/1)" would tell nothing.
  input.step = at.totalSteps > 1 ? at.step : undefined;
  input.totalSteps = at.totalSteps > 1 ? at.totalSteps : undefined;
  input.ignoreFocusOut = true;
  input.buttons = at.step > 1 ? [window.backButton] : [];
}

/** Shows the input until it is answered or hidden; hidden means that the user left. */
async function answerOf(
  input: vscode.QuickInput,
  listen: (settle: (answer: Answer) => void) => readonly vscode.Disposable[],
): Promise<Answer | undefined> {
  let listeners: readonly vscode.Disposable[] = [];
  try {
    return await new Promise<Answer | undefined>((resolve) => {
      listeners = [...listen(resolve), input.onDidHide(() => resolve(undefined))];
      input.show();
    });
  } finally {
    for (const listener of listeners) listener.dispose();
    input.dispose();
  }
}
