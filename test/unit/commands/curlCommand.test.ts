import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, test } from 'node:test';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import type { CurlDeps } from '../../../src/commands/curlCommand.ts';
import { copyAsCurl } from '../../../src/commands/curlCommand.ts';
import { KEY, makeBench } from '../../support/documentBench.ts';
import type { CustomerScene } from './customerFixture.ts';
import { customerScene, given, loadList, rowOf } from './customerFixture.ts';
import type { UserAct } from './fakeStepWindow.ts';
import { leave } from './fakeStepWindow.ts';

const SAMPLE_ORIGIN = 'http://127.0.0.1:4567';

async function curlScene(t: TestContext, scene: CustomerScene = {}) {
  const parts = await customerScene(t, scene);
  const clipboard: string[] = [];
  const deps: CurlDeps = {
    ...parts.deps,
    history: parts.history,
    names: () => DEFAULT_FIELD_NAMES,
    sampleServer: { access: async () => ({ origin: SAMPLE_ORIGIN, clientId: 'c', clientSecret: 's' }) },
    writeClipboard: async (text) => void clipboard.push(text),
  };
  return { ...parts, deps, clipboard };
}

/** Takes the item at this place of the list. */
function takeAt(index: number): UserAct {
  return (input) => {
    input.selectedItems = input.items.slice(index, index + 1);
    input.accept();
  };
}

