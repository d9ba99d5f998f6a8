import type { ExtensionLog } from '../platform/log.ts';
import { addAccount } from './accountAdd.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';
import { editAccount } from './accountEdit.ts';
import { enterSecret } from './accountEnterSecret.ts';
import { removeAccount } from './accountRemove.ts';
import { trySampleData } from './accountTrySample.ts';
import type { ApiDescriptionDeps } from './apiDescriptionCheck.ts';
import type { CustomerHandlerDeps } from './customerHandlers.ts';
import { changeHandlers, lookupHandlers, tellingHandlers } from './customerHandlers.ts';
import type { EditorCommandDeps } from './editorCommands.ts';
import { closeOrphans, openCustomer, reloadCustomer, saveCustomer } from './editorCommands.ts';
import type { CommandId } from './ids.ts';
import { COMMANDS } from './ids.ts';
import type { ListCommandDeps } from './listCommands.ts';
import { clearFilter, filterCustomers, loadMore, refresh, refreshCustomer } from './listCommands.ts';
import type { CommandHandler } from './register.ts';

export type CommandDeps = AccountCommandDeps &
  ApiDescriptionDeps &
  CustomerHandlerDeps &
  ListCommandDeps &
  EditorCommandDeps & { readonly log: ExtensionLog };

/** What each command does. Every id must have a handler, or this does not compile. */
export function commandHandlers(deps: CommandDeps): Readonly<Record<CommandId, CommandHandler>> {
  return {
    [COMMANDS.addAccount]: async () => void (await addAccount(deps)),
    [COMMANDS.trySampleData]: async () => void (await trySampleData(deps)),
    [COMMANDS.editAccount]: (argument) => editAccount(deps, argument),
    [COMMANDS.enterSecret]: (argument) => enterSecret(deps, argument),
    [COMMANDS.removeAccount]: async (argument) => {
      if (await removeAccount(deps, argument)) await closeOrphans(deps);
    },
    [COMMANDS.refresh]: (argument) => refresh(deps, argument),
    [COMMANDS.refreshCustomer]: (argument) => refreshCustomer(deps, argument),
    [COMMANDS.filterCustomers]: (argument) => filterCustomers(deps, argument),
    [COMMANDS.clearFilter]: (argument) => clearFilter(deps, argument),
    [COMMANDS.loadMore]: (argument) => loadMore(deps, argument),
    [COMMANDS.openCustomer]: (argument) => openCustomer(deps, argument),
    [COMMANDS.saveCustomer]: () => saveCustomer(deps),
    [COMMANDS.reloadCustomer]: () => reloadCustomer(deps),
    [COMMANDS.showLog]: () => deps.log.show(),
    [COMMANDS.checkApiDescription]: async () => {
      const { checkApiDescription } = await import('./apiDescriptionCheck.ts');
      await checkApiDescription(deps);
    },
    ...lookupHandlers(deps),
    ...changeHandlers(deps),
    ...tellingHandlers(deps),
  };
}
