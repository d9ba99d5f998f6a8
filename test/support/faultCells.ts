import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { CustomerApi } from '../../src/api/customerApi.ts';
import type { ApiErrorDetail } from '../../src/api/errors.ts';
import { apiErrorDetail } from '../../src/api/errors.ts';
import { operations } from '../../src/api/operations.ts';
import { CustomerDirectory } from '../../src/customers/directory.ts';
import { CustomerDocument } from '../../src/editor/customerDocument.ts';
import type { DocumentSubject } from '../../src/editor/documentSubject.ts';
import type { CustomerRow } from '../../src/sandbox/customerRow.ts';
import type { SandboxOperationId } from '../../src/sandbox/operations.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { FaultBench } from './faultBench.ts';

/** What came of one fault in one operation. */
export interface Outcome {
  /** Of the view or of the editor, when all is over. */
  readonly state: string;
  /** What the user is told; undefined where all went well. */
  readonly told: ApiErrorDetail | undefined;
  /** Requests to the faulty operation. */
  readonly sent: number;
  readonly ms: number;
}

export const COLUMNS = ['token', 'list', 'detail', 'create', 'update', 'delete'] as const;
export type Column = (typeof COLUMNS)[number];

type Result = Pick<Outcome, 'state' | 'told'>;

interface ColumnPlan {
  readonly faulty: readonly SandboxOperationId[];
  readonly routes: readonly string[];
  /** Does what must go well first; gives what is done under the fault. */
  readonly prepare: (api: CustomerApi, sandbox: Sandbox) => Promise<() => Promise<Result>>;
}

const TYPED = 'Jl. Ketikan 17';
const NEW_EMAIL = 'ketikan@example.com';

/** Faults that give no news for a time, or for ever. */
const WAITING = /^(?:hang|slow|latency)/;

function routeOf(id: keyof typeof operations): string {
  return `${operations[id].method} ${operations[id].path}`;
}

const PLANS: Readonly<Record<Column, ColumnPlan>> = {
  token: { faulty: ['createToken'], routes: [routeOf('createToken')], prepare: firstList },
  list: {
    faulty: ['listCustomerWithTotalCount', 'listCustomers', 'listCustomersByPost'],
    routes: [routeOf('listCustomerWithTotalCount'), routeOf('listCustomers'), 'POST /api/v3/Customer/p'],
    prepare: listAgain,
  },
  detail: { faulty: ['getCustomerDetail'], routes: [routeOf('getCustomerDetail')], prepare: readAgain },
  create: { faulty: ['createCustomer'], routes: [routeOf('createCustomer')], prepare: create },
  update: { faulty: ['updateCustomerById'], routes: [routeOf('updateCustomerById')], prepare: update },
  delete: { faulty: ['deleteCustomerByCode'], routes: [routeOf('deleteCustomerByCode')], prepare: deleteOne },
};

/** Tries one fault on one operation. */
export async function tryFault(bench: FaultBench, column: Column, fault: string): Promise<Outcome> {
  const { sandbox, network } = bench;
  const { faulty, routes, prepare } = PLANS[column];
  const api = bench.connect();
  const { value: act } = await bench.run(prepare(api, sandbox));
  const sent = () => routes.reduce((sum, route) => sum + network.count(route), 0);
  const before = sent();
  sandbox.setFault(...faulty.map((operation) => `${fault}@${operation}`));
  const { value, ms } = await bench.run(act(), WAITING.test(fault) ? routes : []);
  return { ...value, sent: sent() - before, ms };
}

function directoryOf(api: CustomerApi): CustomerDirectory {
  return new CustomerDirectory({ api, pageSize: 20, now: () => 0 });
}

function viewOf({ state }: CustomerDirectory, told = state.error): Result {
  return { state: `${state.status}, ${state.rows.length} rows`, told };
}

async function firstList(api: CustomerApi): Promise<() => Promise<Result>> {
  const directory = directoryOf(api);
  return async () => {
    await directory.load();
    return viewOf(directory);
  };
}

async function listAgain(api: CustomerApi): Promise<() => Promise<Result>> {
  const directory = directoryOf(api);
  await directory.load();
  return async () => {
    await directory.refresh();
    return viewOf(directory);
  };
}

