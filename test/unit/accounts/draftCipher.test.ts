import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DRAFT_LIFETIME_MS, decryptDraft, draftName, encryptDraft } from '../../../src/accounts/draftCipher.ts';
import { anyText } from '../support/anyText.ts';

const NOW = 1_800_000_000_000;
const context = { key: randomBytes(32), accountId: 'account-1', purpose: 'customerEditor' };
const unreadable = { kind: 'unreadable' };

describe('draftCipher', () => {
  test('any text comes back as it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.deepEqual(decryptDraft(context, encryptDraft(context, text, NOW), NOW), {
          kind: 'ok',
          json: text,
          writtenAt: NOW,
        });
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  test('nothing of the text can be seen in what is stored', () => {
    const sealed = Buffer.from(encryptDraft(context, '{"name":"Budi Santoso"}', NOW));
    assert.ok(!sealed.toString('latin1').includes('Budi'));
  });

  test('the same text never looks the same twice', () => {
    assert.notDeepEqual(encryptDraft(context, 'x', NOW), encryptDraft(context, 'x', NOW));
  });

  test('a change of any single byte makes it unreadable', () => {
    const sealed = encryptDraft(context, '{}', NOW);
    for (let index = 0; index < sealed.length; index += 1) {
      const tampered = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
      assert.deepEqual(decryptDraft(context, tampered, NOW), unreadable, `byte ${index}`);
    }
  });

  test('a shortened or empty draft is unreadable', () => {
    const sealed = encryptDraft(context, '{}', NOW);
    for (const length of [0, 3, 10, 31, sealed.length - 1]) {
      assert.deepEqual(decryptDraft(context, sealed.subarray(0, length), NOW), unreadable);
    }
  });

  test('a draft opens for its own account, purpose and key only', () => {
    const sealed = encryptDraft(context, '{}', NOW);
    for (const other of [{ accountId: 'account-2' }, { purpose: 'journal' }, { key: randomBytes(32) }]) {
      assert.deepEqual(decryptDraft({ ...context, ...other }, sealed, NOW), unreadable);
    }
  });

  test('a draft cannot be moved to another account by shifting text between account and purpose', () => {
    const sealed = encryptDraft({ ...context, accountId: 'a', purpose: 'bc' }, '{}', NOW);
    assert.deepEqual(decryptDraft({ ...context, accountId: 'ab', purpose: 'c' }, sealed, NOW), unreadable);
  });

  test('a draft can be read until the last moment of its life, and not after', () => {
    const sealed = encryptDraft(context, '{}', NOW);
    assert.equal(decryptDraft(context, sealed, NOW + DRAFT_LIFETIME_MS - 1).kind, 'ok');
    assert.deepEqual(decryptDraft(context, sealed, NOW + DRAFT_LIFETIME_MS), { kind: 'expired' });
  });

  test('an expired draft of another account is unreadable, so its age is not told', () => {
    const sealed = encryptDraft(context, '{}', NOW);
    const later = NOW + 2 * DRAFT_LIFETIME_MS;
    assert.deepEqual(decryptDraft({ ...context, accountId: 'account-2' }, sealed, later), unreadable);
  });

  test('a name is the same for the same matter only, and tells nothing of it', () => {
    const matter = 'email:budi@example.com';
    assert.equal(draftName(context, matter), draftName(context, matter));
    assert.match(draftName(context, matter), /^[0-9a-f]{32}$/);
    for (const other of [{ accountId: 'account-2' }, { purpose: 'journal' }, { key: randomBytes(32) }]) {
      assert.notEqual(draftName({ ...context, ...other }, matter), draftName(context, matter));
    }
    assert.notEqual(draftName(context, 'email:budi@example.co'), draftName(context, matter));
  });

  test('a key of the wrong length is unreadable, not a crash', () => {
    const sealed = encryptDraft(context, '{}', NOW);
    assert.deepEqual(decryptDraft({ ...context, key: randomBytes(16) }, sealed, NOW), unreadable);
  });
});
