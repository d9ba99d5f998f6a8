import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf, useSandbox } from '../../../support/sandboxFixture.ts';

test('ListID answers the customers asked for, in that order, and leaves out unknown ids', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const ids = [30, 10, 20].map((number) => sandbox.store.at(number)?.id ?? '');
  for (const query of [
    ids.map((id) => `ListID=${id}`).join('&'),
    `ListID=${ids.join(',')}`,
    [...ids, 'unknown'].map((id) => `ListID=${id}`).join('&'),
  ]) {
    const rows = rowsOf((await call('GET', `/ListID?${query}`)).body);
    assert.deepEqual(
      rows.map((found) => found.ID),
      ids,
    );
  }
  assert.equal((await call('GET', '/ListID')).status, 400);
});
