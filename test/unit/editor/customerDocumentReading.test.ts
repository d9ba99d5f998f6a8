import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CustomerKey } from '../../../src/api/customerRecord.ts';
import { newDraft, withEdit } from '../../../src/customers/draft.ts';
import { CustomerDocument } from '../../../src/editor/customerDocument.ts';
import { BUDI, KEY, makeBench, never, offline } from '../../support/documentBench.ts';

describe('a customer document that cannot be read', () => {
  it('fails with a notice and is read by trying again', async () => {
    const bench = makeBench();
    bench.shop.failReads = offline;
    await bench.document.load();
    assert.equal(bench.document.view.phase, 'failed');
    assert.deepEqual(bench.document.view.notice, { kind: 'loadFailed', error: offline });
    bench.shop.failReads = undefined;
    await bench.document.load();
    assert.equal(bench.document.view.phase, 'ready');
    assert.equal(bench.document.view.notice, undefined);
  });

  it('can be cancelled while it loads', async () => {
    const bench = makeBench();
    bench.shop.hold = new Promise(() => undefined);
    const loading = bench.document.load();
    assert.equal(bench.document.view.phase, 'loading');
    bench.document.cancelLoad();
    await loading;
    assert.equal(bench.document.view.phase, 'failed');
    assert.equal(
      bench.document.view.notice?.kind === 'loadFailed' && bench.document.view.notice.error.kind,
      'cancelled',
    );
  });

  it('says so when its address was forgotten, without a request', async () => {
    const bench = makeBench();
    const lost = new CustomerDocument(
      { uri: bench.document.uri, accountId: 'a', subject: { kind: 'lost' } },
      { api: () => bench.shop, readOnly: () => false, loaded: () => [], fresh: () => undefined },
      () => 0,
    );
    await lost.load();
    assert.equal(lost.view.notice?.kind, 'addressLost');
    assert.deepEqual(bench.shop.calls, []);
  });
});

const WRITTEN_AT = 500;

describe('a customer document that was opened by its code', () => {
  it('is read again by its ID once that is known, also after a save has changed the code', async () => {
    const { shop, document } = makeBench({ kind: 'existing', key: { kind: 'code', value: 'MM-00001' } });
    const asked: CustomerKey[] = [];
    const { getCustomerDetail } = shop;
    shop.getCustomerDetail = (key, options) => {
      asked.push({ kind: key.kind, value: key.value });
      return getCustomerDetail.call(shop, key, options);
    };
    await document.load();
    document.edit(1, 'code', 'MM-9', true);
    await document.save(never);
    asked.length = 0;
    await document.load();
    await document.refresh();
    assert.deepEqual(asked, [KEY, KEY]);
    assert.equal(document.view.notice, undefined);
  });
});

describe('a customer document whose account', () => {
  it('is gone during a save: says so in the end, and offers no save', async () => {
    const { shop, document, account } = makeBench();
    await document.load();
    document.edit(1, 'name', 'Budi S', true);
    shop.hold = new Promise(() => undefined);
    const cancel = new AbortController();
    const saving = document.save(cancel.signal);
    account.gone = true;
    document.tell({ kind: 'accountGone' });
    cancel.abort();
    await saving;
    assert.deepEqual([document.view.phase, document.view.notice], ['failed', { kind: 'accountGone' }]);
  });

  it('is back after all: shows the edits again, or reads the customer', async () => {
    const edited = makeBench();
    await edited.document.load();
    edited.document.edit(1, 'name', 'Budi S', true);
    const unread = makeBench();
    for (const { document } of [edited, unread]) {
      document.tell({ kind: 'accountGone' });
      await document.accountBack();
      assert.deepEqual([document.view.phase, document.view.notice], ['ready', undefined]);
    }
    assert.deepEqual(edited.document.view.draft?.edits, { name: 'Budi S' });
    assert.deepEqual([edited.shop.calls.length, unread.shop.calls.length], [1, 1]);
  });
});

describe('a restored draft', () => {
  it('is there before the record is read, and is kept on top of it', async () => {
    const bench = makeBench();
    bench.document.restore(withEdit(newDraft(BUDI), 'name', 'Budi S'), WRITTEN_AT);
    assert.equal(bench.document.view.phase, 'ready');
    await bench.document.load();
    assert.equal(bench.document.view.draft?.edits.name, 'Budi S');
    assert.deepEqual(bench.document.view.notice, { kind: 'draftRestored', writtenAt: WRITTEN_AT });
  });

  it('is put on top of a record that was read already', async () => {
    const bench = makeBench();
    bench.shop.record = { ...BUDI, mobile: '081299999999' };
    await bench.document.load();
    bench.document.restore(withEdit(newDraft(BUDI), 'name', 'Budi S'), WRITTEN_AT);
    assert.equal(bench.document.view.draft?.base.mobile, '081299999999');
    assert.deepEqual(bench.document.view.draft?.edits, { name: 'Budi S' });
  });

  it('says nothing any more when DealPOS has all of it', async () => {
    const bench = makeBench();
    bench.document.restore(withEdit(newDraft({ ...BUDI, name: 'Budi S' }), 'name', BUDI.name ?? ''), WRITTEN_AT);
    await bench.document.load();
    assert.equal(bench.document.isDirty, false);
    assert.notEqual(bench.document.view.notice?.kind, 'draftRestored');
  });

  it('brings the edits back as undo steps, one for each field', async () => {
    const bench = makeBench();
    const both = withEdit(withEdit(newDraft(BUDI), 'name', 'Budi S'), 'mobile', '0813');
    bench.document.restore(both, WRITTEN_AT);
    bench.document.tellEditsAgain();
    assert.deepEqual(
      bench.edits.map((edit) => edit.fields),
      [['name'], ['mobile']],
    );
    for (const edit of bench.edits.toReversed()) edit.undo();
    assert.equal(bench.document.isDirty, false);
  });

  it('is kept when the record cannot be read', async () => {
    const bench = makeBench();
    bench.document.restore(withEdit(newDraft(BUDI), 'name', 'Budi S'), WRITTEN_AT);
    bench.shop.failReads = offline;
    await bench.document.load();
    assert.equal(bench.document.view.phase, 'ready');
    assert.equal(bench.document.view.draft?.edits.name, 'Budi S');
  });

  it('names what changed in DealPOS since it was written', async () => {
    const bench = makeBench();
    bench.document.restore(withEdit(newDraft(BUDI), 'name', 'Budi S'), WRITTEN_AT);
    bench.shop.record = { ...BUDI, status: 'Suspended' };
    await bench.document.load();
    assert.deepEqual(bench.document.view.notice, { kind: 'rebased', fields: ['status'] });
  });

  it('still tells of a lost draft after the record was read', async () => {
    const bench = makeBench();
    bench.document.tell({ kind: 'draftUnreadable' });
    await bench.document.load();
    assert.equal(bench.document.view.notice?.kind, 'draftUnreadable');
  });
});