describe('Copy as cURL', () => {
  test('of a row is the request that reads it, without sending anything', async (t) => {
    const parts = await curlScene(t);
    const record = given((await loadList(parts))[0]);
    await copyAsCurl(parts.deps, [rowOf(parts.accountId, record)]);
    assert.deepEqual([parts.clipboard.length, parts.requests(), parts.steps.shown.length], [1, [], 0]);
    assert.ok(parts.clipboard[0]?.includes(`'${parts.sandbox.origin}/api/v3/Customer/Detail?ID=${record.id}'`));
    assert.deepEqual(parts.dialogs.told, ['Copied as cURL. Set before you run it: $DEALPOS_TOKEN']);
  });

  test('of several rows is that of the clicked one', async (t) => {
    const parts = await curlScene(t);
    const rows = (await loadList(parts)).slice(0, 3).map((record) => rowOf(parts.accountId, record));
    await copyAsCurl(parts.deps, [rows[2], rows]);
    assert.ok(parts.clipboard[0]?.toLowerCase().includes(given(rows[2]).customer.slice('id:'.length)));
  });

  test('of the customer in front is the request of its editor, and the recent ones are a button away', async (t) => {
    const { document } = makeBench({ kind: 'existing', key: { kind: 'code', value: 'MM-00001', bound: true } });
    await document.load();
    const parts = await curlScene(t, { inFront: document, answers: ['Other Requests…'], script: [takeAt(0)] });
    await loadList(parts);
    // The bench's account is not in the store: put the customer into the one that is.
    const open = {
      ...parts.deps.open,
      active: () => ({ document: Object.assign(document, { accountId: parts.accountId }) }),
    };
    await copyAsCurl({ ...parts.deps, open }, []);
    assert.ok(parts.clipboard[0]?.includes('/Detail?Code=MM-00001'));
    assert.ok(parts.clipboard[1]?.includes('/WithTotalCount?'));
  });

  test('of the customer in front needs no recent request', async (t) => {
    const { document } = makeBench();
    await document.load();
    const parts = await curlScene(t);
    const open = {
      ...parts.deps.open,
      active: () => ({ document: Object.assign(document, { accountId: parts.accountId }) }),
    };
    await copyAsCurl({ ...parts.deps, open }, []);
    assert.ok(parts.clipboard[0]?.includes(`/Detail?ID=${KEY.value}`));
    assert.deepEqual([parts.dialogs.told.length, parts.dialogs.offers], [1, []]);
  });

  test('called on nothing it offers the recent requests, newest first, with status and time', async (t) => {
    const parts = await curlScene(t, { script: [takeAt(0)] });
    await loadList(parts);
    const api = given(parts.connections.api(parts.accountId));
    await api.suspendCustomer({ kind: 'code', value: 'MM-00001' });
    parts.sandbox.clearRequests();
    await copyAsCurl(parts.deps, []);
    const items = parts.steps.shown[0]?.items ?? [];
    assert.deepEqual(
      items.map((item) => item.label),
      ['PUT /api/v3/Customer/Suspend', 'GET /api/v3/Customer/WithTotalCount', 'POST /api/v3/Token/OAuth2'],
    );
    for (const item of items) assert.match(item.description ?? '', /^200 · \d\d:\d\d:\d\d · #\d+$/);
    assert.match(parts.clipboard[0] ?? '', /--data-raw '\{"Code":"MM-00001"\}'$/);
    assert.deepEqual(parts.requests(), []);
  });

  test('the list of requests names no customer', async (t) => {
    const parts = await curlScene(t, { script: [leave] });
    await given(parts.connections.api(parts.accountId)).getCustomerDetail({ kind: 'code', value: 'MM-00001' });
    await copyAsCurl(parts.deps, []);
    assert.ok(!JSON.stringify(parts.steps.shown[0]?.items).includes('MM-00001'));
    assert.deepEqual([parts.clipboard, parts.dialogs.told], [[], []]);
  });

  test('of the token call and of a PIN check names variables and holds no secret', async (t) => {
    const parts = await curlScene(t, { script: [takeAt(0), takeAt(1)] });
    const api = given(parts.connections.api(parts.accountId));
    await api.checkCustomerPinAuthenticate('00000000-0000-4000-8000-000000000001', '004217');
    await copyAsCurl(parts.deps, []);
    await copyAsCurl(parts.deps, []);
    const copied = parts.clipboard.join('\n');
    for (const secret of ['004217', parts.sandbox.clientId, parts.sandbox.clientSecret])
      assert.ok(!copied.includes(secret));
    assert.deepEqual(parts.dialogs.told, [
      'Copied as cURL. Set before you run it: $DEALPOS_TOKEN, $DEALPOS_PIN',
      'Copied as cURL. Set before you run it: $DEALPOS_CLIENT_ID, $DEALPOS_CLIENT_SECRET',
    ]);
  });

  test('of the sample account goes to its sandbox and not to the stand-in', async (t) => {
    const parts = await curlScene(t, {
      accounts: [{ kind: 'sample', origin: 'http://127.0.0.1' }],
      script: [takeAt(0)],
    });
    parts.directories.showIdList(parts.accountId, {
      ...{ records: [{ code: 'MM-1', unknownFields: {} }], missing: [], unread: [], error: undefined },
    });
    await copyAsCurl(parts.deps, [{ type: 'customer', accountId: parts.accountId, customer: 'code:MM-1' }]);
    parts.history.of(parts.accountId).sent({
      ...{ correlation: 1, operation: 'listCustomers', method: 'GET', route: '/x', outcome: 200, authorized: true },
      ...{ url: 'http://127.0.0.1/api/v3/Customer?PageNumber=1', body: undefined },
    });
    await copyAsCurl(parts.deps, []);
    for (const command of parts.clipboard) assert.ok(command.includes(`--url '${SAMPLE_ORIGIN}/api/v3/Customer`));
    assert.equal(parts.clipboard.length, 2);
  });

  test('before any request it says so', async (t) => {
    const parts = await curlScene(t);
    await copyAsCurl(parts.deps, []);
    assert.deepEqual([parts.clipboard, parts.dialogs.told], [[], ['No request was made in this window yet.']]);
  });

  test('the requests of several accounts say which', async (t) => {
    const parts = await curlScene(t, { accounts: [{}, {}], script: [leave] });
    for (const { id } of parts.accounts) await given(parts.connections.api(id)).getNewCustomerCode();
    await copyAsCurl(parts.deps, []);
    const facts = parts.steps.shown[0]?.items.map((item) => item.description?.split(' · ').at(-1));
    assert.deepEqual(new Set(facts), new Set(['Shop 1', 'Shop 2']));
  });
});
