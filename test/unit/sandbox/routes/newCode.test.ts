import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSandbox } from '../../../support/sandboxFixture.ts';

test('NewCode is the code after the last one, as a text', async (t) => {
  const { call } = await useSandbox(t);
  assert.equal((await call('GET', '/NewCode')).body, 'MM-00201');
});
