import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { showHistory } from '../../../src/commands/showHistoryCommand.ts';
import { wipeHistory } from '../../../src/commands/wipeHistoryCommand.ts';
import { given, rowOf } from './customerFixture.ts';
import { choose, enter } from './fakeStepWindow.ts';
import { historyScene, recordPhone } from './historyFixture.ts';

describe('Show History…', () => {
  test('on several rows shows that of the one that was clicked', async (t) => {
    const parts = await historyScene(t);
    const rows = parts.records.slice(0, 3).map((record) => rowOf(parts.accountId, record));
    await showHistory(parts.deps, [rows[2], rows]);
    assert.deepEqual(
      parts.pages.map(({ customer }) => customer?.id),
      [parts.records[2]?.id],
    );
  });

  test('on a row shows that customer’s, without a request', async (t) => {
    const parts = await historyScene(t);
    const record = given(parts.records[0]);
    await showHistory(parts.deps, [rowOf(parts.accountId, record)]);
    assert.deepEqual(
      parts.pages.map(({ customer }) => customer?.id),
      [record.id],
    );
    assert.deepEqual(parts.requests(), []);
  });

  test('on an account shows the account’s', async (t) => {
    const parts = await historyScene(t);
    await showHistory(parts.deps, [{ accountId: parts.accountId }]);
    assert.deepEqual(
      parts.pages.map(({ accountId, customer }) => [accountId, customer]),
      [[parts.accountId, undefined]],
    );
  });

  test('from the palette asks whose, and looks a key up in the history only', async (t) => {
    const all = await historyScene(t, { script: [choose('All Customers of the Account')] });
    await showHistory(all.deps, []);
    assert.equal(all.pages[0]?.customer, undefined);
    const one = await historyScene(t, { script: [choose('One Customer…'), enter('MM-00001')] });
    await showHistory(one.deps, []);
    assert.deepEqual(one.pages[0]?.customer, { code: 'MM-00001', unknownFields: {} });
    assert.deepEqual(one.requests(), []);
  });

  test('opens nothing where the user leaves, or for an account that is gone', async (t) => {
    const parts = await historyScene(t, { script: [] });
    await showHistory(parts.deps, []);
    await showHistory(parts.deps, [{ accountId: '00000000-0000-4000-8000-000000000000' }]);
    assert.deepEqual(parts.pages, []);
    assert.deepEqual(parts.dialogs.told, ['This account has been removed.']);
  });
});

describe('Delete Local History…', () => {
  test('deletes one account’s after a question that names it', async (t) => {
    const parts = await historyScene(t, { answers: ['Delete'] });
    await recordPhone(parts);
    await wipeHistory(parts.deps, [parts.accountId]);
    assert.match(parts.dialogs.questions[0]?.message ?? '', /“Shop 1”/);
    const choices = parts.dialogs.questions[0]?.choices.map(({ label }) => label);
    assert.deepEqual(choices, ['Keep History', 'Delete'], 'Enter alone keeps it');
    assert.deepEqual((await parts.journal.read(parts.accountId)).entries, []);
    assert.deepEqual(parts.dialogs.told, ['The local history was deleted.']);
  });

  test('does nothing when cancelled', async (t) => {
    const parts = await historyScene(t, { answers: [undefined] });
    await recordPhone(parts);
    await wipeHistory(parts.deps, [parts.accountId]);
    assert.equal((await parts.journal.read(parts.accountId)).entries.length, 1);
    assert.deepEqual(parts.dialogs.told, []);
  });

  test('with several accounts asks which, or takes all', async (t) => {
    const accounts = [{}, {}];
    const parts = await historyScene(t, { accounts, script: [choose('All Accounts')], answers: ['Delete'] });
    await recordPhone(parts);
    await wipeHistory(parts.deps, []);
    assert.match(parts.dialogs.questions[0]?.message ?? '', /all accounts/);
    assert.deepEqual((await parts.journal.read(parts.accountId)).entries, []);
  });

  test('says so when the key may still be there', async (t) => {
    const parts = await historyScene(t, { answers: ['Delete'] });
    await recordPhone(parts);
    parts.secrets.onDelete = 'keep';
    await wipeHistory(parts.deps, [parts.accountId]);
    assert.match(parts.dialogs.told[0] ?? '', /its key may still be in the secret storage/);
  });
});

describe('the export', () => {
  test('warns that the file is in the clear, and names nobody in the file’s name', async (t) => {
    const parts = await historyScene(t, { answers: ['Export', 'Export'] });
    const entry = await recordPhone(parts);
    await showHistory(parts.deps, [parts.accountId]);
    const ports = given(parts.pages[0]).ports;
    await ports.exportEntries('csv', [entry]);
    await ports.exportEntries('json', [entry]);
    assert.match(parts.dialogs.questions[0]?.detail ?? '', /not encrypted/);
    assert.deepEqual(
      parts.saved.map(({ suggestedName }) => suggestedName),
      ['dealpos-history-2026-11-22.csv', 'dealpos-history-2026-11-22.json'],
    );
    assert.ok(parts.saved.every(({ text }) => text.includes('0215550009')));
  });

  test('writes nothing when cancelled, and says when it could not', async (t) => {
    const parts = await historyScene(t, { answers: [undefined, 'Export'] });
    const entry = await recordPhone(parts);
    await showHistory(parts.deps, [parts.accountId]);
    const ports = given(parts.pages[0]).ports;
    await ports.exportEntries('csv', [entry]);
    assert.deepEqual(parts.saved, []);
    parts.save.outcome = () => Promise.reject(new Error('disk full'));
    await ports.exportEntries('csv', [entry]);
    assert.deepEqual(parts.dialogs.told, ['The file could not be written.']);
    assert.deepEqual(parts.failures, ['exporting the history']);
  });
});
