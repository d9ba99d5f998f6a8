import type { AccountProfile } from '../../../src/accounts/account.ts';
import { AccountStore } from '../../../src/accounts/accountStore.ts';
import { AccountRemover } from '../../../src/accounts/removeAccount.ts';
import { SampleServer } from '../../../src/accounts/sampleServer.ts';
import { SecretVault } from '../../../src/accounts/secretVault.ts';
import type { ConnectionOutcome, ConnectionTarget } from '../../../src/accounts/testConnection.ts';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import type { AccountCommandDeps } from '../../../src/commands/accountCommandDeps.ts';
import type { AccountDialogs, Question, SayProgress } from '../../../src/commands/accountDialogs.ts';
import type { Localiser } from '../../../src/platform/localiser.ts';
import { FakeMemento, FakeSecrets } from '../accounts/fakeStorage.ts';
import type { UserAct } from './fakeStepWindow.ts';
import { FakeStepWindow } from './fakeStepWindow.ts';

/** English, with the arguments filled in. */
export const english: Localiser = {
  t: (message, ...args) => message.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)])),
};

/** A dialog as it was shown. */
export type Shown = Question<string>;

/** Answers each question with the next label of the script; without one it is cancelled, so that no loop is endless. */
export class FakeDialogs implements AccountDialogs {
  readonly questions: Shown[] = [];
  readonly told: string[] = [];
  /** Passing messages with buttons. */
  readonly offers: string[] = [];
  /** How far the tasks said that they were. */
  readonly said: string[] = [];
  readonly titles: string[] = [];
  readonly signals: AbortSignal[] = [];
  /** Presses Cancel on the progress notification as soon as it appears. */
  cancelProgress = false;
  readonly #answers: (string | undefined)[];

  constructor(answers: readonly (string | undefined)[]) {
    this.#answers = [...answers];
  }

  async ask<T extends string>(question: Question<T>): Promise<T | undefined> {
    this.questions.push(question);
    return this.#press(question.choices);
  }

  async offer<T extends string>(message: string, choices: Question<T>['choices']): Promise<T | undefined> {
    this.offers.push(message);
    return this.#press(choices);
  }

  tell(message: string): void {
    this.told.push(message);
  }

  async withProgress<T>(title: string, task: (signal: AbortSignal, say: SayProgress) => Promise<T>): Promise<T> {
    this.titles.push(title);
    const aborter = new AbortController();
    this.signals.push(aborter.signal);
    if (this.cancelProgress) aborter.abort();
    return task(aborter.signal, (message) => this.said.push(message));
  }

  #press<T extends string>(choices: Question<T>['choices']): T | undefined {
    const label = this.#answers.shift();
    if (label === undefined) return undefined;
    const choice = choices.find((each) => each.label === label);
    if (!choice) throw new Error(`no button “${label}”`);
    return choice.value;
  }
}

export interface Scene {
  readonly script?: readonly UserAct[];
  /** Labels of the buttons pressed, in order. */
  readonly answers?: readonly (string | undefined)[];
  readonly accounts?: readonly AccountProfile[];
  /** Outcomes of the connection tests in order; connected once they are used up. */
  readonly outcomes?: readonly ApiErrorDetail[];
  readonly startSandbox?: () => Promise<void>;
}

/** The account commands with everything real but VS Code, the network and the sandbox. */
export async function accountScene(scene: Scene = {}) {
  const memento = new FakeMemento();
  const secrets = new FakeSecrets();
  const store = new AccountStore(memento, secrets, () => undefined);
  for (const account of scene.accounts ?? []) await store.add(account);
  const vault = new SecretVault(secrets);
  const steps = new FakeStepWindow(scene.script ?? []);
  const dialogs = new FakeDialogs(scene.answers ?? []);
  const tested: ConnectionTarget[] = [];
  const outcomes = [...(scene.outcomes ?? [])];
  const dropped: string[] = [];
  const wiped: string[] = [];
  const diagnosed: string[] = [];
  const secretsAsked: string[] = [];
  const detailsShown: ApiErrorDetail[] = [];
  const running = { origin: 'http://127.0.0.1:4000', clientId: 'c', clientSecret: 's', close: async () => undefined };
  const deps: AccountCommandDeps = {
    steps,
    dialogs,
    l10n: english,
    describeError: (detail, context) => ({
      message: `${detail.kind} of ${context?.accountLabel}`,
      nextStep: `fix ${detail.kind}.`,
    }),
    diagnose: async (accountId) => void diagnosed.push(accountId),
    enterSecret: async (accountId) => void secretsAsked.push(accountId),
    showDetails: (failure) => void detailsShown.push(failure),
    store,
    vault,
    testConnection: async (target, signal): Promise<ConnectionOutcome> => {
      tested.push({ origin: target.origin, credentials: { ...target.credentials } });
      if (signal.aborted) return { kind: 'failed', detail: { kind: 'cancelled', acted: 'no' } };
      const detail = outcomes.shift();
      return detail ? { kind: 'failed', detail } : { kind: 'connected' };
    },
    remover: new AccountRemover(
      store,
      vault,
      { drop: (id) => dropped.push(id) },
      { wipe: async (id) => wiped.push(id) > 0 },
      { deleteAccount: async () => undefined },
    ),
    sampleServer: new SampleServer({}, async () => {
      await scene.startSandbox?.();
      return { startSandbox: async () => running };
    }),
  };
  return {
    deps,
    memento,
    secrets,
    store,
    vault,
    steps,
    dialogs,
    tested,
    dropped,
    wiped,
    diagnosed,
    secretsAsked,
    detailsShown,
  };
}
