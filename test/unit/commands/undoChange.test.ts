import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { undoChange } from '../../../src/commands/undoChange.ts';
import type { JournalEntry } from '../../../src/journal/journalEntry.ts';
import { makeBench } from '../../support/documentBench.ts';
import { entryOf } from '../journal/entryFixtures.ts';
import { editorOf, given } from './customerFixture.ts';
import type { HistorySceneParts } from './historyFixture.ts';
import { historyScene, recordPhone } from './historyFixture.ts';

function suspension({ records }: HistorySceneParts, operation: JournalEntry['operation']): JournalEntry {
  const { id, code, name } = given(records[0]);
  return entryOf({ operation, customers: [{ id: given(id), code: code ?? '', name: name ?? '' }], changes: [] });
}

describe('undoing a change', () => {
  test('reads the customer once and opens it', async (t) => {
    const parts = await historyScene(t);
    const entry = await recordPhone(parts);
    await undoChange(parts.deps, parts.accountId, entry);
    assert.deepEqual(parts.requests(), ['getCustomerDetail']);
    assert.deepEqual(
      parts.opened.map(({ key }) => key),
      [{ kind: 'id', value: parts.records[0]?.id }],
    );
    const fresh = parts.deps.fresh.find(parts.accountId, given(parts.opened[0]).key);
    assert.equal(fresh?.record.id, parts.records[0]?.id);
  });

  test('uses the editor in which it is open, and reads it there: 1 request', async (t) => {
    const bench = makeBench();
    await bench.document.load();
    bench.shop.calls = [];
    const parts = await historyScene(t, { editors: [editorOf(bench.document)] });
    const entry = entryOf({ changes: [{ field: 'name', before: 'Budi Santosa', after: 'Budi Santoso' }] });
    await undoChange(parts.deps, parts.accountId, entry);
    assert.deepEqual(bench.shop.calls, ['detail']);
    assert.deepEqual(bench.document.view.draft?.edits, { name: 'Budi Santosa' });
    assert.deepEqual([parts.requests(), parts.opened], [[], []]);
  });

  test('leaves an editor that could not be read as it is', async (t) => {
    const bench = makeBench();
    await bench.document.load();
    bench.shop.failReads = { kind: 'timeout', stage: 'total', ms: 1, acted: 'no' };
    const parts = await historyScene(t, { editors: [editorOf(bench.document)] });
    const changes = [{ field: 'name' as const, before: 'Budi Santosa', after: 'Budi Santoso' }];
    await undoChange(parts.deps, parts.accountId, entryOf({ changes }));
    assert.equal(bench.document.isDirty, false);
    assert.equal(bench.document.view.notice?.kind, 'refreshFailed');
  });

  test('offers the opposite of a suspension, after one look at the customer', async (t) => {
    const parts = await historyScene(t, { answers: ['Suspend'] });
    await undoChange(parts.deps, parts.accountId, suspension(parts, 'unsuspendCustomer'));
    assert.match(parts.dialogs.questions[0]?.message ?? '', /^Suspend /);
    assert.deepEqual(parts.requests(), ['getCustomerDetail', 'suspendCustomer']);
  });

  test('sends nothing when that is declined, or is so already', async (t) => {
    const parts = await historyScene(t, { answers: [undefined] });
    await undoChange(parts.deps, parts.accountId, suspension(parts, 'unsuspendCustomer'));
    await undoChange(parts.deps, parts.accountId, suspension(parts, 'suspendCustomer'));
    assert.deepEqual(parts.requests(), ['getCustomerDetail', 'getCustomerDetail']);
    assert.match(parts.dialogs.told[0] ?? '', /is active already/);
  });

  test('says why where it cannot be, without a request', async (t) => {
    const parts = await historyScene(t);
    await undoChange(parts.deps, parts.accountId, entryOf({ operation: 'deleteCustomerByCode' }));
    assert.match(parts.dialogs.told[0] ?? '', /no way back from a deletion/);
    assert.deepEqual(parts.requests(), []);
  });

  test('does nothing in an account that takes no writes, without a request', async (t) => {
    const parts = await historyScene(t, { accounts: [{ mode: 'readOnly' }] });
    await undoChange(parts.deps, parts.accountId, entryOf());
    assert.deepEqual(parts.dialogs.told, ['This account is read-only.']);
    assert.deepEqual(parts.requests(), []);
  });

  test('opens nothing where the customer cannot be read', async (t) => {
    const parts = await historyScene(t);
    await assert.rejects(undoChange(parts.deps, parts.accountId, entryOf({ customers: [{ id: 'nobody' }] })));
    assert.deepEqual(parts.opened, []);
  });
});
