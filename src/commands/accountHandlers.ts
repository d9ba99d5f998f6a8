import { addAccount } from './accountAdd.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';
import { editAccount } from './accountEdit.ts';
import { enterSecret } from './accountEnterSecret.ts';
import { removeAccount } from './accountRemove.ts';
import { trySampleData } from './accountTrySample.ts';
import type { EditorCommandDeps } from './editorCommands.ts';
import { closeOrphans } from './editorCommands.ts';
import type { AccountCommandId } from './ids.ts';
import { ACCOUNT_COMMANDS } from './ids.ts';
import type { CommandHandler } from './register.ts';

export type AccountHandlerDeps = AccountCommandDeps & EditorCommandDeps;

/** What each command on accounts does. Every id must have a handler, or this does not compile. */
export function accountHandlers(deps: AccountHandlerDeps): Readonly<Record<AccountCommandId, CommandHandler>> {
  return {
    [ACCOUNT_COMMANDS.addAccount]: async () => void (await addAccount(deps)),
    [ACCOUNT_COMMANDS.trySampleData]: async () => void (await trySampleData(deps)),
    [ACCOUNT_COMMANDS.editAccount]: (argument) => editAccount(deps, argument),
    [ACCOUNT_COMMANDS.enterSecret]: (argument) => enterSecret(deps, argument),
    [ACCOUNT_COMMANDS.removeAccount]: async (argument) => {
      if (await removeAccount(deps, argument)) await closeOrphans(deps);
    },
  };
}
