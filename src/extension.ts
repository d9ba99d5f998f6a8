import type * as vscode from 'vscode';
import { compose } from './composition.ts';

/** VS Code calls this at the first use of a view, command or editor of ours. No network and no secret is touched here. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(compose(context));
}
