import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, test } from 'node:test';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import type { CopyDeps } from '../../../src/commands/copyCommands.ts';
import { copyCustomer } from '../../../src/commands/copyCommands.ts';
import { makeBench } from '../../support/documentBench.ts';
import { BUDI, record } from '../customers/fakes.ts';
import type { CustomerScene } from './customerFixture.ts';
import { customerScene, given, loadList, rowOf } from './customerFixture.ts';
import { choose, enter, leave } from './fakeStepWindow.ts';

const SITI = record({ code: 'MM-00002', name: 'Siti Aminah' });
const PEOPLE = [BUDI, SITI, record({ code: 'MM-00003', name: 'Agus Salim' })];

async function copyScene(t: TestContext, scene: CustomerScene = {}, people: readonly CustomerRecord[] = PEOPLE) {
  const parts = await customerScene(t, scene);
  const clipboard: string[] = [];
  const deps: CopyDeps = { ...parts.deps, writeClipboard: async (text) => void clipboard.push(text) };
  parts.directories.showIdList(parts.accountId, { records: people, missing: [], unread: [], error: undefined });
  const rows = people.map((each) => rowOf(parts.accountId, each));
  const offered = () => parts.steps.shown.at(-1)?.items.map((item) => item.label);
  return { ...parts, deps, clipboard, rows, offered };
}

describe('Copy…', () => {
  test('offers what the customer has, and copies it without a request', async (t) => {
    const parts = await copyScene(t, { script: [choose('Email')] });
    await copyCustomer(parts.deps, [parts.rows[0]]);
    assert.deepEqual(parts.offered(), ['Name', 'Code', 'Email', 'Mobile', 'Customer ID', 'Markdown', 'JSON', 'TSV']);
    assert.deepEqual(parts.clipboard, ['budi@example.com']);
    assert.deepEqual(parts.requests(), []);
  });

  test('leaves out what no chosen customer has', async (t) => {
    const parts = await copyScene(t, { script: [leave] });
    await copyCustomer(parts.deps, [parts.rows[1]]);
    assert.deepEqual(parts.offered(), ['Name', 'Code', 'Markdown', 'JSON', 'TSV']);
    assert.deepEqual([parts.clipboard, parts.dialogs.told], [[], []]);
  });

  test('copies one field of several, and says how many have it', async (t) => {
    const parts = await copyScene(t, { script: [choose('Mobile')] });
    await copyCustomer(parts.deps, [parts.rows[0], parts.rows]);
    assert.deepEqual(parts.clipboard, ['081200000001']);
    assert.deepEqual(parts.dialogs.told, ['Copied: Mobile. Of 3 customers, 1 have it.']);
  });

  for (const form of ['Markdown', 'JSON', 'TSV']) {
    test(`copies several as ${form}, without personal data in the message`, async (t) => {
      const parts = await copyScene(t, { script: [choose(form)] });
      await copyCustomer(parts.deps, [parts.rows[0], parts.rows]);
      for (const { name } of PEOPLE) assert.ok(parts.clipboard[0]?.includes(name ?? '-'));
      assert.deepEqual(parts.dialogs.told, [`3 customers copied as ${form}`]);
    });
  }

  test('copies a customer without any identifier', async (t) => {
    const parts = await copyScene(t, { script: [choose('Name')] }, [record({ name: 'No Key' })]);
    await copyCustomer(parts.deps, [parts.rows[0]]);
    assert.deepEqual([parts.clipboard, parts.dialogs.told], [['No Key'], ['Copied: Name']]);
  });

  test('copies the customer in front as DealPOS holds it, without a request', async (t) => {
    const { document, shop } = makeBench();
    await document.load();
    document.edit(1, 'name', 'Not saved', true);
    const parts = await copyScene(t, { inFront: document, script: [choose('Name')] });
    await copyCustomer(parts.deps, []);
    assert.deepEqual(parts.clipboard, ['Budi Santoso']);
    assert.deepEqual([parts.requests(), shop.calls], [[], ['detail']]);
  });

  test('called on nothing it asks for the customer and reads it once', async (t) => {
    const list = await loadList(await customerScene(t));
    const wanted = given(list.find((each) => each.code));
    const parts = await copyScene(t, { script: [enter(wanted.code ?? ''), choose('Name')] });
    await copyCustomer(parts.deps, []);
    assert.deepEqual(parts.clipboard, [wanted.name]);
    assert.deepEqual(parts.requests(), ['getCustomerDetail']);
  });

  for (const args of [[], [5], [null, null], [{ type: 'customer' }]]) {
    test(`${JSON.stringify(args)} asks; leaving that copies nothing and sends nothing`, async (t) => {
      const parts = await copyScene(t, { script: [leave] });
      await copyCustomer(parts.deps, args);
      assert.deepEqual([parts.clipboard, parts.requests(), parts.dialogs.told], [[], [], []]);
    });
  }

  test('a row that has gone copies nothing, which is said', async (t) => {
    const parts = await copyScene(t);
    await copyCustomer(parts.deps, [{ type: 'customer', accountId: parts.accountId, customer: 'id:gone' }]);
    assert.deepEqual(parts.clipboard, []);
    assert.match(parts.dialogs.told[0] ?? '', /not in the list any more/);
  });
});
