/** A modal question. `Cancel` is always offered besides the choices. */
export interface Question<T extends string> {
  readonly severity: 'warning' | 'error';
  readonly message: string;
  readonly detail: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
}

/** Says in the progress notification how far the task is. */
export type SayProgress = (message: string) => void;

/** What the commands say to the user apart from the input steps; an interface, so that they run without VS Code. */
export interface AccountDialogs {
  /** The choice taken, or undefined for Cancel. */
  ask<T extends string>(question: Question<T>): Promise<T | undefined>;
  /** A passing message; nobody waits for it. */
  tell(message: string): void;
  /** A passing message with buttons: the choice taken, or undefined when it was closed. */
  offer<T extends string>(message: string, choices: Question<T>['choices']): Promise<T | undefined>;
  /** Runs the task with a notification whose Cancel button aborts the signal. */
  withProgress<T>(title: string, task: (signal: AbortSignal, say: SayProgress) => Promise<T>): Promise<T>;
}
