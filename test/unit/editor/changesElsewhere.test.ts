import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Bench } from '../../support/documentBench.ts';
import { BUDI, makeBench, never, offline } from '../../support/documentBench.ts';

const NEWER = { ...BUDI, mobile: '081299999999' };

describe('a newer copy that something else has read', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = makeBench();
    await bench.document.load();
    bench.shop.calls = [];
  });

  it('updates a clean form in place, without a word and without a request', () => {
    bench.document.takeIn(NEWER);
    assert.equal(bench.document.view.draft?.base.mobile, '081299999999');
    assert.equal(bench.document.isDirty, false);
    assert.equal(bench.document.view.notice, undefined);
    assert.deepEqual(bench.shop.calls, []);
  });

  it('is put under the edits of a dirty form, which says so', () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.document.takeIn(NEWER);
    assert.deepEqual(bench.document.view.draft?.edits, { name: 'Budi S' });
    assert.deepEqual(bench.document.view.notice, { kind: 'rebased', fields: ['mobile'] });
  });

  it('is not told back to where it came from', () => {
    const told = bench.read.length;
    bench.document.takeIn(NEWER);
    assert.equal(bench.read.length, told);
  });

  it('takes no word away that the user may not have read', () => {
    bench.document.tell({ kind: 'draftRestored', writtenAt: 500 });
    bench.document.takeIn(NEWER);
    assert.equal(bench.document.view.notice?.kind, 'draftRestored');
  });

  it('is left alone where it is somebody else’s, or may be', () => {
    bench.document.takeIn({ ...NEWER, id: '00000000-0000-4000-8000-000000000009' });
    bench.document.takeIn({ name: 'Budi Santoso', mobile: '081299999999', unknownFields: {} });
    assert.deepEqual(bench.document.view.draft?.base, BUDI);
  });

  it('is left alone by a form for a new customer', async () => {
    const other = makeBench({ kind: 'new' });
    await other.document.load();
    other.document.takeIn(NEWER);
    assert.equal(other.document.view.draft?.base.mobile, undefined);
  });

  it('is left alone during a save, which reads for itself', async () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    const saving = bench.document.save(never);
    bench.document.takeIn({ ...BUDI, mobile: '081288888888' });
    await saving;
    assert.deepEqual(bench.document.view.draft?.base, { ...BUDI, name: 'Budi S' });
    assert.equal(bench.document.isDirty, false);
  });

  it('overtakes a reading that was under way', async () => {
    let free = (): void => undefined;
    bench.shop.hold = new Promise((resolve) => (free = resolve));
    const reading = bench.document.load();
    bench.document.takeIn(NEWER);
    free();
    await reading;
    assert.equal(bench.document.view.draft?.base.mobile, '081299999999');
  });
});

describe('a refresh that nobody asked for', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = makeBench();
    await bench.document.load();
    bench.shop.calls = [];
    bench.shop.record = NEWER;
  });

  it('costs one request of background priority and updates a clean form in place', async () => {
    assert.equal(await bench.document.refresh(), undefined);
    assert.deepEqual(bench.shop.calls, ['detail']);
    assert.deepEqual(bench.shop.priorities.at(-1), 'background');
    assert.equal(bench.document.view.draft?.base.mobile, '081299999999');
    assert.deepEqual(bench.read.at(-1), NEWER);
  });

  it('shows a conflict without moving the focus to it', async () => {
    bench.document.edit(1, 'mobile', '081300000003', true);
    await bench.document.refresh();
    assert.deepEqual(Object.keys(bench.document.view.draft?.conflicts ?? {}), ['mobile']);
    assert.equal(bench.document.view.focusConflicts, 0);
  });

  it('fails in silence, and the form stays as it is', async () => {
    bench.shop.failReads = offline;
    assert.deepEqual(await bench.document.refresh(), offline);
    assert.equal(bench.document.view.notice, undefined);
    assert.deepEqual(bench.document.view.draft?.base, BUDI);
  });

  it('does not happen before the record was read, during a save, or for a new customer', async () => {
    const unread = makeBench();
    await unread.document.refresh();
    const fresh = makeBench({ kind: 'new' });
    await fresh.document.load();
    await fresh.document.refresh();
    assert.deepEqual([unread.shop.calls, fresh.shop.calls], [[], []]);
    bench.document.edit(1, 'name', 'Budi S', true);
    const saving = bench.document.save(never);
    await bench.document.refresh();
    await saving;
    assert.deepEqual(bench.shop.calls, ['detail', 'update', 'detail']);
  });

  it('is overtaken by a save that begins meanwhile', async () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    const refreshing = bench.document.refresh();
    await bench.document.save(never);
    await refreshing;
    assert.deepEqual(bench.document.view.draft?.edits, {});
    assert.equal(bench.document.view.draft?.base.name, 'Budi S');
  });
});

describe('a key that leads to somebody else by now', () => {
  const other = { ...BUDI, id: '00000000-0000-4000-8000-000000000009', name: 'Siti' };

  it('never puts edits on that other customer', async () => {
    const bench = makeBench({ kind: 'existing', key: { kind: 'mobile', value: '081200000001' } });
    await bench.document.load();
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.shop.record = other;
    await bench.document.load();
    assert.deepEqual(bench.document.view.notice, { kind: 'otherCustomer' });
    assert.equal(bench.document.view.draft?.base.id, BUDI.id);
    assert.deepEqual(bench.document.view.draft?.edits, { name: 'Budi S' });
  });
});
