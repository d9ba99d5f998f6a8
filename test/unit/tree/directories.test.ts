import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stableKey } from '../../../src/customers/customer.ts';
import { customerScene, given, loadList } from '../commands/customerFixture.ts';
import { record } from '../customers/fakes.ts';

const ELSEWHERE = record({ id: '7c2f0a51-3d1e-4b60-9a2c-0e8b6f4d1a77', name: 'Only in the ID list' });
const answerOf = (...records: (typeof ELSEWHERE)[]) => ({ records, missing: [], unread: [], error: undefined });

describe('the lists of an account', () => {
  it('are both looked in for the record of a row', async (t) => {
    const scene = await customerScene(t);
    const { directories, accountId } = scene;
    const listed = given((await loadList(scene))[0]);
    directories.showIdList(accountId, answerOf(ELSEWHERE));
    assert.equal(directories.recordOf(accountId, stableKey(listed)), listed);
    assert.equal(directories.recordOf(accountId, stableKey(ELSEWHERE)), ELSEWHERE);
    assert.equal(directories.recordOf(accountId, 'id:none'), undefined);
    assert.equal(directories.recordOf('another', stableKey(listed)), undefined);
  });

  it('both take in what was read of a customer, whichever list it was read for', async (t) => {
    const scene = await customerScene(t);
    const { directories, accountId } = scene;
    const listed = given((await loadList(scene))[0]);
    directories.showIdList(accountId, answerOf({ ...listed, name: 'Newer' }));
    assert.equal(directories.known(accountId)?.recordOf(stableKey(listed))?.name, 'Newer');
    directories.apply(accountId, { ...listed, name: 'Newest' });
    assert.equal(directories.known(accountId)?.recordOf(stableKey(listed))?.name, 'Newest');
    assert.equal(directories.idList(accountId)?.recordOf(stableKey(listed))?.name, 'Newest');
    assert.equal(await directories.refreshRow(accountId, stableKey(listed)), 'updated');
    assert.equal(directories.known(accountId)?.recordOf(stableKey(listed))?.name, listed.name);
    assert.equal(directories.idList(accountId)?.recordOf(stableKey(listed))?.name, listed.name);
    assert.deepEqual(scene.requests(), ['getCustomerDetail']);
  });

  it('both lose a deleted customer', async (t) => {
    const scene = await customerScene(t);
    const { directories, accountId } = scene;
    const listed = given((await loadList(scene))[0]);
    directories.showIdList(accountId, answerOf(listed, ELSEWHERE));
    directories.remove(accountId, stableKey(listed));
    assert.equal(directories.recordOf(accountId, stableKey(listed)), undefined);
    assert.equal(directories.idList(accountId)?.state.rows.length, 1);
  });

  it('tell their account when an ID list comes, changes and goes, and cost no request for it', async (t) => {
    const { directories, accountId, requests } = await customerScene(t);
    const heard: string[] = [];
    directories.onDidChange((id) => heard.push(id));
    directories.showIdList(accountId, answerOf(ELSEWHERE));
    directories.addToIdList(accountId, answerOf());
    directories.closeIdList(accountId);
    directories.closeIdList(accountId);
    assert.deepEqual(heard, [accountId, accountId, accountId]);
    assert.deepEqual(requests(), []);
  });

  it('are let go of with the account; a changed page size keeps the ID list', async (t) => {
    const scene = await customerScene(t);
    const { directories, accountId } = scene;
    await loadList(scene);
    directories.showIdList(accountId, answerOf(ELSEWHERE));
    directories.dropDirectories();
    assert.equal(directories.known(accountId), undefined);
    assert.notEqual(directories.idList(accountId), undefined);
    directories.drop(accountId);
    assert.equal(directories.idList(accountId), undefined);
  });

  it('show no ID list of an account that is gone', async (t) => {
    const { directories } = await customerScene(t);
    directories.showIdList('gone', answerOf(ELSEWHERE));
    assert.equal(directories.idList('gone'), undefined);
  });
});
