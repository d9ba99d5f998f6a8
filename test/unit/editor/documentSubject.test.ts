import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Bench } from '../../support/documentBench.ts';
import { BUDI, KEY, makeBench, never } from '../../support/documentBench.ts';

describe('a customer that was read moments ago', () => {
  it('is opened without a request', async () => {
    const bench = makeBench();
    bench.freshCopy.value = { record: BUDI, readAt: 900 };
    await bench.document.open();
    assert.deepEqual(bench.shop.calls, []);
    assert.equal(bench.document.view.phase, 'ready');
    assert.equal(bench.document.view.readAt, 900);
  });

  it('is read when the user asks for it', async () => {
    const bench = makeBench();
    bench.freshCopy.value = { record: BUDI, readAt: 900 };
    await bench.document.open();
    await bench.document.load();
    assert.deepEqual(bench.shop.calls, ['detail']);
  });
});

describe('a customer that is bound to a key', () => {
  it('is saved by that key although its ID is known', async () => {
    const bench = makeBench({ kind: 'existing', key: { kind: 'code', value: 'MM-00001', bound: true } });
    await bench.document.load();
    assert.deepEqual(bench.document.view.locked, [{ id: 'code', reason: 'key' }]);
    bench.document.edit(1, 'name', 'Budi S', true);
    await bench.document.save(never);
    assert.ok(bench.shop.calls.includes('updateByCode'));
  });
});

describe('a new customer', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = makeBench({ kind: 'new' });
    bench.shop.created = false;
    await bench.document.load();
  });

  it('is an empty form without a request', () => {
    assert.equal(bench.document.view.phase, 'ready');
    assert.deepEqual(bench.shop.calls, []);
    assert.equal(bench.document.isDirty, false);
  });

  it('needs a name before anything is sent', async () => {
    bench.document.edit(1, 'group', 'Gold', true);
    assert.equal((await bench.document.save(never)).kind, 'invalid');
    assert.deepEqual(bench.shop.calls, []);
    assert.equal(bench.document.view.problems.get('name')?.code, 'required');
  });

  it('is created with what was typed only, read back and handed on', async () => {
    bench.document.edit(1, 'name', 'Rina', true);
    assert.equal((await bench.document.save(never)).kind, 'created');
    assert.deepEqual(bench.shop.sent, [{ name: 'Rina' }]);
    assert.equal(bench.created[0]?.id, KEY.value);
    assert.equal(bench.document.isDirty, false);
  });

  it('is held back when the list has somebody with the same mobile, until the user wants it all the same', async () => {
    bench.loaded.push(BUDI);
    bench.document.edit(1, 'name', 'Rina', true);
    bench.document.edit(2, 'mobile', '081200000001', true);
    assert.equal((await bench.document.save(never)).kind, 'possibleDuplicates');
    assert.deepEqual(bench.shop.sent, []);
    assert.equal(bench.document.view.notice?.kind, 'possibleDuplicates');
    bench.document.acceptDuplicates();
    await bench.document.save(never);
    assert.equal(bench.shop.sent.length, 1);
  });

  it('open question 9: is not created a second time after an ambiguous failure', async () => {
    bench.shop.failWrites = { kind: 'timeout', stage: 'headers', ms: 15_000, acted: 'unknown' };
    bench.document.edit(1, 'name', 'Rina', true);
    bench.document.edit(2, 'email', 'rina@example.com', true);
    const outcome = await bench.document.save(never);
    assert.equal(outcome.kind, 'notCreated');
    assert.equal(bench.shop.calls.filter((call) => call === 'create').length, 1);
    assert.equal(bench.document.view.draft?.edits.name, 'Rina');
  });

  it('shows the next code that the user asked for', () => {
    bench.document.showNextCode('MM-00002');
    assert.equal(bench.document.view.nextCode, 'MM-00002');
  });
});
