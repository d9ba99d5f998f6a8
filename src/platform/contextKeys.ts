import * as vscode from 'vscode';

/** Every context key that the manifest may use, with its values. */
export interface ContextKeys {
  /** What the customers view shows; decides which welcome text appears. */
  readonly 'dealpos.viewState': ViewState;
  /** A filter narrows the list of at least one account. */
  readonly 'dealpos.filtered': boolean;
  /** At least one list of customers that were asked for by their ids is shown. */
  readonly 'dealpos.idList': boolean;
  /** There is more than one account. */
  readonly 'dealpos.severalAccounts': boolean;
}

export type ViewState =
  | 'signedOut'
  | 'loading'
  | 'ready'
  | 'empty'
  | 'emptyFiltered'
  | 'offline'
  | 'error'
  | 'secretMissing'
  | 'secretRefused';

/** Sets a context key; keys that are not listed above do not compile. */
export async function setContextKey<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
