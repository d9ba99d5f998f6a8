import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { openConflicts } from '../../../src/customers/draft.ts';
import type { FieldToPutBack } from '../../../src/customers/takeBack.ts';
import { takeBack } from '../../../src/editor/takeBack.ts';
import type { Bench } from '../../support/documentBench.ts';
import { BUDI, KEY, makeBench, never } from '../../support/documentBench.ts';

const AT = Date.UTC(2026, 10, 22, 10);
const NAME: FieldToPutBack = { field: 'name', before: 'Budi Santosa', after: 'Budi Santoso' };
const POINTS: FieldToPutBack = { field: 'loyaltyPoint', before: '80', after: '88' };

describe('taking a saved change back', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = makeBench();
    await bench.document.load();
    bench.shop.calls = [];
  });

  it('makes the values from before a draft, sends nothing, and says of which change', () => {
    takeBack(bench.document, [NAME, POINTS], AT);
    assert.deepEqual(bench.document.view.draft?.edits, { name: 'Budi Santosa', loyaltyPoint: '80' });
    assert.deepEqual(bench.shop.calls, []);
    assert.deepEqual(bench.document.view.notice, {
      kind: 'takenBack',
      at: AT,
      fields: ['name', 'loyaltyPoint'],
      changedSince: [],
      kept: [],
      locked: [],
    });
  });

  it('is one step for VS Code, which can be undone and done again', () => {
    takeBack(bench.document, [NAME, POINTS], AT);
    assert.equal(bench.edits.length, 1);
    bench.edits[0]?.undo();
    assert.equal(bench.document.isDirty, false);
    bench.edits[0]?.redo();
    assert.deepEqual(bench.document.view.draft?.edits, { name: 'Budi Santosa', loyaltyPoint: '80' });
  });

  it('is saved like any edit: 3 requests, and only what was put back', async () => {
    takeBack(bench.document, [NAME], AT);
    assert.equal((await bench.document.save(never)).kind, 'saved');
    assert.deepEqual(bench.shop.calls, ['detail', 'update', 'detail']);
    assert.deepEqual(bench.shop.sent, [{ name: 'Budi Santosa' }]);
  });

  it('leaves a field that was changed again since to the user, with all three values', async () => {
    bench.shop.record = { ...BUDI, name: 'Budi Susanto' };
    await bench.document.load();
    takeBack(bench.document, [NAME, POINTS], AT);
    const { draft, notice } = bench.document.view;
    assert.ok(draft && notice?.kind === 'takenBack');
    assert.deepEqual(openConflicts(draft), ['name']);
    assert.deepEqual(draft.conflicts.name, { was: 'Budi Santoso' });
    assert.equal(draft.base.name, 'Budi Susanto');
    assert.deepEqual(notice.changedSince, ['name']);
    assert.equal((await bench.document.save(never)).kind, 'unresolved');
    assert.deepEqual(bench.shop.sent, []);
  });

  it('makes no draft of a field that is as before already', () => {
    takeBack(bench.document, [{ field: 'name', before: 'Budi Santoso', after: 'Somebody' }], AT);
    assert.equal(bench.document.isDirty, false);
    assert.deepEqual(bench.edits, []);
    assert.deepEqual(bench.document.view.notice, {
      kind: 'takenBack',
      at: AT,
      fields: [],
      changedSince: [],
      kept: [],
      locked: [],
    });
  });

  it('leaves what the user is typing alone, and says so', () => {
    bench.document.edit(1, 'name', 'Budi the Third', false);
    takeBack(bench.document, [NAME, POINTS], AT);
    const { draft, notice } = bench.document.view;
    assert.deepEqual(draft?.edits, { name: 'Budi the Third', loyaltyPoint: '80' });
    assert.ok(notice?.kind === 'takenBack');
    assert.deepEqual([notice.kept, notice.fields], [['name'], ['loyaltyPoint']]);
  });

  it('does not touch the key that the customer is saved by', async () => {
    bench = makeBench({ kind: 'existing', key: { kind: 'mobile', value: '081200000001' } });
    bench.shop.record = { name: 'Budi', mobile: '081200000001', unknownFields: {} };
    await bench.document.load();
    takeBack(bench.document, [{ field: 'mobile', before: '0812', after: '081200000001' }], AT);
    const { notice } = bench.document.view;
    assert.ok(notice?.kind === 'takenBack');
    assert.deepEqual([notice.locked, notice.fields], [['mobile'], []]);
    assert.equal(bench.document.isDirty, false);
  });

  it('changes nothing in an account that takes no writes', () => {
    bench.account.readOnly = true;
    takeBack(bench.document, [NAME], AT);
    assert.equal(bench.document.isDirty, false);
  });

  it('does nothing before the customer was read', () => {
    const unread = makeBench({ kind: 'existing', key: KEY });
    takeBack(unread.document, [NAME], AT);
    assert.equal(unread.document.view.notice, undefined);
  });
});
