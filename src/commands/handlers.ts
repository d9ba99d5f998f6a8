import type { ExtensionLog } from '../platform/log.ts';
import type { AccountHandlerDeps } from './accountHandlers.ts';
import type { ApiDescriptionDeps } from './apiDescriptionCheck.ts';
import type { DiagnosisDeps } from './connectionDiagnosis.ts';
import type { EditorCommandDeps } from './editorCommands.ts';
import { openCustomer, reloadCustomer, saveCustomer } from './editorCommands.ts';
import type { AccountCommandId, CommandId, CustomerCommandId } from './ids.ts';
import { ACCOUNT_COMMANDS, COMMANDS, CUSTOMER_COMMANDS } from './ids.ts';
import type { LateCustomerCommands } from './lateCustomerCommands.ts';
import type { ListCommandDeps } from './listCommands.ts';
import { clearFilter, filterCustomers, loadMore, refresh, refreshCustomer } from './listCommands.ts';
import type { CommandHandler } from './register.ts';

export type CommandDeps = AccountHandlerDeps &
  ApiDescriptionDeps &
  DiagnosisDeps &
  ListCommandDeps &
  EditorCommandDeps & { readonly log: ExtensionLog; readonly onCustomers: LateCustomerCommands };

/** What each command does. */
export function commandHandlers(deps: CommandDeps): Readonly<Record<string, CommandHandler>> {
  const accountHandler = async (id: AccountCommandId) => {
    const { accountHandlers } = await import('./accountHandlers.ts');
    return accountHandlers(deps)[id];
  };
  return {
    ...ownHandlers(deps),
    ...late(Object.values(ACCOUNT_COMMANDS), async (id, args) => (await accountHandler(id))(...args)),
    ...late(Object.values(CUSTOMER_COMMANDS), (id, args) => deps.onCustomers.run(id, args)),
  };
}

/** The commands that are there from the start. Every id must have a handler, or this does not compile. */
function ownHandlers(
  deps: CommandDeps,
): Readonly<Record<Exclude<CommandId, AccountCommandId | CustomerCommandId>, CommandHandler>> {
  return {
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

/** Handlers of commands whose code is read at the first use of one. */
function late<Id extends CommandId>(
  ids: readonly Id[],
  run: (id: Id, args: readonly unknown[]) => Promise<void>,
): Readonly<Record<string, CommandHandler>> {
  return Object.fromEntries(ids.map((id): [Id, CommandHandler] => [id, (...args) => run(id, args)]));
}
