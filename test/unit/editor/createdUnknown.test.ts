import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Bench } from '../../support/documentBench.ts';
import { makeBench, never } from '../../support/documentBench.ts';

/** A form whose customer is created by an answer that names nobody, while an older one has the same email. */
async function createdBesideAnother(): Promise<Bench> {
  const bench = makeBench({ kind: 'new' });
  const { shop, document } = bench;
  const older = { id: 'older', name: 'Ibu Sari', email: 'family@example.com', unknownFields: {} };
  shop.createCustomer = async (changes) => {
    shop.calls.push('create');
    shop.sent.push(changes);
    return { id: undefined, message: undefined };
  };
  shop.record = older;
  await document.load();
  document.edit(1, 'name', 'Anak Baru', true);
  document.edit(2, 'email', older.email, true);
  assert.equal((await document.save(never)).kind, 'possibleDuplicates');
  document.acceptDuplicates();
  return bench;
}

describe('a customer that was created without anything saying which one it is', () => {
  it('is taken for nobody: no list, no editor and no cache gets it', async () => {
    const { document, created, read } = await createdBesideAnother();
    assert.equal((await document.save(never)).kind, 'createdButUnread');
    assert.deepEqual([created, read], [[], []]);
    assert.deepEqual([document.view.phase, document.view.notice], ['failed', { kind: 'createdUnknown' }]);
    assert.equal(document.isDirty, false);
  });

  it('leaves a form that is over, whatever is done to it', async () => {
    const { document, edits } = await createdBesideAnother();
    await document.save(never);
    const isOver = () => {
      assert.deepEqual([document.view.phase, document.view.notice], ['failed', { kind: 'createdUnknown' }]);
      assert.equal(document.isDirty, false, 'no draft of it is kept');
    };
    edits[0]?.undo();
    isOver();
    document.revert();
    isOver();
    await document.load();
    isOver();
    document.tell({ kind: 'accountGone' });
    isOver();
  });

  it('is not created a second time from the same form', async () => {
    const { document, shop, edits } = await createdBesideAnother();
    await document.save(never);
    edits[0]?.undo();
    await document.load();
    assert.equal((await document.save(never)).kind, 'unchanged');
    assert.equal(shop.sent.length, 1);
  });
});
