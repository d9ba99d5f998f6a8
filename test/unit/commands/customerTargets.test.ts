import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiErrorDetail } from '../../../src/api/errors.ts';
import { chooseTargets, rowsIn } from '../../../src/commands/customerTargets.ts';
import { BUDI, makeBench } from '../../support/documentBench.ts';
import { record } from '../customers/fakes.ts';
import { customerScene, given, loadList, rowOf } from './customerFixture.ts';
import { enter, leave } from './fakeStepWindow.ts';

const ACCOUNT = '7c2f0a51-3d1e-4b60-9a2c-0e8b6f4d1a77';
const row = (customer: string) => ({ type: 'customer', accountId: ACCOUNT, customer }) as const;

describe('the rows in the arguments of a command', () => {
  test('are the clicked one, where nothing else is selected', () => {
    assert.deepEqual(rowsIn([row('a')]), [row('a')]);
    assert.deepEqual(rowsIn([row('a'), undefined]), [row('a')]);
  });

  test('are all that are selected, where the clicked one is among them', () => {
    assert.deepEqual(rowsIn([row('b'), [row('a'), row('b')]]), [row('a'), row('b')]);
  });

  test('are the clicked one alone, where it is not among the selected ones', () => {
    assert.deepEqual(rowsIn([row('c'), [row('a'), row('b')]]), [row('c')]);
  });

  test('hold a customer once that is selected in two lists', () => {
    assert.deepEqual(rowsIn([row('a'), [row('a'), { ...row('a'), inIdList: true }]]), [row('a')]);
  });

  test('are none in arguments of another form', () => {
    for (const args of [[], [undefined], ['a'], [{ type: 'account', accountId: ACCOUNT }], [{}, [5, null]]]) {
      assert.deepEqual(rowsIn(args), []);
    }
  });
});

describe('the customers that a command means', () => {
  const question = { title: 'Do' };

  test('are found in the list and in the ID list', async (t) => {
    const scene = await customerScene(t);
    const listed = given((await loadList(scene))[0]);
    const other = record({ id: ACCOUNT, name: 'Only in the ID list' });
    scene.directories.showIdList(scene.accountId, { records: [other], missing: [], unread: [], error: undefined });
    const rows = [listed, other].map((each) => rowOf(scene.accountId, each));
    const targets = await chooseTargets(scene.deps, [rows[0], rows], question);
    assert.deepEqual(
      targets.map((target) => [target.record.id, target.key.kind]),
      [
        [listed.id, 'id'],
        [ACCOUNT, 'id'],
      ],
    );
    assert.deepEqual(scene.requests(), []);
  });

  test('is the one in front, where no row is meant', async (t) => {
    const { document } = makeBench();
    await document.load();
    const { deps, steps } = await customerScene(t, { inFront: document });
    const [target] = await chooseTargets(deps, [], question);
    assert.equal(target?.record.id, BUDI.id);
    assert.equal(steps.shown.length, 0);
  });

  test('is else the one that is named, read with one request', async (t) => {
    let typed = '';
    const scene = await customerScene(t, { script: [(input) => enter(typed)(input)] });
    typed = given((await loadList(scene))[2]?.code);
    const [target] = await chooseTargets(scene.deps, [], question);
    assert.equal(target?.record.code, typed);
    assert.deepEqual(scene.requests(), ['getCustomerDetail']);
  });

  test('are none where the user leaves', async (t) => {
    const { deps, requests } = await customerScene(t, { script: [leave] });
    assert.deepEqual(await chooseTargets(deps, [], question), []);
    assert.deepEqual(requests(), []);
  });

  test('a named one that does not exist is an error for the wrapper to tell', async (t) => {
    const { deps } = await customerScene(t, { script: [enter('nobody@example.com')] });
    await assert.rejects(chooseTargets(deps, [], question), (error) => apiErrorDetail(error) !== undefined);
  });
});
