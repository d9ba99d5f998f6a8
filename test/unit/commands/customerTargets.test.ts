import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import {
  chooseTargets,
  customersGiven,
  rowsIn,
  targetLabel,
  targetsWithId,
} from '../../../src/commands/customerTargets.ts';
import { failureOf } from '../../support/apiErrors.ts';
import { BUDI, makeBench } from '../../support/documentBench.ts';
import { ID, record } from '../customers/fakes.ts';
import { customerScene, editorOf, given, loadList, rowOf } from './customerFixture.ts';
import { choose, enter, leave } from './fakeStepWindow.ts';

const ACCOUNT = '11111111-1111-4111-8111-111111111111';
const question = { title: 'Suspend Customer' };
const row = (customer: string, accountId = ACCOUNT) => ({ type: 'customer', accountId, customer }) as const;

/** A list of the account with exactly these customers, without a request. */
function show(parts: Awaited<ReturnType<typeof customerScene>>, records: readonly CustomerRecord[]) {
  parts.directories.showIdList(parts.accountId, { records, missing: [], unread: [], error: undefined });
  return records.map((each) => rowOf(parts.accountId, each));
}

describe('the rows in a command’s arguments', () => {
  test('are the clicked one, or all that are selected when it is one of them', () => {
    assert.deepEqual(rowsIn([row('id:1')]), [row('id:1')]);
    assert.deepEqual(rowsIn([row('id:1'), [row('id:1'), row('id:2')]]), [row('id:1'), row('id:2')]);
    assert.deepEqual(rowsIn([row('id:3'), [row('id:1'), row('id:2')]]), [row('id:3')]);
  });

  test('hold a customer once, also where it stands in two lists', () => {
    assert.deepEqual(rowsIn([row('id:1'), [row('id:1'), row('id:1')]]), [row('id:1')]);
  });

  test('are none for anything that is no row', () => {
    for (const args of [[], [undefined], [5, 'x'], [{}, [{}]], [null, [null]], [row('')], [row('x', 'no-uuid')]]) {
      assert.deepEqual(rowsIn(args), []);
    }
  });
});

describe('the customers that a command means', () => {
  test('are those of the rows, by ID where one is known, without a request', async (t) => {
    const parts = await customerScene(t);
    const rows = show(parts, [record({ id: ID, code: 'C1', name: 'A' }), record({ code: 'C2', name: 'B' })]);
    const targets = await chooseTargets(parts.deps, [rows[0], rows], question);
    assert.deepEqual(
      targets.map(({ key }) => key),
      [
        { kind: 'id', value: ID },
        { kind: 'code', value: 'C2' },
      ],
    );
    assert.deepEqual(parts.requests(), []);
  });

  test('leave out a row that has gone, which is said', async (t) => {
    const parts = await customerScene(t);
    const [first] = show(parts, [record({ id: ID, name: 'A' })]);
    const targets = await chooseTargets(parts.deps, [first, [first, row('id:gone', parts.accountId)]], question);
    assert.equal(targets.length, 1);
    assert.match(parts.dialogs.told[0] ?? '', /not in the list any more/);
  });

  test('leave out a row without any identifier, which is said; it can still be copied', async (t) => {
    const parts = await customerScene(t);
    const [only] = show(parts, [record({ name: 'No Key' })]);
    assert.deepEqual(await chooseTargets(parts.deps, [only], question), []);
    assert.match(parts.dialogs.told[0] ?? '', /gave no ID, code, email or mobile/);
    assert.equal(customersGiven(parts.deps, [only])?.[0]?.record.name, 'No Key');
  });

  test('are the one of the editor that the command was called in, whichever has the focus', async (t) => {
    const [front, other] = [makeBench().document, makeBench().document];
    await front.load();
    await other.load();
    const parts = await customerScene(t, { inFront: front, editors: [editorOf(other)] });
    const found = customersGiven(parts.deps, [other.uri]);
    assert.equal(found?.[0]?.record, other.view.draft?.base);
    assert.equal(customersGiven(parts.deps, [])?.[0]?.record, front.view.draft?.base);
  });

  test('are the one in front where no row was given', async (t) => {
    const { document } = makeBench();
    await document.load();
    const parts = await customerScene(t, { inFront: document });
    const [target] = await chooseTargets(parts.deps, [], question);
    assert.deepEqual(target, { accountId: 'a', key: { kind: 'id', value: BUDI.id }, record: BUDI });
  });

  test('are asked for while the editor in front holds a new customer', async (t) => {
    const { document } = makeBench({ kind: 'new' });
    await document.load();
    const parts = await customerScene(t, { inFront: document, script: [leave] });
    assert.deepEqual(await chooseTargets(parts.deps, [], question), []);
    assert.equal(parts.steps.shown.length, 1);
  });
});

