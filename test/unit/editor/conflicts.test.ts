import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { openConflicts } from '../../../src/customers/draft.ts';
import type { Bench } from '../../support/documentBench.ts';
import { BUDI, makeBench, never } from '../../support/documentBench.ts';

const THEIRS = { ...BUDI, name: 'Budi Susanto', mobile: '081299999999', status: 'Suspended' };

function open({ document }: Bench): readonly string[] {
  return document.view.draft ? openConflicts(document.view.draft) : [];
}

describe('a save of fields that somebody else changed as well', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = makeBench();
    await bench.document.load();
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.document.edit(2, 'mobile', '081300000003', true);
    bench.shop.record = THEIRS;
    bench.shop.calls = [];
    await bench.document.save(never);
  });

  it('sends nothing, shows what is in conflict on top of the newer copy, and leads there', () => {
    assert.deepEqual(bench.shop.calls, ['detail']);
    assert.deepEqual(open(bench), ['name', 'mobile']);
    const { draft, notice, focusConflicts } = bench.document.view;
    assert.equal(draft?.base.status, 'Suspended');
    assert.deepEqual(draft?.edits, { name: 'Budi S', mobile: '081300000003' });
    assert.deepEqual(notice, { kind: 'conflict', fields: ['name', 'mobile', 'status'] });
    assert.equal(focusConflicts, 1);
    assert.deepEqual(bench.read.at(-1), THEIRS);
  });

  it('sends nothing until every field is decided, and leads to what is left', async () => {
    bench.document.resolve(['name'], 'mine');
    assert.equal((await bench.document.save(never)).kind, 'unresolved');
    assert.deepEqual(bench.shop.calls, ['detail']);
    assert.equal(bench.document.view.focusConflicts, 2);
    assert.equal(bench.document.view.phase, 'ready');
  });

  it('sends what the user kept, and nothing else, once all is decided', async () => {
    bench.document.resolve(['name'], 'mine');
    bench.document.resolve(['mobile'], 'theirs');
    assert.equal(bench.document.view.notice, undefined);
    assert.equal((await bench.document.save(never)).kind, 'saved');
    assert.deepEqual(bench.shop.sent, [{ name: 'Budi S' }]);
    assert.equal(bench.document.isDirty, false);
  });

  it('has nothing to save once all of theirs is taken', async () => {
    bench.document.resolve(['name', 'mobile'], 'theirs');
    assert.equal(bench.document.isDirty, false);
    assert.equal((await bench.document.save(never)).kind, 'unchanged');
    assert.equal(bench.document.view.draft?.base.name, 'Budi Susanto');
  });

  it('tells VS Code of each choice as one step that can be undone and done again', () => {
    bench.document.resolve(['name', 'mobile'], 'theirs');
    const step = bench.edits.at(-1);
    assert.deepEqual(step?.fields, ['name', 'mobile']);
    step?.undo();
    assert.deepEqual(open(bench), ['name', 'mobile']);
    assert.deepEqual(bench.document.view.draft?.edits, { name: 'Budi S', mobile: '081300000003' });
    step?.redo();
    assert.deepEqual(open(bench), []);
    assert.deepEqual(bench.document.view.draft?.edits, {});
  });

  it('is no step where nothing was to be decided', () => {
    bench.document.resolve(['email', 'name'], 'mine');
    const steps = bench.edits.length;
    bench.document.resolve(['email', 'name'], 'theirs');
    assert.equal(bench.edits.length, steps);
    assert.deepEqual(bench.document.view.draft?.edits.name, 'Budi S');
  });

  it('is over for a field whose edit is undone, and comes back when it is done again', () => {
    const mobile = bench.edits.at(-1);
    mobile?.undo();
    assert.deepEqual(open(bench), ['name']);
    assert.deepEqual(bench.document.view.draft?.edits, { name: 'Budi S' });
    mobile?.redo();
    assert.deepEqual(open(bench), ['name', 'mobile']);
  });

  it('asks again when a choice is undone after one more change elsewhere', async () => {
    bench.document.resolve(['name'], 'theirs');
    bench.shop.record = { ...THEIRS, name: 'Third' };
    await bench.document.load();
    assert.deepEqual(open(bench), ['mobile']);
    bench.edits.at(-1)?.undo();
    assert.deepEqual(open(bench), ['name', 'mobile']);
    assert.equal(bench.document.view.draft?.base.name, 'Third');
  });

  it('is dirty again with the old text when the saved choice and the edit are undone', async () => {
    bench.document.resolve(['name'], 'mine');
    bench.document.resolve(['mobile'], 'theirs');
    await bench.document.save(never);
    for (const step of bench.edits.toReversed()) step.undo();
    assert.equal(bench.document.view.draft?.edits.name, 'Budi Santoso');
    assert.equal(bench.document.isDirty, true);
  });

  it('is thrown away with the edits', () => {
    bench.document.revert();
    assert.deepEqual(open(bench), []);
    assert.equal(bench.document.isDirty, false);
    assert.equal(bench.document.view.draft?.base.name, 'Budi Susanto');
  });
});

describe('what is typed while a save is under way', () => {
  it('is in conflict with what that save brought in from somebody else', async () => {
    const bench = makeBench();
    await bench.document.load();
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.shop.record = { ...BUDI, mobile: '081299999999' };
    const saving = bench.document.save(never);
    bench.document.edit(2, 'mobile', '081300000003', true);
    assert.equal((await saving).kind, 'saved');
    assert.deepEqual(open(bench), ['mobile']);
  });

  it('is kept when the save stops at a conflict', async () => {
    const bench = makeBench();
    await bench.document.load();
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.shop.record = THEIRS;
    const saving = bench.document.save(never);
    bench.document.edit(2, 'email', 'budi@example.com', true);
    assert.equal((await saving).kind, 'conflict');
    assert.deepEqual(bench.document.view.draft?.edits, { name: 'Budi S', email: 'budi@example.com' });
    assert.deepEqual(open(bench), ['name']);
  });
});
