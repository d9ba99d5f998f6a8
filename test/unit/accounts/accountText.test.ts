import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACCESS_MODES } from '../../../src/accounts/account.ts';
import { accessModeDetail, accessModeLabel, accountTooltip } from '../../../src/accounts/accountText.ts';
import type { Localiser } from '../../../src/platform/localiser.ts';
import { profileOf } from './profiles.ts';

const english: Localiser = { t: (message, ...args) => message.replace('{0}', String(args[0])) };

test('every access mode has a name and an explanation of its own', () => {
  assert.equal(new Set(ACCESS_MODES.map((mode) => accessModeLabel(english, mode))).size, 3);
  assert.equal(new Set(ACCESS_MODES.map((mode) => accessModeDetail(english, mode))).size, 3);
});

test('the tooltip of an account tells its host and access mode', () => {
  const lines = accountTooltip(english, profileOf({ mode: 'readOnly' }));
  assert.deepEqual(lines, ['Toko Contoh', 'toko.dealpos.net', 'Access: Read-only']);
});

test('the tooltip of the sample account says that no change is kept', () => {
  assert.match(accountTooltip(english, profileOf({ kind: 'sample' })).join('\n'), /memory only.*no change is kept/);
});
