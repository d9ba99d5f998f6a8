import * as vscode from 'vscode';
import { apiErrorDetail, isOfConnection } from '../api/errors.ts';
import { errorLine } from '../platform/errorText.ts';
import type { ExtensionLog } from '../platform/log.ts';
import { COMMANDS } from './ids.ts';

/** What a command does. Its arguments come from anywhere, other extensions included, so they are unknown until checked. */
export type CommandHandler = (...args: readonly unknown[]) => Promise<void> | void;

/**
 * Registers commands, each inside the one wrapper: a failure is told to the user in safe words and logged without
 * personal data; a cancellation is silent; nothing is returned to the caller, so no secret can be.
 */
export function registerCommands(
  handlers: Readonly<Record<string, CommandHandler>>,
  log: ExtensionLog,
): vscode.Disposable[] {
  return Object.entries(handlers).map(([id, handler]) =>
    vscode.commands.registerCommand(id, async (...args: readonly unknown[]) => {
      try {
        await handler(...args);
      } catch (error) {
        await tell(id, args, error, log);
      }
    }),
  );
}

async function tell(id: string, args: readonly unknown[], error: unknown, log: ExtensionLog): Promise<void> {
  if (error instanceof vscode.CancellationError) return;
  const detail = apiErrorDetail(error);
  if (detail?.kind === 'cancelled' || detail?.kind === 'notConfirmed') return;
  if (!detail) log.failure(`command ${id}`, error);
  const showDetails = vscode.l10n.t('Show Details');
  const diagnose = vscode.l10n.t('Diagnose Connection…');
  const choice = await vscode.window.showErrorMessage(
    errorLine(detail ?? { kind: 'internal', acted: 'unknown' }),
    ...(detail && isOfConnection(detail) ? [diagnose] : []),
    showDetails,
  );
  if (choice === showDetails && detail) log.showDetails(detail);
  else if (choice === showDetails) log.show();
  // A row knows its account; without one the user picks.
  if (choice === diagnose) await vscode.commands.executeCommand(COMMANDS.diagnoseConnection, args[0]);
}
