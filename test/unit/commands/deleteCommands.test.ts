import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, test } from 'node:test';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import type { DeleteDeps } from '../../../src/commands/deleteCommands.ts';
import { deleteCustomer, deleteCustomerByCode, deleteCustomerByEmail } from '../../../src/commands/deleteCommands.ts';
import type { OpenDocument } from '../../../src/editor/openDocuments.ts';
import { makeBench } from '../../support/documentBench.ts';
import { record } from '../customers/fakes.ts';
import type { CustomerScene } from './customerFixture.ts';
import { customerScene, editorOf, given, loadList, rowOf } from './customerFixture.ts';
import { enter, leave } from './fakeStepWindow.ts';

async function deleteScene(t: TestContext, scene: CustomerScene = {}) {
  const parts = await customerScene(t, scene);
  const records = (await loadList(parts)).filter(({ id, code, email }) => id && code && email);
  const closed: OpenDocument[] = [];
  const deps: DeleteDeps = { ...parts.deps, actions: { close: async (entry) => void closed.push(entry) } };
  const rowAt = (index: number) => rowOf(parts.accountId, given(records[index]));
  const listed = (each: CustomerRecord) => parts.directories.recordOf(parts.accountId, rowOf('', each).customer);
  return { ...parts, deps, records, closed, rowAt, listed };
}

