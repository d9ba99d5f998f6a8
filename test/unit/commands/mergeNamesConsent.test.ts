import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../src/api/json.ts';
import { enterMergeNames, mergeNamesIn } from '../../../src/commands/mergeNamesConsent.ts';
import { english, FakeDialogs } from './accountFixture.ts';
import type { UserAct } from './fakeStepWindow.ts';
import { enter, FakeStepWindow } from './fakeStepWindow.ts';

function consent(script: readonly UserAct[], answers: readonly string[], setting: unknown = {}) {
  const stored: JsonObject[] = [];
  const steps = new FakeStepWindow(script);
  const dialogs = new FakeDialogs(answers);
  const deps = {
    steps,
    dialogs,
    l10n: english,
    readNames: () => setting,
    storeNames: async (names: JsonObject) => void stored.push(names),
  };
  return { deps, steps, dialogs, stored };
}

describe('the names of a merge', () => {
  it('are both set or not set at all', () => {
    assert.equal(mergeNamesIn({}), undefined);
    assert.equal(mergeNamesIn({ mergeTarget: 'Kept' }), undefined);
    assert.equal(mergeNamesIn({ mergeTarget: 'Kept', mergeSources: 'Kept' }), undefined);
    assert.equal(mergeNamesIn('nonsense'), undefined);
    assert.deepEqual(mergeNamesIn({ mergeTarget: 'Kept', mergeSources: 'Folded' }), {
      target: 'Kept',
      sources: 'Folded',
    });
  });

  it('are typed by hand with nothing suggested, confirmed, and stored beside the other names', async () => {
    const scene = consent([enter(' Kept '), enter('Folded')], ['Use These Names'], {
      listId: 'Ids',
      mergeTarget: 'Old',
    });
    await enterMergeNames(scene.deps);
    assert.deepEqual(scene.stored, [{ listId: 'Ids', mergeTarget: 'Kept', mergeSources: 'Folded' }]);
    for (const box of scene.steps.shown) assert.equal(box.placeholder ?? '', '');
    const [question] = scene.dialogs.questions;
    assert.match(question?.detail ?? '', /Survives: “Kept”\nDisappear: “Folded”/);
    assert.match(question?.detail ?? '', /not documented these names/);
    assert.match(question?.detail ?? '', /wrong way round.*destroys the wrong customers/);
  });

  it('begin empty', async () => {
    const seen: string[] = [];
    const look: UserAct = (input) => {
      seen.push(input.value);
      enter('Kept')(input);
    };
    const lookAgain: UserAct = (input) => {
      seen.push(input.value);
      input.hide();
    };
    const scene = consent([look, lookAgain], [], { mergeTarget: 'Old', mergeSources: 'Older' });
    await enterMergeNames(scene.deps);
    assert.deepEqual(seen, ['', '']);
    assert.deepEqual(scene.stored, []);
  });

  for (const [what, first, second] of [
    ['an empty name', '', undefined],
    ['a name with spaces', 'Target ID', undefined],
    ['a name that begins with a digit', '1st', undefined],
    ['a name that is too long', `A${'a'.repeat(64)}`, undefined],
    ['the same name twice', 'Kept', 'Kept'],
    ['the same name in other letters', 'Kept', 'KEPT'],
  ] as const) {
    it(`refuse ${what}`, async () => {
      const tryAndLeave = (text: string): UserAct => {
        return (input) => {
          enter(text)(input);
          assert.notEqual(input.validationMessage, undefined);
          input.hide();
        };
      };
      const script = second === undefined ? [tryAndLeave(first)] : [enter(first), tryAndLeave(second)];
      const scene = consent(script, ['Use These Names']);
      await enterMergeNames(scene.deps);
      assert.equal(scene.steps.actsLeft, 0);
      assert.deepEqual(scene.stored, []);
      assert.deepEqual(scene.dialogs.questions, []);
    });
  }

  it('are not stored where the user leaves or does not confirm', async () => {
    for (const [script, answers] of [
      [[], []],
      [[enter('Kept')], []],
      [[enter('Kept'), enter('Folded')], []],
    ] as const) {
      const scene = consent([...script], [...answers]);
      await enterMergeNames(scene.deps);
      assert.deepEqual(scene.stored, []);
    }
  });

  it('say so where they cannot be stored', async () => {
    const scene = consent([enter('Kept'), enter('Folded')], ['Use These Names']);
    await enterMergeNames({
      ...scene.deps,
      storeNames: async () => {
        throw new Error('read-only file');
      },
    });
    assert.equal(scene.dialogs.questions.at(-1)?.message, 'The names could not be stored.');
  });
});
