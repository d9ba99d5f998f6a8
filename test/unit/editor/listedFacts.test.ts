import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BUDI, makeBench, never } from '../../support/documentBench.ts';
import { day } from '../customers/fakes.ts';

const ROW = { ...BUDI, joinDate: day('2021-02-03'), birthDate: day('1990-04-17'), status: 'Suspended' };

describe('what the list told of a customer', () => {
  it('is shown where the detail is silent, and nowhere else', async () => {
    const bench = makeBench();
    bench.loaded.push(ROW);
    await bench.document.load();
    const base = bench.document.view.draft?.base;
    assert.equal(base?.joinDate, '2021-02-03');
    assert.equal(base?.birthDate, '1990-04-17');
    assert.equal(base?.status, 'Active');
    assert.equal(bench.document.isDirty, false);
  });

  it('is kept over a save, and never sent', async () => {
    const bench = makeBench();
    bench.loaded.push(ROW);
    await bench.document.load();
    bench.document.edit(1, 'name', 'Budi S', true);
    await bench.document.save(never);
    assert.deepEqual(bench.shop.sent, [{ name: 'Budi S' }]);
    assert.equal(bench.document.view.draft?.base.joinDate, '2021-02-03');
    assert.equal(bench.document.view.notice, undefined);
  });

  it('is not taken from a row that shares but an email or a number', async () => {
    const bench = makeBench();
    const { id, code, ...rest } = ROW;
    bench.loaded.push(rest, { ...ROW, id: '99999999-0000-4000-8000-000000000001' });
    await bench.document.load();
    assert.deepEqual([id, code], [BUDI.id, BUDI.code]);
    assert.equal(bench.document.view.draft?.base.joinDate, undefined);
  });
});

describe('a record that is read again', () => {
  it('says so until the answer is there', async () => {
    const bench = makeBench();
    await bench.document.load();
    assert.equal(bench.document.view.reading, false);
    let answer = (): void => undefined;
    bench.shop.hold = new Promise((resolve) => (answer = resolve));
    const done = bench.document.load();
    assert.equal(bench.document.view.reading, true);
    assert.equal(bench.document.view.phase, 'ready');
    answer();
    await done;
    assert.equal(bench.document.view.reading, false);
  });

  it('can be called off, and the old copy stays', async () => {
    const bench = makeBench();
    await bench.document.load();
    bench.shop.hold = new Promise(() => undefined);
    const done = bench.document.load();
    bench.document.cancelLoad();
    await done;
    assert.equal(bench.document.view.reading, false);
    assert.equal(bench.document.view.draft?.base.name, BUDI.name);
    assert.equal(bench.document.view.notice?.kind, 'refreshFailed');
  });

  it('is quiet where nobody asked for it', async () => {
    const bench = makeBench();
    await bench.document.load();
    const done = bench.document.refresh();
    assert.equal(bench.document.view.reading, false);
    await done;
  });
});
