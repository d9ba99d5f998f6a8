import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  updateCustomerByCode,
  updateCustomerByEmail,
  updateCustomerById,
  updateCustomerByMobilePhone,
} from '../../../src/commands/boundEditCommands.ts';
import { BUDI, makeBench } from '../../support/documentBench.ts';
import { record } from '../customers/fakes.ts';
import { customerScene, given, loadList, rowOf } from './customerFixture.ts';
import { enter, leave } from './fakeStepWindow.ts';

const COMMANDS = [
  { command: updateCustomerById, kind: 'id' },
  { command: updateCustomerByCode, kind: 'code' },
  { command: updateCustomerByEmail, kind: 'email' },
  { command: updateCustomerByMobilePhone, kind: 'mobile' },
] as const;

async function budiInFront() {
  const { document } = makeBench();
  await document.load();
  return document;
}

describe('Edit Customer by…', () => {
  test('edits of several rows the one that was clicked', async (t) => {
    const scene = await customerScene(t);
    const records = (await loadList(scene)).slice(0, 3);
    const rows = records.map((each) => rowOf(scene.accountId, each));
    await updateCustomerByCode(scene.deps, [rows[2], rows]);
    assert.deepEqual(
      scene.opened.map(({ key }) => key),
      [{ kind: 'code', value: records[2]?.code }],
    );
  });

  for (const { command, kind } of COMMANDS) {
    test(`${kind}: asks for the key and opens an editor that is bound to it, without a request of its own`, async (t) => {
      const { deps, accountId, opened, requests } = await customerScene(t, { script: [enter(' 0812-3 ')] });
      await command(deps, []);
      const code = kind === 'code' ? '0812-3' : undefined;
      assert.deepEqual(opened, [{ accountId, key: { kind, value: '0812-3' }, code, bound: true }]);
      assert.deepEqual(requests(), []);
    });

    test(`${kind}: an empty key is refused in the box, and leaving it opens nothing`, async (t) => {
      const { deps, steps, opened } = await customerScene(t, {
        script: [
          (input) => {
            enter('  ')(input);
            assert.notEqual(input.validationMessage, undefined);
            leave(input);
          },
        ],
      });
      await command(deps, []);
      assert.deepEqual([steps.shown.length, opened], [1, []]);
    });

    test(`${kind}: takes a key of its own kind from another extension, and asks instead of taking another`, async (t) => {
      const { deps, accountId, opened, steps } = await customerScene(t, { script: [leave] });
      await command(deps, [{ accountId, kind, value: 'K1' }]);
      await command(deps, [{ accountId, kind: kind === 'id' ? 'code' : 'id', value: 'K2' }]);
      assert.deepEqual(
        opened.map((each) => each.key),
        [{ kind, value: 'K1' }],
      );
      assert.equal(steps.shown.length, 1);
    });
  }

  test('a row gives its own key of that kind', async (t) => {
    const scene = await customerScene(t);
    const row = given((await loadList(scene)).find((candidate) => candidate.email && candidate.mobile));
    for (const { command } of COMMANDS) await command(scene.deps, [rowOf(scene.accountId, row)]);
    assert.deepEqual(
      scene.opened.map((each) => [each.key.kind, each.key.value, each.code, each.bound]),
      COMMANDS.map(({ kind }) => [kind, row[kind], row.code, true]),
    );
    assert.equal(scene.steps.shown.length, 0);
  });

  test('a row without that key is named, and nothing is opened or asked', async (t) => {
    const scene = await customerScene(t);
    const row = record({ id: '7c2f0a51-3d1e-4b60-9a2c-0e8b6f4d1a77', name: 'Budi' });
    scene.directories.showIdList(scene.accountId, { records: [row], missing: [], unread: [], error: undefined });
    await updateCustomerByEmail(scene.deps, [rowOf(scene.accountId, row)]);
    assert.deepEqual(scene.dialogs.told, ['Budi cannot be edited this way. Not known: Email']);
    assert.deepEqual([scene.opened, scene.steps.shown.length], [[], 0]);
  });

  test('the customer in the editor in front is meant where no row is', async (t) => {
    const { deps, opened } = await customerScene(t, { inFront: await budiInFront() });
    await updateCustomerByMobilePhone(deps, []);
    assert.deepEqual(opened, [
      { accountId: 'a', key: { kind: 'mobile', value: BUDI.mobile }, code: BUDI.code, bound: true },
    ]);
  });

  test('the customer in front without that key is named', async (t) => {
    const { deps, opened, dialogs } = await customerScene(t, { inFront: await budiInFront() });
    await updateCustomerByEmail(deps, []);
    assert.deepEqual([opened.length, dialogs.told.length], [0, 1]);
  });

  test('a key that is given goes before the customer in front', async (t) => {
    const { deps, opened, accountId } = await customerScene(t, { inFront: await budiInFront() });
    await updateCustomerByCode(deps, ['MM-7']);
    assert.deepEqual(opened, [{ accountId, key: { kind: 'code', value: 'MM-7' }, code: 'MM-7', bound: true }]);
  });

  test('a row of a list that is gone does nothing', async (t) => {
    const { deps, opened, accountId, steps } = await customerScene(t);
    await updateCustomerById(deps, [{ type: 'customer', accountId, customer: 'id:gone' }]);
    assert.deepEqual([opened, steps.shown.length], [[], 0]);
  });
});