/** Deletes as the command does: the row goes when DealPOS has said so, and stays otherwise. */
async function deleteOne(api: CustomerApi, sandbox: Sandbox): Promise<() => Promise<Result>> {
  const directory = directoryOf(api);
  await directory.load();
  const { id, code } = someRow(sandbox);
  const [row] = directory.state.rows.filter(({ record }) => record.id === id);
  assert.ok(row && code);
  return async () => {
    const error: unknown = await api.deleteCustomerByCode(code).catch((reason: unknown) => reason);
    const told = apiErrorDetail(error);
    if (!told) directory.remove(row.key);
    const isGone = sandbox.store.find('id', id) === undefined;
    assert.ok(told ? told.acted === 'unknown' || !isGone : isGone, 'the user is told the truth');
    return viewOf(directory, told);
  };
}

/** Row 1 has everything that a customer can have. */
function someRow(sandbox: Sandbox): CustomerRow {
  const row = [...sandbox.store.rows()].find(({ code, email }) => code && email);
  assert.ok(row);
  return row;
}

function documentOf(api: CustomerApi, subject: DocumentSubject): CustomerDocument {
  const uri = { scheme: 'dealpos-customer', toString: () => 'dealpos-customer://a/id/1' } as unknown as vscode.Uri;
  const account = { api: () => api, readOnly: () => false, loaded: () => [], fresh: () => undefined };
  return new CustomerDocument({ uri, accountId: 'a', subject }, account, () => 0);
}

function editorOf({ view, isDirty }: CustomerDocument): Result {
  const { phase, notice, draft } = view;
  assert.equal(draft?.edits.address ?? draft?.base.address, TYPED, 'what was typed is there');
  const told = notice && 'error' in notice ? notice.error : undefined;
  return { state: `${phase}, ${notice?.kind ?? (isDirty ? 'unsaved' : 'saved')}`, told };
}

async function openDocument(api: CustomerApi, sandbox: Sandbox): Promise<CustomerDocument> {
  const document = documentOf(api, { kind: 'existing', key: { kind: 'id', value: someRow(sandbox).id } });
  await document.load();
  document.edit(1, 'address', TYPED, true);
  return document;
}

async function readAgain(api: CustomerApi, sandbox: Sandbox): Promise<() => Promise<Result>> {
  const document = await openDocument(api, sandbox);
  return async () => {
    await document.load();
    return editorOf(document);
  };
}

async function update(api: CustomerApi, sandbox: Sandbox): Promise<() => Promise<Result>> {
  const document = await openDocument(api, sandbox);
  return async () => {
    await document.save(new AbortController().signal);
    const isThere = someRow(sandbox).address === TYPED;
    return truthful(editorOf(document), isThere);
  };
}

async function create(api: CustomerApi, sandbox: Sandbox): Promise<() => Promise<Result>> {
  const document = documentOf(api, { kind: 'new' });
  await document.load();
  document.edit(1, 'name', 'Rina Ketikan', true);
  document.edit(2, 'email', NEW_EMAIL, true);
  document.edit(3, 'address', TYPED, true);
  return async () => {
    await document.save(new AbortController().signal);
    const made = [...sandbox.store.rows()].filter(({ email }) => email === NEW_EMAIL).length;
    assert.ok(made <= 1, 'nobody is created twice');
    return truthful(editorOf(document), made === 1);
  };
}

/** What is said to be saved is, and what is said to have failed is not. */
function truthful(result: Result, isThere: boolean): Result {
  if (result.state === 'ready, saved') assert.ok(isThere, 'it is said to be saved');
  if (/saveFailed|notCreated/.test(result.state)) assert.ok(!isThere, 'it is said not to be saved');
  return result;
}

/** An outcome in a few words: `state: what the user is told, a question mark where the server may have acted, ×requests`. */
export function cellText({ state, told, sent }: Outcome): string {
  const kind = told ? `: ${told.kind}${told.acted === 'unknown' ? '?' : ''}` : '';
  return `${state}${kind} ×${sent}`;
}