describe('deleteCommands', () => {
  test('names the customer and what is lost, deletes with one request, and takes the row off the list', async (t) => {
    const parts = await deleteScene(t, { answers: ['Delete'] });
    const first = given(parts.records[0]);
    await deleteCustomer(parts.deps, [parts.rowAt(0)]);
    assert.deepEqual(parts.requests(), ['deleteCustomerByCode']);
    const [question] = parts.dialogs.questions;
    assert.equal(question?.message, `Delete ${first.name} from DealPOS?`);
    assert.match(question?.detail ?? '', /loyalty points.*no way back/);
    assert.deepEqual(parts.dialogs.told, [`${first.name} was deleted.`]);
    assert.equal(parts.listed(first), undefined);
    assert.equal(parts.sandbox.store.find('code', first.code ?? ''), undefined);
  });

  for (const { command, kind, operation } of [
    { command: deleteCustomerByCode, kind: 'code', operation: 'deleteCustomerByCode' },
    { command: deleteCustomerByEmail, kind: 'email', operation: 'deleteCustomerByEmail' },
  ] as const) {
    test(`by ${kind}: deletes the row by that key and no other`, async (t) => {
      const parts = await deleteScene(t, { answers: ['Delete'] });
      await command(parts.deps, [parts.rowAt(0)]);
      assert.deepEqual(parts.requests(), [operation]);
      const body = given(parts.sandbox.requests.at(-1)?.body);
      assert.deepEqual(Object.values(body), [given(parts.records[0])[kind]]);
    });

    test(`by ${kind}: called on nothing it asks for that key, reads, asks and deletes`, async (t) => {
      const parts = await deleteScene(t, { answers: ['Delete'] });
      const wanted = given(parts.records[0]);
      const asked = await deleteScene(t, { answers: ['Delete'], script: [enter(wanted[kind] ?? '')] });
      await command(asked.deps, []);
      assert.deepEqual(asked.requests(), ['getCustomerDetail', operation]);
      assert.equal(asked.listed(wanted), undefined);
    });

    test(`by ${kind}: an empty key is refused in the box, before any request`, async (t) => {
      const parts = await deleteScene(t, {
        script: [
          (input) => {
            enter('  ')(input);
            assert.notEqual(input.validationMessage, undefined);
            leave(input);
          },
        ],
      });
      await command(parts.deps, []);
      assert.deepEqual([parts.requests(), parts.dialogs.questions], [[], []]);
    });

    for (const blank of [null, undefined, '', '  ']) {
      test(`by ${kind}: a row whose ${kind} is ${JSON.stringify(blank)} is refused by name, before any request`, async (t) => {
        const parts = await deleteScene(t, { answers: ['Delete'] });
        const blankRecord = { ...record({ id: 'X-1', name: 'Nanda' }), [kind]: blank };
        parts.directories.showIdList(parts.accountId, {
          ...{ records: [blankRecord], missing: [], unread: [], error: undefined },
        });
        await command(parts.deps, [rowOf(parts.accountId, blankRecord)]);
        assert.deepEqual([parts.requests(), parts.dialogs.questions], [[], []]);
        assert.match(parts.dialogs.told[0] ?? '', /^Nanda cannot be deleted this way/);
      });
    }
  }

  test('Cancel deletes nothing', async (t) => {
    const parts = await deleteScene(t);
    await deleteCustomer(parts.deps, [parts.rowAt(0)]);
    assert.deepEqual(parts.requests(), []);
    assert.notEqual(parts.listed(given(parts.records[0])), undefined);
  });

  test('the first answer, which has the focus, is harmless: it opens the customer and sends nothing', async (t) => {
    const parts = await deleteScene(t, { answers: ['Open Customer'] });
    const first = given(parts.records[0]);
    await deleteCustomer(parts.deps, [parts.rowAt(0)]);
    assert.equal(parts.dialogs.questions[0]?.choices[0]?.label, 'Open Customer');
    assert.deepEqual(parts.requests(), []);
    assert.deepEqual(parts.opened, [
      { accountId: parts.accountId, key: { kind: 'id', value: first.id }, code: first.code },
    ]);
  });

  test('of several, the first answer only asks for their number, and each is named with its code', async (t) => {
    const parts = await deleteScene(t, { answers: ['Delete…'], script: [leave] });
    const rows = [0, 1, 2].map(parts.rowAt);
    await deleteCustomerByEmail(parts.deps, [rows[0], rows]);
    const [question] = parts.dialogs.questions;
    assert.deepEqual(
      question?.choices.map(({ label }) => label),
      ['Delete…', 'Suspend Instead'],
    );
    for (const { code, name, email } of parts.records.slice(0, 3)) {
      assert.ok(question?.detail.includes(`${code} ${name} (${email})`));
    }
    assert.deepEqual(parts.requests(), []);
  });

  test('Suspend Instead suspends, by the ID, and deletes nobody', async (t) => {
    const parts = await deleteScene(t, { answers: ['Suspend Instead'] });
    await deleteCustomer(parts.deps, [parts.rowAt(0)]);
    assert.deepEqual(parts.requests(), ['suspendCustomer']);
    assert.deepEqual(Object.values(given(parts.sandbox.requests.at(-1)?.body)), [parts.records[0]?.id]);
  });

  test('Suspend Instead is about the customers of the question only', async (t) => {
    const parts = await deleteScene(t, { answers: ['Suspend Instead'] });
    const keyless = record({ id: 'X-1', name: 'Nanda' });
    parts.directories.showIdList(parts.accountId, { records: [keyless], missing: [], unread: [], error: undefined });
    const rows = [parts.rowAt(0), rowOf(parts.accountId, keyless)];
    await deleteCustomer(parts.deps, [rows[0], rows]);
    assert.deepEqual(parts.requests(), ['suspendCustomer']);
  });

  test('several need the number typed', async (t) => {
    const parts = await deleteScene(t, { answers: ['Delete…'], script: [enter('3')] });
    const rows = [0, 1, 2].map(parts.rowAt);
    await deleteCustomer(parts.deps, [rows[0], rows]);
    assert.equal(parts.dialogs.questions[0]?.message, 'Delete 3 customers from DealPOS?');
    assert.deepEqual(parts.requests(), Array(3).fill('deleteCustomerByCode'));
    assert.deepEqual(parts.dialogs.told, ['3 customers were deleted.']);
  });

  test('another number, or leaving the box, deletes nobody', async (t) => {
    const parts = await deleteScene(t, {
      answers: ['Delete…'],
      script: [
        (input) => {
          enter('2')(input);
          assert.notEqual(input.validationMessage, undefined);
          leave(input);
        },
      ],
    });
    const rows = [0, 1, 2].map(parts.rowAt);
    await deleteCustomer(parts.deps, [rows[0], rows]);
    assert.deepEqual(parts.requests(), []);
  });

  test('closes the editor of the deleted customer and no other', async (t) => {
    const [mine, other] = [makeBench(), makeBench()];
    const editors = [editorOf(mine.document), editorOf(other.document)];
    const parts = await deleteScene(t, { answers: ['Delete'], editors });
    mine.shop.record = given(parts.records[0]);
    other.shop.record = given(parts.records[1]);
    await mine.document.load();
    await other.document.load();
    await deleteCustomer(parts.deps, [parts.rowAt(0)]);
    assert.deepEqual(parts.closed, [editors[0]]);
  });

  test('a customer that DealPOS does not delete stays, with the reason', async (t) => {
    const parts = await deleteScene(t, { answers: ['Delete'], sandbox: { dialects: ['view-only'] } });
    await deleteCustomer(parts.deps, [parts.rowAt(0)]);
    assert.notEqual(parts.listed(given(parts.records[0])), undefined);
    assert.deepEqual(parts.dialogs.told, []);
    assert.match(parts.dialogs.questions.at(-1)?.detail ?? '', /forbidden of Shop 1/);
  });

  test('is not sent again after an answer that never came', async (t) => {
    const parts = await deleteScene(t, { answers: ['Delete'] });
    parts.sandbox.setFault('status-500-after@deleteCustomerByCode');
    await deleteCustomer(parts.deps, [parts.rowAt(0)]);
    assert.deepEqual(parts.requests(), ['deleteCustomerByCode']);
    assert.equal(parts.dialogs.questions.at(-1)?.message, 'It is not certain whether this was done.');
  });
});
