import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { CustomerDocument } from '../../../src/editor/customerDocument.ts';
import { OpenDocuments } from '../../../src/editor/openDocuments.ts';
import type { Bench } from '../../support/documentBench.ts';
import { BUDI, makeBench, never } from '../../support/documentBench.ts';

/** An editor whose record, when it is read, is shown in the other editors of the customer, as the extension does it. */
function register(open: OpenDocuments, bench: Bench, uri: string): CustomerDocument {
  const { document } = bench;
  Reflect.set(document, 'uri', { toString: () => uri });
  document.listen({
    stateChanged: () => undefined,
    edited: (edit) => bench.edits.push(edit),
    savedLost: () => undefined,
    recordRead: (record) => open.takeIn('a', record, document),
    created: () => undefined,
    closed: () => undefined,
  });
  open.add({ document, panel: undefined } as unknown as Parameters<OpenDocuments['add']>[0]);
  return document;
}

describe('one customer in two editors', () => {
  const open = new OpenDocuments();
  let byId: Bench;
  let byMobile: Bench;
  beforeEach(async () => {
    byId = makeBench();
    byMobile = makeBench({ kind: 'existing', key: { kind: 'mobile', value: '081200000001', bound: true } });
    register(open, byId, 'id');
    register(open, byMobile, 'mobile');
    await byId.document.load();
    await byMobile.document.load();
    for (const { shop } of [byId, byMobile]) shop.calls = [];
  });

  it('a save in one updates the other in place, without a request', async () => {
    byId.document.edit(1, 'name', 'Budi S', true);
    await byId.document.save(never);
    assert.equal(byMobile.document.view.draft?.base.name, 'Budi S');
    assert.equal(byMobile.document.isDirty, false);
    assert.deepEqual(byMobile.shop.calls, []);
  });

  it('a save in one is put under the edits of the other, and conflicts are shown there', async () => {
    byMobile.document.edit(1, 'name', 'Budi M', true);
    byMobile.document.edit(2, 'email', 'budi@example.com', true);
    byId.document.edit(1, 'name', 'Budi S', true);
    await byId.document.save(never);
    const { draft, notice } = byMobile.document.view;
    assert.deepEqual(draft?.edits, { name: 'Budi M', email: 'budi@example.com' });
    assert.deepEqual(draft?.conflicts, { name: { was: 'Budi Santoso' } });
    assert.deepEqual(notice, { kind: 'rebased', fields: ['name'] });
    assert.equal((await byMobile.document.save(never)).kind, 'unresolved');
  });

  it('the editors of other customers and accounts are left alone', async () => {
    const other = makeBench();
    other.shop.record = { ...BUDI, id: '00000000-0000-4000-8000-000000000009' };
    register(open, other, 'other');
    await other.document.load();
    open.takeIn('another account', { ...BUDI, name: 'Nobody' });
    open.takeIn('a', { ...BUDI, name: 'Budi S' });
    assert.equal(other.document.view.draft?.base.name, 'Budi Santoso');
    assert.equal(byId.document.view.draft?.base.name, 'Budi S');
  });
});
