import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { STATUS_FAULTS } from '../../../../src/sandbox/faults/statusFaults.ts';
import type { Reply } from '../../../support/sandboxFixture.ts';
import { objectOf, useSandbox } from '../../../support/sandboxFixture.ts';

const { sandbox, call } = await useSandbox({ after }, { now: () => Date.UTC(2026, 10, 22) });
await call('GET', '/NewCode');

async function under(fault: string): Promise<Reply> {
  sandbox.setFault(fault);
  return call('GET', '?PageNumber=1&PageSize=1');
}

for (const { name } of STATUS_FAULTS) {
  test(`${name} answers its status with the rate-limit headers`, async () => {
    const { status, headers } = await under(name);
    assert.equal(status, Number(/\d{3}/.exec(name)?.[0]));
    assert.match(headers.get('RateLimit-Limit') ?? '', /^\d+$/);
    if (name.startsWith('429')) assert.equal(headers.get('RateLimit-Remaining'), '0');
  });
}

test('The documented statuses have their documented messages', async () => {
  assert.deepEqual((await under('status-401')).body, { Message: 'Authentication failed, invalid Bearer Token!' });
  assert.deepEqual((await under('status-402')).body, { Message: 'Your Account has been suspended' });
  assert.deepEqual((await under('status-403')).body, { Message: 'You must have “VIEW” role in “Contacts” Module' });
  assert.deepEqual(Object.keys(objectOf((await under('status-500')).body)), [
    'Message',
    'ExceptionMessage',
    'ExceptionType',
    'StackTrace',
  ]);
});

test('Each 429 names the wait in its own way', async () => {
  assert.equal((await under('429-seconds:30')).headers.get('Retry-After'), '30');
  assert.equal((await under('429-date:30')).headers.get('Retry-After'), 'Sun, 22 Nov 2026 00:00:30 GMT');
  assert.equal((await under('429-date:30')).headers.get('Date'), 'Sun, 22 Nov 2026 00:00:00 GMT', 'by the same clock');
  assert.equal((await under('429-reset:30')).headers.get('RateLimit-Reset'), '30');
  assert.deepEqual((await under('429-message:30')).body, { Message: 'Too many requests, please wait 30 seconds' });
  const silent = await under('429-none');
  assert.deepEqual([silent.headers.get('Retry-After'), silent.body], [null, { Message: 'Too many requests' }]);
  assert.equal((await under('429-garbage')).headers.get('Retry-After'), '-1; soon');
  assert.match((await under('429-html')).headers.get('Content-Type') ?? '', /^text\/html/);
});
