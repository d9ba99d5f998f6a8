import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isCalendarDay } from '../../../src/api/calendarDay.ts';
import type { CustomerChanges } from '../../../src/api/customerRecord.ts';
import * as encode from '../../../src/api/encodeRequest.ts';
import { failureFrom, ofKind } from '../../support/apiErrors.ts';

function day(text: string) {
  assert.ok(isCalendarDay(text));
  return text;
}

function reasonOf(run: () => unknown): string {
  return ofKind(failureFrom(run), 'invalidInput').reason;
}

describe('create and update', () => {
  const all: Required<CustomerChanges> = {
    code: 'MM-1',
    name: 'Budi Santoso',
    firstName: 'Budi',
    lastName: 'Santoso',
    gender: false,
    birthDate: day('1989-04-20'),
    email: 'budi@example.com',
    mobile: '081200000001',
    phone: '0215550001',
    address: 'Jl. Contoh 1',
    group: 'Gold',
    expiredGroup: day('2028-12-31'),
    loyaltyPoint: 88.5,
    status: 'Active',
  };

  test('send every field under the documented name', () => {
    assert.deepEqual(encode.encodeCreate(all).body, {
      Code: 'MM-1',
      Name: 'Budi Santoso',
      FirstName: 'Budi',
      LastName: 'Santoso',
      Gender: false,
      Birthdate: '1989-04-20',
      Email: 'budi@example.com',
      Mobile: '081200000001',
      Phone: '0215550001',
      Address: 'Jl. Contoh 1',
      Group: 'Gold',
      ExpiredGroup: '2028-12-31',
      LoyaltyPoint: 88.5,
      Status: 'Active',
    });
  });

  test('name the fields that change by our ids', () => {
    assert.deepEqual(encode.encodeUpdate({ key: 'id-1', changes: { mobile: '1', name: 'x' } }, 'ID').fields, [
      'name',
      'mobile',
    ]);
  });

  test('open question 2: only what is set is sent, never null', () => {
    const changes: CustomerChanges = JSON.parse('{"name": "Budi", "phone": null}');
    assert.deepEqual(encode.encodeUpdate({ key: 'id-1', changes }, 'ID').body, { ID: 'id-1', Name: 'Budi' });
  });

  test('open question 2: an empty text is sent when it was set on purpose', () => {
    const body = encode.encodeUpdate({ key: 'id-1', changes: { phone: '', birthDate: '' } }, 'ID').body;
    assert.deepEqual(body, { ID: 'id-1', Phone: '', Birthdate: '' });
  });

  test('open question 3: the points are not sent unless they were set', () => {
    const without = encode.encodeUpdate({ key: 'id-1', changes: { name: 'x' } }, 'ID');
    assert.equal(Object.hasOwn(without.body ?? {}, 'LoyaltyPoint'), false);
    assert.deepEqual(encode.encodeUpdate({ key: 'id-1', changes: { loyaltyPoint: 0 } }, 'ID').body, {
      ID: 'id-1',
      LoyaltyPoint: 0,
    });
  });

  test('open question 17: the gender travels as the boolean it is', () => {
    for (const gender of [true, false]) assert.equal(encode.encodeCreate({ gender }).body?.Gender, gender);
  });

  test('open question 24: a create without a code sends none, so that the generator can fill it', () => {
    assert.deepEqual(encode.encodeCreate({ name: 'Budi' }).body, { Name: 'Budi' });
  });

  test('refuse to change nothing', () => {
    assert.equal(
      reasonOf(() => encode.encodeCreate({})),
      'emptyChange',
    );
    assert.equal(
      reasonOf(() => encode.encodeUpdate({ key: 'id-1', changes: {} }, 'ID')),
      'emptyChange',
    );
  });

  test('an update by email sends the email once', () => {
    const same = { key: 'budi@example.com', changes: { email: 'budi@example.com', name: 'Budi' } };
    assert.deepEqual(encode.encodeUpdate(same, 'Email'), {
      body: { Email: 'budi@example.com', Name: 'Budi' },
      fields: ['name'],
    });
  });

  test('an update refuses to change the field it finds the customer by', () => {
    const other = { key: 'budi@example.com', changes: { email: 'new@example.com', name: 'Budi' } };
    assert.equal(
      reasonOf(() => encode.encodeUpdate(other, 'Email')),
      'keyChange',
    );
    assert.equal(
      reasonOf(() => encode.encodeUpdate({ key: 'A', changes: { code: 'B' } }, 'Code')),
      'keyChange',
    );
  });

  test('an update that only repeats its key changes nothing', () => {
    assert.equal(
      reasonOf(() => encode.encodeUpdate({ key: 'A', changes: { code: 'A' } }, 'Code')),
      'emptyChange',
    );
  });

  test('open question 15: an update by mobile may change the mobile while the key has a name of its own', () => {
    const input = { key: '0811', changes: { mobile: '0822' } };
    assert.deepEqual(encode.encodeUpdate(input, 'MobilePhone').body, { Mobile: '0822', MobilePhone: '0811' });
    assert.equal(
      reasonOf(() => encode.encodeUpdate(input, 'Mobile')),
      'keyChange',
    );
  });

  test('open question 21: nothing but an existing yyyy-mm-dd is written as a date', () => {
    for (const birthDate of ['1989-02-30', '20 Apr 1989', '1989-04-20T00:00:00', '0000-00-00']) {
      const changes: CustomerChanges = JSON.parse(JSON.stringify({ birthDate }));
      assert.equal(
        reasonOf(() => encode.encodeCreate(changes)),
        'date',
      );
    }
  });

  test('refuse a number that JSON would turn into null', () => {
    assert.equal(
      reasonOf(() => encode.encodeCreate({ loyaltyPoint: Number.NaN })),
      'number',
    );
  });
});
