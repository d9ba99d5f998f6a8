import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAccessMode, parseAccountProfile } from '../../../src/accounts/account.ts';
import { profileOf } from './profiles.ts';

test('a stored profile is read back as it was', () => {
  const profile = profileOf({ colour: 'green', mode: 'confirm' });
  assert.deepEqual(parseAccountProfile(JSON.parse(JSON.stringify(profile))), profile);
});

test('the host that is shown is the one that gets the secret, whatever was stored', () => {
  const tampered = { ...profileOf(), origin: 'https://d\u0435alpos.example', displayHost: 'toko.dealpos.net' };
  assert.equal(parseAccountProfile(tampered), undefined);
  const { origin } = new URL(tampered.origin);
  assert.equal(parseAccountProfile({ ...tampered, origin })?.displayHost, 'xn--dalpos-3of.example');
});

test('what does not belong to a profile is not carried along, a secret least of all', () => {
  const parsed = parseAccountProfile({ ...profileOf(), clientSecret: 'leaked' });
  assert.ok(parsed);
  assert.ok(!('clientSecret' in parsed));
});

const malformed: readonly [string, unknown][] = [
  ['nothing', undefined],
  ['a text', 'account'],
  ['an id that is not random', { ...profileOf(), id: 'owner@example.com' }],
  ['an empty label', { ...profileOf(), label: '' }],
  ['an unknown access mode', { ...profileOf(), mode: 'admin' }],
  ['an unknown kind', { ...profileOf(), kind: 'other' }],
  ['an origin with a path', { ...profileOf(), origin: 'https://toko.dealpos.net/api' }],
  ['an origin that is no URL', { ...profileOf(), origin: 'toko' }],
  ['an origin without a host', { ...profileOf(), origin: 'null' }],
];
for (const [what, stored] of malformed) {
  test(`a stored profile with ${what} is dropped`, () => {
    assert.equal(parseAccountProfile(stored), undefined);
  });
}

test('only the three access modes are access modes', () => {
  assert.deepEqual(['normal', 'confirm', 'readOnly', 'Normal', '', undefined].map(isAccessMode), [
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
