import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { factText, referrerText } from '../../../src/editor/factText.ts';
import { readGenderNames } from '../../../src/editor/genderNames.ts';
import { day, ID, record } from '../customers/fakes.ts';

const l10n = { t: (text: string) => text };

describe('a fact', () => {
  it('that is a day is written in words, and is the same day in every time zone', () => {
    const before = process.env.TZ;
    try {
      for (const zone of ['Etc/GMT+12', 'UTC', 'Etc/GMT-14']) {
        process.env.TZ = zone;
        assert.equal(factText('joinDate', record({ joinDate: day('2024-01-01') }), l10n, 'en'), 'January 1, 2024');
        assert.equal(factText('joinDate', record({ joinDate: day('2024-12-31') }), l10n, 'id'), '31 Desember 2024');
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('that is a truth value is yes or no', () => {
    assert.equal(factText('mobileVerified', record({ mobileVerified: true }), l10n, 'en'), 'Yes');
    assert.equal(factText('emailVerified', record({ emailVerified: false }), l10n, 'en'), 'No');
    assert.equal(factText('emailVerified', record({ emailVerified: null }), l10n, 'en'), '');
  });

  it('of any other kind is shown as it came', () => {
    assert.equal(
      factText('appLastSignIn', record({ appLastSignIn: '2026-03-06T14:29:57' }), l10n, 'en'),
      '2026-03-06T14:29:57',
    );
    assert.equal(factText('signUpOutlet', record({}), l10n, 'en'), '');
  });
});

describe('the referrer', () => {
  it('is called by name where the list has loaded it, else by its ID', () => {
    const dewi = record({ id: ID.toUpperCase(), name: 'Dewi' });
    assert.equal(referrerText(record({ referredBy: ID }), [dewi]), 'Dewi');
    assert.equal(referrerText(record({ referredBy: ID }), []), ID);
  });

  it('is none where DealPOS names none, or sends what is no ID', () => {
    for (const referredBy of [undefined, null, '', 'MM-00002', 'dewi@example.com']) {
      assert.equal(referrerText(record(referredBy === undefined ? {} : { referredBy }), []), '');
    }
    assert.equal(referrerText(undefined, []), '');
  });
});

describe('the names of the genders', () => {
  it('are the user’s, tidied', () => {
    assert.deepEqual(readGenderNames({ true: ' Perempuan ', false: 'Laki-laki' }), {
      true: 'Perempuan',
      false: 'Laki-laki',
    });
    assert.deepEqual(readGenderNames({ true: 'F' }), { true: 'F', false: '' });
  });

  it('are none for anything that is no name', () => {
    const none = { true: '', false: '' };
    for (const value of [undefined, null, 5, 'x', [], {}, { true: 5, false: {} }, { true: 'x'.repeat(61) }]) {
      assert.deepEqual(readGenderNames(value), none);
    }
  });
});
