import type { ExtensionLog } from '../platform/log.ts';
import { addAccount } from './accountAdd.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';
import { editAccount } from './accountEdit.ts';
import { enterSecret } from './accountEnterSecret.ts';
import { removeAccount } from './accountRemove.ts';
import { trySampleData } from './accountTrySample.ts';
import type { ApiDescriptionDeps } from './apiDescriptionCheck.ts';
import type { DiagnosisDeps } from './connectionDiagnosis.ts';
import type { EditorCommandDeps } from './editorCommands.ts';
import { closeOrphans, openCustomer, reloadCustomer, saveCustomer } from './editorCommands.ts';
import type { CommandId, CustomerCommandId } from './ids.ts';
import { COMMANDS, CUSTOMER_COMMANDS } from './ids.ts';
import type { LateCustomerCommands } from './lateCustomerCommands.ts';
import type { ListCommandDeps } from './listCommands.ts';
import { clearFilter, filterCustomers, loadMore, refresh, refreshCustomer } from './listCommands.ts';
import type { CommandHandler } from './register.ts';

export type CommandDeps = AccountCommandDeps &
  ApiDescriptionDeps &
  DiagnosisDeps &
  ListCommandDeps &
  EditorCommandDeps & { readonly log: ExtensionLog; readonly onCustomers: LateCustomerCommands };

/** What each command does. */
export function commandHandlers(deps: CommandDeps): Readonly<Record<string, CommandHandler>> {
  return { ...ownHandlers(deps), ...lateHandlers(deps.onCustomers) };
}

/** The commands that are there from the start. Every id must have a handler, or this does not compile. */
function ownHandlers(deps: CommandDeps): Readonly<Record<Exclude<CommandId, CustomerCommandId>, CommandHandler>> {
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
    [COMMANDS.diagnoseConnection]: async (argument) => {
      const { diagnoseConnection } = await import('./connectionDiagnosis.ts');
      await diagnoseConnection(deps, argument);
    },
  };
}

function lateHandlers(late: LateCustomerCommands): Readonly<Record<string, CommandHandler>> {
  const handlerOf =
    (id: CustomerCommandId): CommandHandler =>
    (...args) =>
      late.run(id, args);
  return Object.fromEntries(Object.values(CUSTOMER_COMMANDS).map((id) => [id, handlerOf(id)]));
}
