import type { OperationId } from '../../../src/api/operationId.ts';
import type { CommandId } from '../../../src/commands/ids.ts';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { choose, enter } from '../../unit/commands/fakeStepWindow.ts';
import type { Answer, SmallShop } from './commandRun.ts';

/** A command from its call to its end, called on nothing or on every row, in a shop whose answers are all good. */
export interface CommandScene {
  readonly id: CommandId;
  /** Called on three selected rows. */
  readonly many?: true;
  /** What the user does, with the number of requests that were made by then. */
  readonly steps: readonly (readonly [requests: number, answer: (shop: SmallShop) => Answer])[];
  /** Requests of the whole, but for the token's. */
  readonly requests: number;
  /** What it ends with: the call of the table in the issue. Undefined where it only opens something. */
  readonly operation?: OperationId;
  /** Whether it opens a customer or a comparison, which is read when VS Code shows it. */
  readonly opens?: true;
}

type Step = CommandScene['steps'][number];

/** Types something. */
function typed(requests: number, text: string): Step {
  return [requests, () => enter(text)];
}

/** Presses a button. */
function pressed(requests: number, label: string): Step {
  return [requests, () => label];
}

/** Takes an entry of a list. */
function chosen(requests: number, label: string): Step {
  return [requests, () => choose(label)];
}

const CODE = typed(0, 'MM-901');
const ID: Step = [0, ({ ani }) => enter(ani.id)];
const NO_FILTER = [typed(0, ''), typed(0, ''), typed(0, ''), typed(0, '')];

/** Commands that read, or open something. */
export const READING_SCENES: readonly CommandScene[] = [
  { id: COMMANDS.listCustomers, steps: NO_FILTER, requests: 1, operation: 'listCustomers' },
  {
    id: COMMANDS.listCustomersWithTotal,
    steps: [...NO_FILTER, pressed(1, 'Show Them')],
    requests: 2,
    operation: 'listCustomerWithTotalCount',
  },
  { id: COMMANDS.getCustomer, steps: [CODE], requests: 1, operation: 'getCustomerDetail', opens: true },
  { id: COMMANDS.getCustomersByListId, steps: [ID], requests: 1, operation: 'getCustomerByListId' },
  {
    id: COMMANDS.getNewCustomerCode,
    steps: [pressed(1, 'Copy')],
    requests: 1,
    operation: 'getNewCustomerCode',
  },
  { id: COMMANDS.createCustomer, steps: [], requests: 0, opens: true },
  { id: COMMANDS.updateCustomerById, steps: [ID], requests: 1, opens: true },
  { id: COMMANDS.updateCustomerByCode, steps: [CODE], requests: 1, opens: true },
  { id: COMMANDS.updateCustomerByEmail, steps: [typed(0, 'no1@example.test')], requests: 1, opens: true },
  { id: COMMANDS.updateCustomerByMobilePhone, steps: [typed(0, '081200000001')], requests: 1, opens: true },
  { id: COMMANDS.copyCustomer, steps: [CODE, chosen(1, 'Code')], requests: 1 },
  {
    id: COMMANDS.mergeCustomers,
    steps: [CODE, typed(1, 'MM-902'), chosen(2, 'Compare These 2 Customers')],
    requests: 2,
    opens: true,
  },
  { id: COMMANDS.refresh, steps: [], requests: 1, operation: 'listCustomerWithTotalCount' },
  { id: COMMANDS.filterCustomers, steps: [chosen(0, 'Name'), typed(0, 'Ani')], requests: 1 },
];

/** Commands that change customers without an editor, or may do so: what a PIN check does besides is not documented. */
export const WRITING_SCENES: readonly CommandScene[] = [
  {
    id: COMMANDS.checkCustomerPin,
    steps: [ID, typed(1, '123456')],
    requests: 2,
    operation: 'checkCustomerPinAuthenticate',
  },
  { id: COMMANDS.suspendCustomer, steps: [CODE], requests: 2, operation: 'suspendCustomer' },
  { id: COMMANDS.unsuspendCustomer, steps: [CODE], requests: 2, operation: 'unsuspendCustomer' },
  {
    id: COMMANDS.verifyCustomerMobile,
    steps: [CODE, chosen(1, 'Verified')],
    requests: 2,
    operation: 'verifyCustomerMobile',
  },
  {
    id: COMMANDS.verifyCustomerEmail,
    steps: [CODE, chosen(1, 'Not Verified')],
    requests: 2,
    operation: 'verifyCustomerEmail',
  },
  { id: COMMANDS.updateAppLastSignIn, steps: [ID], requests: 2, operation: 'updateAppLastSignInCustomerById' },
  {
    id: COMMANDS.deleteCustomer,
    steps: [CODE, pressed(1, 'Delete')],
    requests: 2,
    operation: 'deleteCustomerByCode',
  },
  {
    id: COMMANDS.deleteCustomerByCode,
    steps: [CODE, pressed(1, 'Delete')],
    requests: 2,
    operation: 'deleteCustomerByCode',
  },
  {
    id: COMMANDS.deleteCustomerByEmail,
    steps: [typed(0, 'no1@example.test'), pressed(1, 'Delete')],
    requests: 2,
    operation: 'deleteCustomerByEmail',
  },
];

/** The same on three selected rows. */
export const WRITING_MANY_SCENES: readonly CommandScene[] = [
  many(COMMANDS.suspendCustomer, 'suspendCustomer', pressed(0, 'Suspend')),
  many(COMMANDS.unsuspendCustomer, 'unsuspendCustomer', pressed(0, 'Unsuspend')),
  many(COMMANDS.verifyCustomerMobile, 'verifyCustomerMobile', pressed(0, 'Choose…'), chosen(0, 'Verified')),
  many(COMMANDS.verifyCustomerEmail, 'verifyCustomerEmail', pressed(0, 'Choose…'), chosen(0, 'Verified')),
  many(COMMANDS.updateAppLastSignIn, 'updateAppLastSignInCustomerById', pressed(0, 'Record')),
  many(COMMANDS.deleteCustomer, 'deleteCustomerByCode', pressed(0, 'Delete…'), typed(0, '3')),
  many(COMMANDS.deleteCustomerByCode, 'deleteCustomerByCode', pressed(0, 'Delete…'), typed(0, '3')),
  many(COMMANDS.deleteCustomerByEmail, 'deleteCustomerByEmail', pressed(0, 'Delete…'), typed(0, '3')),
];

function many(id: CommandId, operation: OperationId, ...steps: readonly Step[]): CommandScene {
  return { id, many: true, steps, requests: 3, operation };
}

/** What a test of a scene is called. */
export function sceneTitle({ id, many: onRows }: CommandScene): string {
  return onRows ? `${id} on three rows` : id;
}
