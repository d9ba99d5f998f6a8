import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, test } from 'node:test';
import { closeIdList, getCustomersByListId } from '../../../src/commands/idListCommand.ts';
import { refreshCustomer } from '../../../src/commands/listCommands.ts';
import { suspendCustomer } from '../../../src/commands/statusCommands.ts';
import type { CustomerScene, CustomerSceneParts } from './customerFixture.ts';
import { customerScene, given, loadList, rowOf } from './customerFixture.ts';
import type { UserAct } from './fakeStepWindow.ts';
import { choose, enter, leave } from './fakeStepWindow.ts';

const NOBODY = 'ffffffff-ffff-4fff-8fff-ffffffffffff';
const ONE_BY_ONE = 'Read One by One';
/** Every form of the ListID call is refused. */
const refusing = { dialects: ['list-id-refused'] };

/** A scene and the ids of its first five customers. */
async function idScene(t: TestContext, scene: CustomerScene = {}) {
  const parts = await customerScene(t, scene);
  const records = (await loadList(parts)).slice(0, 5);
  return { ...parts, records, ids: records.map((record) => given(record.id)) };
}

function rowsOf({ directories, accountId }: CustomerSceneParts): unknown[] | undefined {
  return directories.idList(accountId)?.state.rows.map((row) => row.record.id);
}

function calls(detailCount: number): string[] {
  return ['getCustomerByListId', ...Array.from({ length: detailCount }, () => 'getCustomerDetail')];
}

