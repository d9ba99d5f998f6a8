import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfirmedNames } from '../../../src/accounts/confirmedNames.ts';
import type { JsonObject } from '../../../src/api/json.ts';
import { enterMergeNames, mergeNamesFor, mergeNamesIn } from '../../../src/commands/mergeNamesConsent.ts';
import { profileOf } from '../accounts/profiles.ts';
import { accountScene } from './accountFixture.ts';
import type { UserAct } from './fakeStepWindow.ts';
import { enter } from './fakeStepWindow.ts';

async function consent(script: readonly UserAct[], answers: readonly string[], setting: unknown = {}) {
  const stored: JsonObject[] = [];
  const checks: true[] = [];
  const accounts = [profileOf({ label: 'Toko A' }), profileOf({ label: 'Toko B' })] as const;
  const base = await accountScene({ accounts, script, answers });
  const confirmed = new ConfirmedNames(base.memento);
  const deps = {
    ...{ ...base.deps, confirmed },
    checkApiDescription: async () => void checks.push(true),
    readNames: () => stored.at(-1) ?? setting,
    storeNames: async (names: JsonObject) => void stored.push(names),
  };
  const [{ id }, other] = accounts;
  const namesOf = (accountId = id) => mergeNamesFor(deps, accountId);
  return { ...base, deps, confirmed, stored, checks, id, other, namesOf };
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
    const scene = await consent([enter(' Kept '), enter('Folded')], ['Use These Names'], {
      listId: 'Ids',
      mergeTarget: 'Old',
    });
    await enterMergeNames(scene.deps, scene.id);
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
    const scene = await consent([look, lookAgain], ['Enter Other Names…'], {
      mergeTarget: 'Old',
      mergeSources: 'Older',
    });
    await enterMergeNames(scene.deps, scene.id);
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
      const scene = await consent(script, ['Use These Names']);
      await enterMergeNames(scene.deps, scene.id);
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
      const scene = await consent([...script], [...answers]);
      await enterMergeNames(scene.deps, scene.id);
      assert.deepEqual(scene.stored, []);
    }
  });

  it('say so where they cannot be stored', async () => {
    const scene = await consent([enter('Kept'), enter('Folded')], ['Use These Names']);
    await enterMergeNames(
      {
        ...scene.deps,
        storeNames: async () => {
          throw new Error('read-only file');
        },
      },
      scene.id,
    );
    assert.equal(scene.dialogs.questions.at(-1)?.message, 'The names could not be stored.');
  });

  const SET = { mergeTarget: 'Kept', mergeSources: 'Folded' };
  const NAMES = { target: 'Kept', sources: 'Folded' };

  it('that are set on this machine need the consent of each account', async () => {
    const scene = await consent([], ['Use These Names'], SET);
    assert.equal(scene.namesOf(), undefined);
    await enterMergeNames(scene.deps, scene.id);
    assert.match(scene.dialogs.questions[0]?.message ?? '', /“Toko A”/);
    assert.deepEqual([scene.namesOf(), scene.namesOf(scene.other.id)], [NAMES, undefined]);
    assert.deepEqual([scene.stored, scene.steps.shown], [[], []]);
  });

  it('are not agreed to by the first answer, which has the focus: it checks the API description', async () => {
    const scene = await consent([], ['Check API Description…'], SET);
    await enterMergeNames(scene.deps, scene.id);
    assert.equal(scene.dialogs.questions[0]?.choices[0]?.label, 'Check API Description…');
    assert.deepEqual([scene.checks.length, scene.namesOf()], [1, undefined]);
  });

  it('lose the consent when they change', async () => {
    const scene = await consent([enter('Target'), enter('Sources')], ['Enter Other Names…', 'Use These Names'], SET);
    await scene.store.update(scene.other.id, { mergeNames: NAMES });
    assert.deepEqual(scene.namesOf(scene.other.id), NAMES);
    await enterMergeNames(scene.deps, scene.id);
    assert.deepEqual(scene.namesOf(), { target: 'Target', sources: 'Sources' });
    assert.equal(scene.namesOf(scene.other.id), undefined);
  });

  it('need no consent once the vendor’s API description has confirmed both', async () => {
    const scene = await consent([], [], SET);
    await scene.confirmed.remember([{ key: 'mergeTarget', value: 'Kept' }]);
    assert.equal(scene.namesOf(), undefined);
    await scene.confirmed.remember([{ key: 'mergeSources', value: 'Folded' }]);
    assert.deepEqual([scene.namesOf(), scene.namesOf(scene.other.id)], [NAMES, NAMES]);
  });

  it('are forgotten with the account', async () => {
    const scene = await consent([], ['Use These Names'], SET);
    await enterMergeNames(scene.deps, scene.id);
    await scene.deps.remover.remove(scene.id);
    assert.ok(!JSON.stringify([...scene.memento.values]).includes('Folded'));
  });
});
