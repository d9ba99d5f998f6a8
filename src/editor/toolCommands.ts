import type { CommandId } from '../commands/ids.ts';
import { COMMANDS } from '../commands/ids.ts';
import type { PageAction, PageTool } from './protocol.ts';

/** The tools of the page that are commands. Each is run with the URI of the page's own document and nothing else. */
const COMMAND_OF: Readonly<Record<Exclude<PageTool, 'reload'>, CommandId>> = {
  suspend: COMMANDS.suspendCustomer,
  unsuspend: COMMANDS.unsuspendCustomer,
  copy: COMMANDS.copyCustomer,
  history: COMMANDS.showHistory,
  verifyMobile: COMMANDS.verifyCustomerMobile,
  verifyEmail: COMMANDS.verifyCustomerEmail,
  recordAppSignIn: COMMANDS.updateAppLastSignIn,
  merge: COMMANDS.mergeCustomers,
  delete: COMMANDS.deleteCustomer,
};
const BY_ACTION: ReadonlyMap<string, CommandId> = new Map(Object.entries(COMMAND_OF));

/** The command behind an action of the page; undefined where it is none. */
export function commandOf(action: PageAction): CommandId | undefined {
  return BY_ACTION.get(action);
}
