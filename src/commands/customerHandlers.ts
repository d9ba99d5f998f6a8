import type { OperationId } from '../api/operationId.ts';
import type { BoundEditDeps } from './boundEditCommands.ts';
import {
  updateCustomerByCode,
  updateCustomerByEmail,
  updateCustomerById,
  updateCustomerByMobilePhone,
} from './boundEditCommands.ts';
import type { CopyDeps } from './copyCommands.ts';
import { copyCustomer } from './copyCommands.ts';
import type { CreateDeps } from './createCommand.ts';
import { createCustomer } from './createCommand.ts';
import type { CurlDeps } from './curlCommand.ts';
import { copyAsCurl } from './curlCommand.ts';
import type { DeleteDeps } from './deleteCommands.ts';
import { deleteCustomer, deleteCustomerByCode, deleteCustomerByEmail } from './deleteCommands.ts';
import type { HistoryCommandDeps } from './historyCommandDeps.ts';
import type { IdListDeps } from './idListCommand.ts';
import { closeIdList, getCustomersByListId } from './idListCommand.ts';
import type { CustomerCommandId } from './ids.ts';
import { COMMANDS } from './ids.ts';
import type { LookupDeps } from './lookupCommands.ts';
import { getCustomer, listCustomers, listCustomersWithTotal } from './lookupCommands.ts';
import type { MergeCommandDeps } from './mergeCommand.ts';
import { mergeCustomers } from './mergeCommand.ts';
import type { NewCodeDeps } from './newCodeCommand.ts';
import { getNewCustomerCode } from './newCodeCommand.ts';
import { checkCustomerPin } from './pinCommand.ts';
import type { CommandHandler } from './register.ts';
import { showHistory } from './showHistoryCommand.ts';
import { suspendCustomer, unsuspendCustomer, updateAppLastSignIn } from './statusCommands.ts';
import type { UnconfirmedHintDeps } from './unconfirmedHint.ts';
import { withUnconfirmedHint } from './unconfirmedHint.ts';
import { verifyCustomerEmail, verifyCustomerMobile } from './verifyCommands.ts';
import { wipeHistory } from './wipeHistoryCommand.ts';

export type CustomerHandlerDeps = LookupDeps &
  IdListDeps &
  BoundEditDeps &
  DeleteDeps &
  CreateDeps &
  CopyDeps &
  CurlDeps &
  NewCodeDeps &
  MergeCommandDeps &
  HistoryCommandDeps & { readonly hint: UnconfirmedHintDeps };

/** What each command on customers does. Every id must have a handler, or this does not compile. */
export function customerHandlers(deps: CustomerHandlerDeps): Readonly<Record<CustomerCommandId, CommandHandler>> {
  return { ...lookupHandlers(deps), ...changeHandlers(deps), ...tellingHandlers(deps) };
}

function hinted({ hint }: CustomerHandlerDeps, operation: OperationId, title: string, handler: CommandHandler) {
  return withUnconfirmedHint(hint, { operation, title }, handler);
}

/** The commands that look customers up. */
function lookupHandlers(deps: CustomerHandlerDeps) {
  return {
    [COMMANDS.getCustomer]: (...args) => getCustomer(deps, args),
    [COMMANDS.listCustomers]: (...args) => listCustomers(deps, args),
    [COMMANDS.listCustomersWithTotal]: (...args) => listCustomersWithTotal(deps, args),
    [COMMANDS.getCustomersByListId]: hinted(
      deps,
      'getCustomerByListId',
      deps.l10n.t('Open Customers by ID List'),
      (...args) => getCustomersByListId(deps, args),
    ),
    [COMMANDS.closeIdList]: (...args) => closeIdList(deps, args),
  } satisfies Readonly<Record<string, CommandHandler>>;
}

/** The commands that change customers. */
function changeHandlers(deps: CustomerHandlerDeps) {
  return {
    [COMMANDS.createCustomer]: (...args) => createCustomer(deps, args),
    [COMMANDS.updateCustomerById]: (...args) => updateCustomerById(deps, args),
    [COMMANDS.updateCustomerByCode]: (...args) => updateCustomerByCode(deps, args),
    [COMMANDS.updateCustomerByEmail]: (...args) => updateCustomerByEmail(deps, args),
    [COMMANDS.updateCustomerByMobilePhone]: (...args) => updateCustomerByMobilePhone(deps, args),
    [COMMANDS.suspendCustomer]: (...args) => suspendCustomer(deps, args),
    [COMMANDS.unsuspendCustomer]: (...args) => unsuspendCustomer(deps, args),
    [COMMANDS.verifyCustomerMobile]: hinted(deps, 'verifyCustomerMobile', deps.l10n.t('Verify Mobile'), (...args) =>
      verifyCustomerMobile(deps, args),
    ),
    [COMMANDS.verifyCustomerEmail]: hinted(deps, 'verifyCustomerEmail', deps.l10n.t('Verify Email'), (...args) =>
      verifyCustomerEmail(deps, args),
    ),
    [COMMANDS.updateAppLastSignIn]: hinted(
      deps,
      'updateAppLastSignInCustomerById',
      deps.l10n.t('Record App Sign-In'),
      (...args) => updateAppLastSignIn(deps, args),
    ),
    [COMMANDS.mergeCustomers]: (...args) => mergeCustomers(deps, args),
    [COMMANDS.deleteCustomer]: (...args) => deleteCustomer(deps, args),
    [COMMANDS.deleteCustomerByEmail]: (...args) => deleteCustomerByEmail(deps, args),
    [COMMANDS.deleteCustomerByCode]: (...args) => deleteCustomerByCode(deps, args),
  } satisfies Readonly<Record<string, CommandHandler>>;
}

/** The commands that tell something of customers or take it elsewhere, and change nothing. */
function tellingHandlers(deps: CustomerHandlerDeps) {
  return {
    [COMMANDS.checkCustomerPin]: hinted(
      deps,
      'checkCustomerPinAuthenticate',
      deps.l10n.t('Check Customer PIN'),
      (...args) => checkCustomerPin(deps, args),
    ),
    [COMMANDS.getNewCustomerCode]: (...args) => getNewCustomerCode(deps, args),
    [COMMANDS.copyCustomer]: (...args) => copyCustomer(deps, args),
    [COMMANDS.copyAsCurl]: (...args) => copyAsCurl(deps, args),
    [COMMANDS.showHistory]: (...args) => showHistory(deps, args),
    [COMMANDS.wipeHistory]: (...args) => wipeHistory(deps, args),
  } satisfies Readonly<Record<string, CommandHandler>>;
}
