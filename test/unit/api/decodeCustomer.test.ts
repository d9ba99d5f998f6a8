import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decodeCustomer, identifiesSomebody } from '../../../src/api/decodeCustomer.ts';
import type { JsonObject } from '../../../src/api/json.ts';
import { isJsonObject } from '../../../src/api/json.ts';

function decodeText(json: string) {
  const raw: unknown = JSON.parse(json);
  assert.ok(isJsonObject(raw));
  return decodeCustomer(raw);
}

describe('decodeCustomer', () => {
  test('reads the documented list row', () => {
    const row: JsonObject = {
      Name: 'Budi Santoso',
      Code: 'MM-00001',
      Mobile: '081200000001',
      Email: 'budi@example.com',
      BirthDate: '1990-03-01T00:00:00',
      JoinDate: '2024-01-31T00:00:00',
      ID: '00000000-0000-4000-8000-000000000001',
    };
    assert.deepEqual(decodeCustomer(row), {
      name: 'Budi Santoso',
      code: 'MM-00001',
      mobile: '081200000001',
      email: 'budi@example.com',
      birthDate: '1990-03-01',
      joinDate: '2024-01-31',
      id: '00000000-0000-4000-8000-000000000001',
      unknownFields: {},
    });
  });

  test('reads the documented detail', () => {
    const detail: JsonObject = {
      FirstName: 'Budi',
      LastName: 'Santoso',
      Gender: true,
      Phone: '021',
      Address: 'Jl. 1',
      ReferredBy: 'guid',
      Group: 'Gold',
      ExpiredGroup: '31 Jul 2019',
      SignUpOutlet: 'Outlet1',
      ImageURL: '//cdn.example/x.png',
      LoyaltyPoint: 12.5,
      Status: 'Active',
      NationalIDNumber: '317',
    };
    assert.deepEqual(decodeCustomer(detail), {
      firstName: 'Budi',
      lastName: 'Santoso',
      gender: true,
      phone: '021',
      address: 'Jl. 1',
      referredBy: 'guid',
      group: 'Gold',
      expiredGroup: '2019-07-31',
      signUpOutlet: 'Outlet1',
      imageUrl: '//cdn.example/x.png',
      loyaltyPoint: 12.5,
      status: 'Active',
      nationalIdNumber: '317',
      unknownFields: {},
    });
  });

  test('open question 20: takes a detail without an id and without a birth date', () => {
    const record = decodeCustomer({ Name: 'Budi' });
    assert.equal('id' in record, false);
    assert.equal('birthDate' in record, false);
  });

  test('open question 20: reads the birth date in either capitalisation', () => {
    assert.equal(decodeCustomer({ BirthDate: '1990-03-01T00:00:00' }).birthDate, '1990-03-01');
    assert.equal(decodeCustomer({ Birthdate: '1990-03-01' }).birthDate, '1990-03-01');
  });

  test('open question 20: keeps a second, different birth date aside', () => {
    const record = decodeCustomer({ BirthDate: '1990-03-01', Birthdate: '1991-01-01' });
    assert.equal(record.birthDate, '1990-03-01');
    assert.deepEqual(record.unknownFields, { Birthdate: '1991-01-01' });
    assert.equal(decodeCustomer({ BirthDate: null, Birthdate: '1991-01-01' }).birthDate, '1991-01-01');
  });

  test('open question 21: takes year 1 for no date', () => {
    const record = decodeCustomer({ BirthDate: '0001-01-01T00:00:00' });
    assert.equal(record.birthDate, null);
    assert.deepEqual(record.unknownFields, {});
  });

  for (const raw of ['yesterday', '2023-02-30', ' ', 5, true, {}]) {
    test(`open question 21: keeps the unreadable date ${JSON.stringify(raw)} as it was`, () => {
      const record = decodeCustomer({ ExpiredGroup: raw });
      assert.equal('expiredGroup' in record, false);
      assert.deepEqual(record.unknownFields, { ExpiredGroup: raw });
    });
  }

  test('open question 15: reads the verified flags under any likely name, and the last sign-in as it came', () => {
    for (const name of ['MobileVerified', 'IsMobileVerified', 'VerifiedMobile', 'IsVerifiedMobile']) {
      assert.equal(decodeCustomer({ [name]: true }).mobileVerified, true);
    }
    for (const name of ['EmailVerified', 'IsEmailVerified', 'VerifiedEmail', 'IsVerifiedEmail']) {
      assert.equal(decodeCustomer({ [name]: false }).emailVerified, false);
    }
    const record = decodeCustomer({ MobileVerified: null, EmailVerified: '', AppLastSignIn: '2026-03-06T14:29:57' });
    assert.deepEqual([record.mobileVerified, record.emailVerified], [null, null]);
    assert.equal(record.appLastSignIn, '2026-03-06T14:29:57');
  });

  test('open question 15: keeps a flag aside that is no truth value, or that is there twice', () => {
    const record = decodeCustomer({ MobileVerified: true, IsMobileVerified: false, EmailVerified: 'yes' });
    assert.equal(record.mobileVerified, true);
    assert.deepEqual(record.unknownFields, { IsMobileVerified: false, EmailVerified: 'yes' });
  });

  for (const gender of [true, false, null]) {
    test(`open question 17: passes the gender ${gender} through untranslated`, () => {
      assert.equal(decodeCustomer({ Gender: gender }).gender, gender);
    });
  }

  for (const gender of [0, 1, 'Male', 'true']) {
    test(`open question 17: does not interpret the gender ${JSON.stringify(gender)}`, () => {
      const record = decodeCustomer({ Gender: gender });
      assert.equal(record.gender, undefined);
      assert.deepEqual(record.unknownFields, { Gender: gender });
    });
  }

  test('open question 26: tells null from a missing field', () => {
    const record = decodeCustomer({ Email: null });
    assert.equal(record.email, null);
    assert.equal(record.mobile, undefined);
  });

  test('open question 26: takes an empty text in place of a date, a gender or points for no value', () => {
    const record = decodeCustomer({ BirthDate: '', ExpiredGroup: '', Gender: '', LoyaltyPoint: '' });
    assert.deepEqual(record, {
      birthDate: null,
      expiredGroup: null,
      gender: null,
      loyaltyPoint: null,
      unknownFields: {},
    });
  });

  test('open question 26: keeps a status that nobody has seen', () => {
    assert.equal(decodeCustomer({ Status: 'Dormant' }).status, 'Dormant');
  });

  for (const [raw, points] of [
    ['88', 88],
    [' 88.50 ', 88.5],
    ['-3', -3],
    [0, 0],
    [null, null],
  ] as const) {
    test(`open question 26: reads the points ${JSON.stringify(raw)}`, () => {
      assert.equal(decodeCustomer({ LoyaltyPoint: raw }).loyaltyPoint, points);
    });
  }

  for (const raw of ['1,000', '1.000,5', ' ', 'many', '1e5', '0x10', 'Infinity', true]) {
    test(`open question 26: does not guess the points ${JSON.stringify(raw)}`, () => {
      const record = decodeCustomer({ LoyaltyPoint: raw });
      assert.equal(record.loyaltyPoint, undefined);
      assert.deepEqual(record.unknownFields, { LoyaltyPoint: raw });
    });
  }

  test('turns a number into text only where JSON carried it exactly', () => {
    assert.equal(decodeText('{"ID": 42}').id, '42');
    assert.equal(decodeText('{"ID": 9007199254740993}').id, undefined);
    assert.equal(decodeText('{"Mobile": 8.12e20}').mobile, undefined);
    assert.equal(decodeText('{"Code": 1.5}').code, undefined);
  });

  test('open question 26: keeps every unknown field, whatever its name', () => {
    const record = decodeText(
      '{"Name": "x", "StateID": 5, "__proto__": {"a": 1}, "toString": "t", "unknownFields": 1}',
    );
    assert.deepEqual(Object.entries(record.unknownFields).toSorted(), [
      ['StateID', 5],
      ['__proto__', { a: 1 }],
      ['toString', 't'],
      ['unknownFields', 1],
    ]);
    assert.equal(Object.getPrototypeOf(record.unknownFields), Object.prototype);
  });

  test('loses nothing and never throws: each field is read or kept', () => {
    const name = fc.oneof(fc.constantFrom('ID', 'Gender', 'BirthDate', 'LoyaltyPoint', 'Name'), fc.string());
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue()), (raw) => {
        const object: JsonObject = JSON.parse(JSON.stringify(raw));
        const { unknownFields, ...read } = decodeCustomer(object);
        assert.equal(Object.keys(unknownFields).length + Object.keys(read).length, Object.keys(object).length);
      }),
    );
  });
});

describe('identifiesSomebody', () => {
  for (const key of ['ID', 'Code', 'Email', 'Mobile', 'Phone', 'Name']) {
    test(`is true with ${key} alone`, () => assert.equal(identifiesSomebody(decodeCustomer({ [key]: 'x' })), true));
  }

  test('is false when every key is missing, null or blank', () => {
    assert.equal(identifiesSomebody(decodeCustomer({ ID: null, Name: ' ', Address: 'Jl. 1', Message: 'x' })), false);
  });
});