describe('a customer that the user names', () => {
  for (const kind of ['id', 'code', 'email', 'mobile'] as const) {
    test(`by ${kind} is read once and then meant by its ID`, async (t) => {
      const list = await loadList(await customerScene(t));
      const wanted = given(list.find((each) => each.id && each.code && each.email && each.mobile));
      const parts = await customerScene(t, { script: [enter(wanted[kind] ?? '')] });
      const [target] = await chooseTargets(parts.deps, [], question);
      assert.deepEqual(target?.key, { kind: 'id', value: wanted.id });
      assert.equal(targetLabel(given(target)), wanted.name);
      assert.deepEqual(parts.requests(), ['getCustomerDetail']);
      assert.deepEqual(parts.dialogs.questions, []);
    });
  }

  test('is kept under the key that was entered where DealPOS gives no ID', async (t) => {
    const list = await loadList(await customerScene(t));
    const wanted = given(list.find((each) => each.code));
    const dialects = ['detail-without-id'];
    const parts = await customerScene(t, { sandbox: { dialects }, script: [enter(wanted.code ?? '')] });
    const [target] = await chooseTargets(parts.deps, [], question);
    assert.deepEqual(target?.key, { kind: 'code', value: wanted.code });
  });

  for (const [answer, expected] of [
    ['Go On with This Customer', 1],
    [undefined, 0],
  ] as const) {
    test(`but is another one is asked about; ${answer ?? 'Cancel'} takes ${expected}`, async (t) => {
      const parts = await customerScene(t, { script: [enter('081234567890')], answers: [answer] });
      // A server that matches numbers loosely may answer like this (open question 8).
      const api = given(parts.connections.api(parts.accountId));
      t.mock.method(api, 'getCustomerDetail', async () => record({ id: ID, name: 'Else', mobile: '0800' }));
      const targets = await chooseTargets(parts.deps, [], question);
      assert.equal(targets.length, expected);
      assert.match(parts.dialogs.questions[0]?.message ?? '', /answered with Else/);
      assert.match(parts.dialogs.questions[0]?.detail ?? '', /Mobile: 081234567890/);
    });
  }

  test('and is nobody is a failure', async (t) => {
    const parts = await customerScene(t, { sandbox: { dialects: ['not-found-null'] }, script: [enter('NOBODY-1')] });
    assert.equal((await failureOf(chooseTargets(parts.deps, [], question))).kind, 'noSuchCustomer');
  });

  test('is looked for in the account that the user chose', async (t) => {
    const parts = await customerScene(t, { accounts: [{}, {}], script: [choose('Shop 2'), enter('MM-00001')] });
    const [target] = await chooseTargets(parts.deps, [], question);
    assert.equal(target?.accountId, parts.accounts[1]?.id);
  });

  test('signed out, nothing is asked for and the user is told', async (t) => {
    const parts = await customerScene(t, { accounts: [] });
    assert.deepEqual(await chooseTargets(parts.deps, [], question), []);
    assert.equal(parts.steps.shown.length, 0);
    assert.match(parts.dialogs.told[0] ?? '', /no account/);
  });
});

describe('targets under their IDs', () => {
  test('name and leave out the ones without', async (t) => {
    const parts = await customerScene(t);
    const key = { kind: 'code', value: 'C1' } as const;
    const targets = [
      { accountId: ACCOUNT, key, record: record({ id: ID, name: 'A' }) },
      { accountId: ACCOUNT, key, record: record({ name: 'B' }) },
    ];
    assert.deepEqual(
      targetsWithId(parts.deps, targets).map((target) => target.key),
      [{ kind: 'id', value: ID }],
    );
    assert.deepEqual(parts.dialogs.told, ['B has no known ID, which this call needs.']);
  });
});
