import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Tokens } from '../../../src/sandbox/tokens.ts';

test('A token is in force until its lifetime ends', () => {
  let now = 0;
  const tokens = new Tokens('id', 'secret', 1000, () => now);
  const issued = tokens.issue('id', 'secret');
  assert.ok(issued);
  assert.equal(issued.expiresAtMs, 1000);
  now = 999;
  assert.ok(tokens.accepts(`Bearer ${issued.token}`));
  now = 1000;
  assert.equal(tokens.accepts(`Bearer ${issued.token}`), false);
});

test('Wrong credentials get no token', () => {
  const tokens = new Tokens('id', 'secret', 1000, () => 0);
  assert.equal(tokens.issue('id', 'Secret'), undefined);
  assert.equal(tokens.issue('', 'secret'), undefined);
});

test('Only the Bearer scheme with one known token is accepted', () => {
  const tokens = new Tokens('id', 'secret', 1000, () => 0);
  const token = tokens.issue('id', 'secret')?.token ?? '';
  for (const header of [undefined, '', token, `bearer ${token}`, `Bearer ${token} x`, 'Bearer ', 'Bearer nonsense']) {
    assert.equal(tokens.accepts(header), false, String(header));
  }
});

test('Revoked tokens are refused', () => {
  const tokens = new Tokens('id', 'secret', 1000, () => 0);
  const token = tokens.issue('id', 'secret')?.token ?? '';
  tokens.revokeAll();
  assert.equal(tokens.accepts(`Bearer ${token}`), false);
});
