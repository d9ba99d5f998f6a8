import assert from 'node:assert/strict';
import test from 'node:test';
import { customerKeyArgument } from '../../../src/commands/customerKeyArgument.ts';

const accountId = '7c2f0a51-3d1e-4b60-9a2c-0e8b6f4d1a77';

test('a text is taken for what it looks like', () => {
  assert.deepEqual(customerKeyArgument(' budi@example.com '), {
    accountId: undefined,
    key: { kind: 'email', value: 'budi@example.com' },
  });
});

test('a text is taken for the kind that the command works by', () => {
  assert.deepEqual(customerKeyArgument('081200000001', 'code')?.key, { kind: 'code', value: '081200000001' });
});

test('an account and a key are taken as they are', () => {
  assert.deepEqual(customerKeyArgument({ accountId, kind: 'code', value: 'MM-1', more: 'x' }), {
    accountId,
    key: { kind: 'code', value: 'MM-1' },
  });
});

test('a key of another kind than the command works by is not taken', () => {
  assert.equal(customerKeyArgument({ accountId, kind: 'code', value: 'MM-1' }, 'email'), undefined);
});

for (const wrong of [
  undefined,
  null,
  7,
  '',
  '   ',
  [],
  {},
  'x'.repeat(501),
  { kind: 'code', value: 'MM-1' },
  { accountId: 'no id', kind: 'code', value: 'MM-1' },
  { accountId, kind: 'phone', value: '1' },
  { accountId, kind: 'code', value: ' ' },
  { accountId, kind: 'code', value: 5 },
  { type: 'customer', accountId, customer: 'code:MM-1' },
]) {
  test(`${JSON.stringify(wrong)?.slice(0, 60)} names no customer`, () => {
    assert.equal(customerKeyArgument(wrong), undefined);
  });
}
