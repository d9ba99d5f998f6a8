import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { FAULTS } from '../../../../src/sandbox/faults/faultTable.ts';
import { until, useSandbox } from '../../../support/sandboxFixture.ts';

const NEVER_END = new Set(['hang', 'hang-after', 'hang-body', 'slow-headers']);
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const { sandbox, call, authorizedFetch, reset } = await useSandbox({ after }, { delay: nextTurn });

test('There are at least 40 faults, with unique names fit for a command line', () => {
  assert.ok(FAULTS.length >= 40);
  assert.equal(new Set(FAULTS.map((row) => row.name)).size, FAULTS.length);
  for (const { name, summary } of FAULTS) {
    assert.match(name, /^[a-z0-9][a-z0-9-]+$/);
    assert.ok(summary.length > 9 && summary.length < 80, name);
  }
});

for (const { name, acts, value } of FAULTS) {
  test(`Under ${name} a delete ${acts ? 'takes effect' : 'does nothing'}, and afterwards all is well`, async () => {
    reset();
    await call('GET', '/NewCode');
    sandbox.setFault(`${name}${value?.meaning.startsWith('megabytes') ? ':1' : ''}*1`);
    const client = new AbortController();
    const ended = authorizedFetch('/api/v3/Customer/DeleteByCode', {
      method: 'DELETE',
      headers: { 'Content-Type': 'application/json' },
      body: '{"Code":"MM-00001"}',
      signal: client.signal,
    })
      .then((response) => response.text())
      .catch(() => undefined);
    await until(() => sandbox.requests.some((seen) => seen.operation === 'deleteCustomerByCode'));
    if (NEVER_END.has(name)) client.abort();
    await ended;
    assert.equal(sandbox.store.size, acts ? 199 : 200);
    assert.equal((await call('GET', '/NewCode')).body, 'MM-00201');
  });
}
