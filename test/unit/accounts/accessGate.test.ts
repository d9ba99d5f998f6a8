import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accessGate } from '../../../src/accounts/accessGate.ts';
import type { AccountProfile } from '../../../src/accounts/account.ts';
import type { WriteRequest } from '../../../src/api/client.ts';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import { apiErrorDetail } from '../../../src/api/errors.ts';
import { profileOf } from './profiles.ts';

const request: WriteRequest = {
  operation: 'updateCustomerById',
  method: 'PUT',
  pathTemplate: '/api/v3/Customer/ByID',
  subject: { keys: [] },
  fields: ['name'],
};

/** A gate on an account that the test can change, and what it asked. */
function gateOn(first: AccountProfile | undefined, answer: () => boolean = () => true) {
  const scene = { account: first, asked: [] as WriteRequest[] };
  const gate = accessGate(
    () => scene.account,
    async (asked) => {
      scene.asked.push(asked);
      return answer();
    },
  );
  const outcome = (): Promise<ApiErrorDetail | 'passed' | undefined> =>
    gate(request).then(() => 'passed' as const, apiErrorDetail);
  return { scene, outcome };
}

describe('accessGate', () => {
  test('normal lets a write pass without asking', async () => {
    const { scene, outcome } = gateOn(profileOf());
    assert.equal(await outcome(), 'passed');
    assert.deepEqual(scene.asked, []);
  });

  test('read-only refuses every write, and it is certain that nothing was sent', async () => {
    const { scene, outcome } = gateOn(profileOf({ mode: 'readOnly' }));
    assert.deepEqual(await outcome(), { kind: 'readOnlyAccount', operation: 'updateCustomerById', acted: 'no' });
    assert.deepEqual(scene.asked, []);
  });

  test('confirm shows the request and lets it pass when the user agrees', async () => {
    const { scene, outcome } = gateOn(profileOf({ mode: 'confirm' }));
    assert.equal(await outcome(), 'passed');
    assert.deepEqual(scene.asked, [request]);
  });

  test('confirm refuses when the user does not agree', async () => {
    const { outcome } = gateOn(profileOf({ mode: 'confirm' }), () => false);
    assert.deepEqual(await outcome(), { kind: 'notConfirmed', operation: 'updateCustomerById', acted: 'no' });
  });

  test('a change of mode counts at once, in both directions', async () => {
    const { scene, outcome } = gateOn(profileOf({ mode: 'readOnly' }));
    await outcome();
    scene.account = profileOf({ mode: 'normal' });
    assert.equal(await outcome(), 'passed');
    scene.account = profileOf({ mode: 'readOnly' });
    assert.notEqual(await outcome(), 'passed');
  });

  test('a change to read-only while the question is open wins over a yes', async () => {
    const { scene, outcome } = gateOn(profileOf({ mode: 'confirm' }), () => {
      scene.account = profileOf({ mode: 'readOnly' });
      return true;
    });
    const detail = await outcome();
    assert.equal(typeof detail === 'object' && detail.kind, 'readOnlyAccount');
  });

  test('an account that is gone writes nothing', async () => {
    const { outcome } = gateOn(undefined);
    const detail = await outcome();
    assert.equal(typeof detail === 'object' && detail.kind, 'readOnlyAccount');
  });
});
