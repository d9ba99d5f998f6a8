import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import type { DocumentEdit } from '../../../src/editor/documentPorts.ts';
import type { Bench } from '../../support/documentBench.ts';
import { BUDI, makeBench, never } from '../../support/documentBench.ts';

/** VS Code's side of a custom document (`CustomEditorModel`): it counts edits, and learns of new ones only in `learn`. */
class VsCodeSide {
  readonly #bench: Bench;
  #known = 0;
  #edits: DocumentEdit[] = [];
  #index = 0;
  #savedAt = 0;
  #lost = 0;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  get isDirty(): boolean {
    return this.#bench.counts.savedLost > this.#lost || this.#index !== this.#savedAt;
  }

  learn(): void {
    for (; this.#known < this.#bench.edits.length; this.#known += 1) {
      const edit = this.#bench.edits[this.#known];
      assert.ok(edit);
      this.#edits.splice(this.#index, Number.POSITIVE_INFINITY, edit);
      this.#index = this.#edits.length;
    }
  }

  undo(): void {
    const edit = this.#edits[this.#index - 1];
    if (!edit) return;
    this.#index -= 1;
    edit.undo();
  }

  redo(): void {
    const edit = this.#edits[this.#index];
    if (!edit) return;
    this.#index += 1;
    edit.redo();
  }

  async save(): Promise<void> {
    await this.#bench.document.save(never);
    this.#savedAt = this.#index;
    this.#lost = this.#bench.counts.savedLost;
  }

  revert(): void {
    if (!this.isDirty) return;
    this.#bench.document.revert();
    this.#lost = this.#bench.counts.savedLost;
    this.#index = this.#savedAt;
    this.#edits.splice(this.#index);
  }
}

describe('edits told to VS Code', () => {
  let bench: Bench;
  let vsCode: VsCodeSide;
  let seq = 0;
  let lostAtSave = 0;
  const type = (text: string, done = true) => bench.document.edit(++seq, 'name', text, done);
  const name = () => bench.document.view.draft?.edits.name ?? bench.document.view.draft?.base.name;
  const begin = async () => {
    bench = makeBench();
    vsCode = new VsCodeSide(bench);
    seq = 0;
    lostAtSave = 0;
    await bench.document.load();
  };
  beforeEach(begin);

  it('an undo that VS Code began before it knew of the newest edit takes that one back', () => {
    type('Bud');
    vsCode.learn();
    type('Budi S');
    vsCode.undo();
    vsCode.learn();
    assert.equal(name(), 'Bud');
    assert.equal(vsCode.isDirty, true);
    vsCode.undo();
    assert.equal(name(), BUDI.name);
    assert.equal(vsCode.isDirty, false);
    vsCode.redo();
    assert.equal(name(), 'Bud');
  });

  it('the same on top of a saved edit leads to the saved text, and VS Code has it as saved', async () => {
    type('Bud');
    vsCode.learn();
    await vsCode.save();
    type('Budi S');
    vsCode.undo();
    vsCode.learn();
    assert.deepEqual([name(), bench.document.isDirty, vsCode.isDirty], ['Bud', false, false]);
  });

  it('a redo that VS Code began before it knew of a newer edit changes nothing that was typed', () => {
    type('Bud');
    vsCode.learn();
    vsCode.undo();
    type('Budi S');
    vsCode.redo();
    vsCode.learn();
    assert.equal(name(), 'Budi S');
    vsCode.undo();
    assert.deepEqual([name(), bench.document.isDirty, vsCode.isDirty], ['Bud', true, true]);
    vsCode.undo();
    assert.deepEqual([name(), bench.document.isDirty, vsCode.isDirty], [BUDI.name, false, false]);
  });

  it('two such redos come back in their own order, under what was typed', () => {
    for (const text of ['Bu', 'Bud', 'Budi S']) type(text);
    vsCode.learn();
    vsCode.undo();
    vsCode.undo();
    type('Budi Santoso');
    vsCode.redo();
    vsCode.redo();
    vsCode.learn();
    const texts = [name()];
    for (let step = 0; step < 4; step += 1) {
      vsCode.undo();
      texts.push(name());
    }
    assert.deepEqual(texts, ['Budi Santoso', 'Budi S', 'Bud', 'Bu', BUDI.name]);
    assert.deepEqual([bench.document.isDirty, vsCode.isDirty], [false, false]);
  });

  it('an edit in the place of a saved one that was undone is not taken for saved', async () => {
    type('Bud');
    vsCode.learn();
    await vsCode.save();
    vsCode.undo();
    type('Budi S');
    vsCode.learn();
    assert.equal(vsCode.isDirty, true);
    await vsCode.save();
    assert.equal(vsCode.isDirty, false);
  });

  it('typing goes on as a new edit after a save that had nothing to send', async () => {
    type('Bud', false);
    type('Budi Santoso', false);
    vsCode.learn();
    assert.equal(vsCode.isDirty, true, 'VS Code compares no texts');
    bench.shop.calls = [];
    await vsCode.save();
    assert.deepEqual([bench.shop.calls, vsCode.isDirty], [[], false]);
    type('Bud', false);
    vsCode.learn();
    assert.equal(vsCode.isDirty, true);
  });

  it('VS Code has the draft for dirty when it is, and only then, whatever it learns late', async () => {
    const act = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('type', 'leave', 'undo', 'redo', 'learn') },
      { weight: 1, arbitrary: fc.constantFrom('save', 'revert') },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40, size: 'max' }), async (acts) => {
        await begin();
        for (const what of acts) await run(what);
      }),
      { numRuns: 300 },
    );
  });

  /** While an undo or redo runs, VS Code starts no other, and it learns of what was told before the end of that one. */
  async function run(what: string): Promise<void> {
    // Never a text that was there before: VS Code compares no texts.
    if (what === 'type') return type(`text ${seq}`, false);
    if (what === 'leave') return type(name() ?? '', true);
    if (what === 'save' || what === 'revert') vsCode.learn();
    if (what === 'save') lostAtSave = bench.counts.savedLost;
    if (what === 'undo' || what === 'redo' || what === 'save' || what === 'revert') await vsCode[what]();
    vsCode.learn();
    if (bench.document.isDirty) assert.equal(vsCode.isDirty, true);
    // Where its way back to the saved state is lost, it may take the draft for dirty until the next save.
    else if (bench.counts.savedLost === lostAtSave) assert.equal(vsCode.isDirty, false);
  }
});