describe('Open Customers by ID List…', () => {
  test('shows the pasted ids as a list of its own, with one request', async (t) => {
    let pasted = '';
    const scene = await idScene(t, { script: [(input) => enter(pasted)(input)] });
    pasted = scene.ids.join('\n');
    await getCustomersByListId(scene.deps, []);
    assert.deepEqual(rowsOf(scene), scene.ids);
    assert.deepEqual(scene.requests(), calls(0));
    assert.deepEqual(scene.view.focused, [`id list of ${scene.accountId}`]);
    assert.deepEqual(scene.dialogs.questions, []);
  });

  test('repeated and bad ids are named before anything is read', async (t) => {
    let pasted = '';
    const paste: UserAct = (input) => enter(pasted)(input);
    const scene = await idScene(t, { script: [paste, paste], answers: [undefined, 'Open'] });
    pasted = [scene.ids[0], 'nonsense', given(scene.ids[0]).toUpperCase(), scene.ids[1]].join('; ');
    await getCustomersByListId(scene.deps, []);
    assert.deepEqual(scene.requests(), []);
    assert.equal(rowsOf(scene), undefined);
    const [question] = scene.dialogs.questions;
    assert.equal(question?.message, 'Open 2 customers?');
    assert.match(question?.detail ?? '', /once: 1\n.*nonsense$/);
    await getCustomersByListId(scene.deps, []);
    assert.deepEqual(rowsOf(scene), scene.ids.slice(0, 2));
    assert.deepEqual(scene.requests(), calls(0));
  });

  test('a text without an id, or with too many, is refused in the box', async (t) => {
    const messages: unknown[] = [];
    const many = Array.from(
      { length: 501 },
      (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    const scene = await idScene(t, {
      script: [
        (input) => {
          for (const text of ['', 'nonsense', many.join(' ')]) {
            enter(text)(input);
            messages.push(input.validationMessage);
          }
          leave(input);
        },
      ],
    });
    await getCustomersByListId(scene.deps, []);
    assert.equal(new Set(messages.filter(Boolean)).size, 3);
    assert.deepEqual([scene.requests(), scene.view.focused], [[], []]);
  });

  test('ids that DealPOS does not know are kept as not found', async (t) => {
    const scene = await idScene(t);
    await getCustomersByListId(scene.deps, [{ accountId: scene.accountId, ids: [NOBODY, ...scene.ids] }]);
    assert.deepEqual(scene.directories.idList(scene.accountId)?.state.missing, [NOBODY]);
    assert.deepEqual(rowsOf(scene), scene.ids);
  });

  test('more than 100 ids take a request for each 100', async (t) => {
    const scene = await idScene(t, { sandbox: { customers: 150 }, pageSize: 150 });
    const ids = given(scene.directories.known(scene.accountId)).state.rows.map((row) => given(row.record.id));
    await getCustomersByListId(scene.deps, [{ accountId: scene.accountId, ids }]);
    assert.equal(rowsOf(scene)?.length, 150);
    assert.deepEqual(scene.requests(), ['getCustomerByListId', 'getCustomerByListId']);
  });

  test('where the call is refused it reads one by one, after naming the price', async (t) => {
    const sandbox = { ...refusing, rateLimit: { limit: 50, windowSeconds: 180 } };
    const scene = await idScene(t, { sandbox, answers: [ONE_BY_ONE] });
    await getCustomersByListId(scene.deps, [{ accountId: scene.accountId, ids: [...scene.ids, NOBODY] }]);
    assert.match(scene.dialogs.questions[0]?.detail ?? '', /6 requests, and DealPOS allows 50 in 180 seconds/);
    assert.deepEqual(rowsOf(scene), scene.ids);
    assert.deepEqual(scene.directories.idList(scene.accountId)?.state.missing, [NOBODY]);
    assert.deepEqual(scene.requests(), calls(6));
    assert.equal(scene.dialogs.said.at(-1), '6 of 6');
  });

  test('not wanting them one by one makes no more requests and shows nothing', async (t) => {
    const scene = await idScene(t, { sandbox: refusing });
    await getCustomersByListId(scene.deps, [{ accountId: scene.accountId, ids: scene.ids }]);
    assert.deepEqual(scene.requests(), calls(0));
    assert.equal(rowsOf(scene), undefined);
    assert.equal(scene.dialogs.questions.length, 1);
  });

  for (const fault of ['status-404', 'status-403', 'status-500']) {
    test(`an answer of the kind ${fault} offers one by one, too`, async (t) => {
      const scene = await idScene(t, { answers: [ONE_BY_ONE] });
      scene.sandbox.setFault(`${fault}@getCustomerByListId`);
      await getCustomersByListId(scene.deps, [{ accountId: scene.accountId, ids: scene.ids }]);
      assert.deepEqual(rowsOf(scene), scene.ids);
    });
  }

  test('an answer that holds none of the ids, because their name is another here, offers one by one', async (t) => {
    const scene = await idScene(t, { sandbox: { dialects: ['detail-without-id'] }, answers: [ONE_BY_ONE] });
    await getCustomersByListId(scene.deps, [{ accountId: scene.accountId, ids: scene.ids }]);
    assert.match(scene.dialogs.questions[0]?.detail ?? '', /^DealPOS answered, but with none/);
    assert.deepEqual(rowsOf(scene), scene.ids);
  });

  test('a failure in the middle keeps what was read and says how many are missing', async (t) => {
    const scene = await idScene(t, { sandbox: refusing, answers: [ONE_BY_ONE] });
    const { dialogs, accountId, ids } = scene;
    const progress = dialogs.withProgress.bind(dialogs);
    dialogs.withProgress = (title, task) =>
      progress(title, (signal, say) =>
        task(signal, (message) => {
          say(message);
          if (message.startsWith('2 ')) scene.sandbox.setFault('status-402');
        }),
      );
    await getCustomersByListId(scene.deps, [{ accountId, ids }]);
    assert.deepEqual(rowsOf(scene), ids.slice(0, 2));
    assert.deepEqual(scene.directories.idList(accountId)?.state.unread, ids.slice(2));
    assert.equal(dialogs.questions[1]?.message, '3 of 5 customers were not read.');
    assert.deepEqual(scene.requests(), calls(3));
  });

  test('a failure that is no refusal is told and offers nothing', async (t) => {
    const scene = await idScene(t, { answers: [undefined] });
    scene.sandbox.setFault('status-402');
    await getCustomersByListId(scene.deps, [{ accountId: scene.accountId, ids: scene.ids }]);
    assert.deepEqual(
      scene.dialogs.questions.map((question) => question.choices.length),
      [0],
    );
    assert.equal(rowsOf(scene), undefined);
  });

  test('cancelling the list call is silent and shows nothing', async (t) => {
    const scene = await idScene(t);
    scene.dialogs.cancelProgress = true;
    await getCustomersByListId(scene.deps, [{ accountId: scene.accountId, ids: scene.ids }]);
    assert.deepEqual([scene.requests(), scene.dialogs.questions, rowsOf(scene)], [[], [], undefined]);
  });

  test('cancelling in the middle keeps what was read, and the line of the rest goes on with it', async (t) => {
    const scene = await idScene(t, { sandbox: refusing, answers: [ONE_BY_ONE, ONE_BY_ONE] });
    const { accountId, ids, dialogs } = scene;
    const progress = dialogs.withProgress.bind(dialogs);
    dialogs.withProgress = (title, task) =>
      progress(title, (_signal, say) => {
        const cancel = new AbortController();
        return task(cancel.signal, (message) => {
          say(message);
          if (message === '2 of 5') cancel.abort();
        });
      });
    await getCustomersByListId(scene.deps, [{ accountId, ids }]);
    assert.deepEqual([rowsOf(scene), scene.requests()], [ids.slice(0, 2), calls(2)]);
    assert.equal(dialogs.questions.length, 1);
    await getCustomersByListId(scene.deps, [{ type: 'idListNote', accountId, note: 'unread' }]);
    assert.deepEqual(rowsOf(scene), ids);
    assert.deepEqual(scene.directories.idList(accountId)?.state.unread, []);
    assert.deepEqual(scene.requests(), [...calls(2), ...calls(3)]);
  });

  test('leaving the account or the box makes no request', async (t) => {
    const accounts = [{ label: 'A' }, { label: 'B' }];
    const scene = await customerScene(t, { accounts, script: [leave, choose('A'), leave] });
    await getCustomersByListId(scene.deps, []);
    await getCustomersByListId(scene.deps, []);
    assert.deepEqual([scene.requests(), scene.dialogs.questions], [[], []]);
  });

  for (const wrong of [{ ids: ['x'] }, { accountId: 'x', ids: [NOBODY] }, 'text', 7, { type: 'idListNote' }]) {
    test(`a wrong argument (${JSON.stringify(wrong)}) is asked for instead`, async (t) => {
      const scene = await customerScene(t, { script: [leave] });
      await getCustomersByListId(scene.deps, [wrong]);
      assert.deepEqual([scene.steps.shown.length, scene.requests()], [1, []]);
    });
  }

  test('ids of another extension that cannot be used are refused with a message', async (t) => {
    const scene = await customerScene(t);
    await getCustomersByListId(scene.deps, [{ accountId: scene.accountId, ids: ['nonsense'] }]);
    assert.deepEqual([scene.dialogs.told.length, scene.requests()], [1, []]);
  });
});

describe('the rows of an ID list', () => {
  test('work with commands on rows, and show what was done to them', async (t) => {
    const scene = await idScene(t, { pageSize: 1 });
    const { deps, accountId, directories, ids, sandbox } = scene;
    const wanted = await customerIds(scene, 3);
    await getCustomersByListId(deps, [{ accountId, ids: wanted }]);
    sandbox.clearRequests();
    const record = given(directories.idList(accountId)?.state.rows[2]?.record);
    assert.equal(directories.known(accountId)?.recordOf(rowOf(accountId, record).customer), undefined);
    await suspendCustomer(deps, [rowOf(accountId, record)]);
    assert.deepEqual(scene.requests(), ['suspendCustomer']);
    assert.equal(directories.idList(accountId)?.state.rows[2]?.record.status, 'Suspended');
    await refreshCustomer(deps, rowOf(accountId, record));
    assert.deepEqual(scene.requests(), ['suspendCustomer', 'getCustomerDetail']);
    assert.equal(ids.length, 1);
  });

  test('a customer that is selected in both lists is acted on once', async (t) => {
    const scene = await idScene(t);
    const { deps, accountId, records, ids, sandbox } = scene;
    await getCustomersByListId(deps, [{ accountId, ids }]);
    sandbox.clearRequests();
    const row = rowOf(accountId, given(records[0]));
    await suspendCustomer(deps, [row, [row, { ...row, inIdList: true }]]);
    assert.deepEqual(scene.requests(), ['suspendCustomer']);
  });
});

describe('Close ID List', () => {
  test('closes the list of the node, without a request', async (t) => {
    const scene = await idScene(t);
    const { deps, accountId, ids } = scene;
    await getCustomersByListId(deps, [{ accountId, ids }]);
    scene.sandbox.clearRequests();
    await closeIdList(deps, [{ type: 'idList', accountId }]);
    assert.deepEqual([rowsOf(scene), scene.requests()], [undefined, []]);
  });

  test('from the palette it closes the only one that is open, and says when there is none', async (t) => {
    const accounts = [{ label: 'A' }, { label: 'B' }];
    const scene = await idScene(t, { accounts });
    const { deps, accountId, ids, dialogs, steps } = scene;
    await closeIdList(deps, []);
    assert.deepEqual(dialogs.told, ['No ID list is open.']);
    await getCustomersByListId(deps, [{ accountId, ids }]);
    await closeIdList(deps, []);
    assert.equal(rowsOf(scene), undefined);
    assert.equal(steps.shown.length, 0);
  });
});

/** Ids of the first customers in the order of names, whatever is loaded. */
async function customerIds({ connections, accountId }: CustomerSceneParts, count: number): Promise<string[]> {
  const page = await connections.api(accountId)?.listCustomers({ pageNumber: 1, pageSize: count });
  return given(page).customers.map((record) => given(record.id));
}
