import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ExplicitSaves } from '../../../src/editor/explicitSaves.ts';

describe('explicit saves', () => {
  it('mark a document only while its own save runs', async () => {
    const saves = new ExplicitSaves();
    assert.equal(saves.has('a'), false);
    await saves.during('a', async () => {
      assert.equal(saves.has('a'), true);
      assert.equal(saves.has('b'), false);
    });
    assert.equal(saves.has('a'), false);
  });

  it('take the mark away when the save fails', async () => {
    const saves = new ExplicitSaves();
    await assert.rejects(saves.during('a', () => Promise.reject(new Error('refused'))));
    assert.equal(saves.has('a'), false);
  });

  it('keep the mark until the last of two saves has ended', async () => {
    const saves = new ExplicitSaves();
    let endFirst = (): void => undefined;
    const first = saves.during('a', () => new Promise<void>((resolve) => (endFirst = resolve)));
    await saves.during('a', async () => undefined);
    assert.equal(saves.has('a'), true);
    endFirst();
    await first;
    assert.equal(saves.has('a'), false);
  });
});
