import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import { always, connect, inOrder } from '../../support/apiHarness.ts';
import type { SeenRequest } from '../../support/scriptedFetch.ts';

const PAGE = { pageNumber: 1, pageSize: 100 };
const BUDI = { ID: 'id-1', Name: 'Budi' };

describe('open question 11: the POST twin of the list', () => {
  const onlyPost = ({ method }: SeenRequest) => (method === 'GET' ? { status: 400, json: {} } : { json: [BUDI] });

  for (const status of [400, 404, 405, 501]) {
    test(`is used when the GET is refused with ${status}, and remembered`, async () => {
      const { api, sent } = connect(({ method }) => (method === 'GET' ? { status } : { json: [BUDI] }));
      assert.equal((await api.listCustomers({ ...PAGE, name: 'Budi' })).customers.length, 1);
      await api.listCustomers({ ...PAGE, pageNumber: 2 });
      assert.deepEqual(
        sent.map(({ method, path }) => `${method} ${path}`),
        ['GET /api/v3/Customer', 'POST /api/v3/Customer/p', 'POST /api/v3/Customer/p'],
      );
      assert.deepEqual(sent[1]?.body, { Name: 'Budi', PageNumber: 1, PageSize: 100 });
    });
  }

  for (const status of [401, 402, 403, 409, 500]) {
    test(`is not tried after a ${status}`, async () => {
      const { api, sent } = connect(always({}, status));
      await failureOf(api.listCustomers(PAGE));
      assert.deepEqual(
        sent.filter(({ method }) => method !== 'GET'),
        [],
      );
    });
  }

  test('is not tried after a token call that was refused, which says nothing of the list', async () => {
    const { api, sent, tokenCalls } = connect(always([]), { token: () => ({ status: 404 }) });
    const { kind, operation } = await failureOf(api.listCustomers(PAGE));
    assert.deepEqual([kind, operation], ['routeNotFound', 'createToken']);
    assert.deepEqual([sent.length, tokenCalls.length], [0, 1]);
  });

  test('is not remembered when it refuses too: then it was about what was asked', async () => {
    const { api, sent } = connect(({ method }) => ({ status: 400, json: { Message: `by ${method}` } }));
    const detail = ofKind(await failureOf(api.listCustomers(PAGE)), 'badRequest');
    assert.equal(detail.serverMessage, 'by GET');
    await failureOf(api.listCustomers(PAGE));
    assert.deepEqual(
      sent.map(({ method }) => method),
      ['GET', 'POST', 'GET', 'POST'],
    );
  });

  test('is not tried once the GET has worked: a later 400 is about a filter', async () => {
    const { api, sent } = connect(inOrder({ json: [] }, { status: 400 }));
    await api.listCustomers(PAGE);
    await failureOf(api.listCustomers({ ...PAGE, outlet: 'nowhere' }));
    assert.deepEqual(
      sent.map(({ method }) => method),
      ['GET', 'GET'],
    );
  });

  test('is a read: shared, repeated after a passing failure, and not gated', async () => {
    const { api, gated, sent, clock } = connect((request, index) =>
      index === 1 ? { status: 503 } : onlyPost(request),
    );
    const pages = Promise.all([api.listCustomers(PAGE), api.listCustomers(PAGE)]);
    await clock.advance(1000);
    assert.equal((await pages)[1]?.customers.length, 1);
    assert.equal(sent.length, 3);
    assert.deepEqual(gated, []);
  });
});
