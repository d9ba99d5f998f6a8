import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSandbox } from '../../../support/sandboxFixture.ts';

test('An update by each key changes what it names and nothing else', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const before = sandbox.store.at(4);
  assert.ok(before?.email && before.mobile && before.code);
  for (const [path, key] of [
    ['', { Email: before.email }],
    ['/ByCode', { Code: before.code }],
    ['/ByID', { ID: before.id }],
    ['/ByMobilePhone', { MobilePhone: before.mobile }],
    ['/ByMobilePhone', { Mobile: before.mobile }],
  ] as const) {
    const { status, body } = await call('PUT', path, { ...key, Address: `Jl. ${path}` });
    assert.equal(status, 200);
    assert.deepEqual(body, { ID: before.id, Message: 'Record updated' });
    assert.deepEqual(sandbox.store.at(4), { ...before, address: `Jl. ${path}` });
  }
});

test('An update by ID can change all other keys together', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const keys = { Email: 'neu@example.org', Code: 'Tk1010', Mobile: '+6281200000009' };
  assert.equal((await call('PUT', '/ByID', { ID: sandbox.store.at(4)?.id ?? '', ...keys })).status, 200);
  const { email, code, mobile } = sandbox.store.at(4) ?? {};
  assert.deepEqual({ Email: email, Code: code, Mobile: mobile }, keys);
});

test('Updating nobody, or without a key, is refused', async (t) => {
  const { call } = await useSandbox(t);
  for (const [path, key] of [
    ['', 'Email'],
    ['/ByCode', 'Code'],
    ['/ByID', 'ID'],
    ['/ByMobilePhone', 'MobilePhone'],
  ]) {
    assert.ok(path !== undefined && key);
    assert.deepEqual((await call('PUT', path, { Name: 'X' })).body, { Message: `${key} is required` });
    assert.deepEqual((await call('PUT', path, { [key]: 'none', Name: 'X' })).body, {
      Message: 'Customer none does not exist in Database',
    });
  }
});
