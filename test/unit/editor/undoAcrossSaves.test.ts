import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Bench } from '../../support/documentBench.ts';
import { makeBench, never } from '../../support/documentBench.ts';

describe('undo across a save', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = makeBench();
    await bench.document.load();
  });

  function undoAll(): void {
    for (const edit of [...bench.edits].reverse()) edit.undo();
  }

  it('is an edit where nobody has changed the field since', async () => {
    bench.document.edit(1, 'mobile', '081200000002', true);
    await bench.document.save(never);
    await bench.document.refresh();
    bench.edits[0]?.undo();
    assert.deepEqual(bench.document.view.draft?.edits, { mobile: '081200000001' });
    assert.deepEqual(bench.document.view.draft?.conflicts, {});
    bench.edits[0]?.redo();
    assert.equal(bench.document.isDirty, false);
  });

  it('is an edit where DealPOS itself has made something else of what was sent', async () => {
    bench.document.edit(1, 'mobile', '081200000002', true);
    const { updateCustomerById } = bench.shop;
    bench.shop.updateCustomerById = (id, changes) =>
      updateCustomerById.call(bench.shop, id, { ...changes, mobile: '+6281200000002' });
    await bench.document.save(never);
    bench.edits[0]?.undo();
    assert.deepEqual(bench.document.view.draft?.edits, { mobile: '081200000001' });
    assert.deepEqual(bench.document.view.draft?.conflicts, {});
  });

  it('conflicts with what the till has booked since: nothing is overwritten unasked', async () => {
    bench.document.unlock('loyaltyPoint');
    bench.document.edit(1, 'loyaltyPoint', '100', true);
    await bench.document.save(never);
    bench.shop.record = { ...bench.shop.record, loyaltyPoint: 160 };
    await bench.document.refresh();
    bench.edits[0]?.undo();
    assert.deepEqual(bench.document.view.draft?.conflicts, { loyaltyPoint: { was: 100 } });
    assert.equal((await bench.document.save(never)).kind, 'unresolved');
    assert.equal(bench.shop.record.loyaltyPoint, 160);
  });

  it('and redo back to what the save left are no edit, whatever somebody else has made of it', async () => {
    bench.document.edit(1, 'mobile', '081200000002', true);
    await bench.document.save(never);
    bench.shop.record = { ...bench.shop.record, mobile: '081299999999' };
    await bench.document.refresh();
    bench.edits[0]?.undo();
    bench.edits[0]?.redo();
    assert.equal(bench.document.isDirty, false);
    assert.deepEqual(bench.document.view.draft?.conflicts, {});
    assert.equal(bench.document.view.draft?.base.mobile, '081299999999');
  });

  it('conflicts with what somebody else has changed by the time of the save, in a field that was not sent', async () => {
    bench.document.edit(1, 'mobile', '081200000002', true);
    bench.document.edit(2, 'mobile', '081200000001', true);
    bench.document.edit(3, 'name', 'Budi S', true);
    bench.shop.record = { ...bench.shop.record, mobile: '081299999999' };
    await bench.document.save(never);
    undoAll();
    assert.deepEqual(Object.keys(bench.document.view.draft?.conflicts ?? {}), ['mobile']);
    assert.equal((await bench.document.save(never)).kind, 'unresolved');
    assert.equal(bench.shop.record.mobile, '081299999999');
  });

  it('of a choice while the save is under way opens the conflict again', async () => {
    bench.document.edit(1, 'mobile', '081200000002', true);
    bench.document.edit(2, 'name', 'Budi S', true);
    bench.shop.record = { ...bench.shop.record, mobile: '081299999999' };
    assert.equal((await bench.document.save(never)).kind, 'conflict');
    bench.document.resolve(['mobile'], 'theirs');
    const saving = bench.document.save(never);
    bench.edits.at(-1)?.undo();
    await saving;
    assert.deepEqual(Object.keys(bench.document.view.draft?.conflicts ?? {}), ['mobile']);
    assert.equal((await bench.document.save(never)).kind, 'unresolved');
    assert.equal(bench.shop.record.mobile, '081299999999');
  });
});
