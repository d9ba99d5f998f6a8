import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isCalendarDay } from '../../../src/api/calendarDay.ts';
import * as encode from '../../../src/api/encodeRequest.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import { failureFrom, ofKind } from '../../support/apiErrors.ts';

const names = DEFAULT_FIELD_NAMES;

function day(text: string) {
  assert.ok(isCalendarDay(text));
  return text;
}

function reasonOf(run: () => unknown): string {
  return ofKind(failureFrom(run), 'invalidInput').reason;
}

describe('lists', () => {
  test('open question 11: always name page number and page size', () => {
    assert.deepEqual(encode.encodeList({ pageNumber: 1, pageSize: 100 }).query, [
      ['PageNumber', '1'],
      ['PageSize', '100'],
    ]);
  });

  test('open question 22: days travel as they are, without a time or a zone', () => {
    const request = { pageNumber: 2, pageSize: 20, from: day('2024-01-01'), to: day('2024-01-31') };
    assert.deepEqual(encode.encodeList(request).query, [
      ['From', '2024-01-01'],
      ['To', '2024-01-31'],
      ['PageNumber', '2'],
      ['PageSize', '20'],
    ]);
  });

  test('open question 23: the name filter travels as it was typed', () => {
    const request = { pageNumber: 1, pageSize: 20, name: ' Budi  O’Neil ', outlet: 'Outlet 1' };
    assert.deepEqual(encode.encodeList(request).query?.slice(0, 2), [
      ['Name', ' Budi  O’Neil '],
      ['Outlet', 'Outlet 1'],
    ]);
  });

  test('leave empty filters out', () => {
    assert.deepEqual(encode.encodeList({ pageNumber: 1, pageSize: 1, name: '', outlet: '' }).query?.length, 2);
  });

  test('carry the same fields, numbers as numbers, in the body of the POST twin', () => {
    const encoded = encode.encodeListBody({ pageNumber: 3, pageSize: 50, name: 'Budi', to: day('2024-01-31') });
    assert.deepEqual(encoded.body, { Name: 'Budi', To: '2024-01-31', PageNumber: 3, PageSize: 50 });
    assert.equal(encoded.query, undefined);
  });

  for (const pageSize of [0, -1, 501, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    test(`open question 12: refuse a page size of ${pageSize}`, () => {
      assert.equal(
        reasonOf(() => encode.encodeList({ pageNumber: 1, pageSize })),
        'pageSize',
      );
    });
  }

  for (const pageNumber of [0, -1, 1.5, Number.NaN]) {
    test(`refuse the page ${pageNumber}`, () => {
      assert.equal(
        reasonOf(() => encode.encodeListBody({ pageNumber, pageSize: 1 })),
        'pageNumber',
      );
    });
  }

  test('open question 12: allow page sizes from 1 to 500', () => {
    for (const pageSize of [1, 500]) assert.ok(encode.encodeList({ pageNumber: 1, pageSize }).query);
  });
});

describe('keys', () => {
  for (const [kind, name] of [
    ['id', 'ID'],
    ['code', 'Code'],
    ['email', 'Email'],
    ['mobile', 'MobilePhone'],
  ] as const) {
    test(`Detail by ${kind} sends ${name} and nothing else`, () => {
      assert.deepEqual(encode.encodeDetail({ kind, value: 'x 1' }, names).query, [[name, 'x 1']]);
    });
  }

  for (const [kind, name] of [
    ['id', 'ID'],
    ['code', 'Code'],
    ['email', 'Email'],
    ['mobile', 'Phone'],
  ] as const) {
    test(`open question 7: Suspend by ${kind} sends exactly one identifier, ${name}`, () => {
      assert.deepEqual(encode.encodeStatusKey({ kind, value: 'x' }), { body: { [name]: 'x' }, fields: ['status'] });
    });
  }

  test('open question 8: a mobile number is passed on exactly as given', () => {
    for (const value of ['081200000001', '+6281200000001', ' 0812-0000 ']) {
      assert.deepEqual(encode.encodeDetail({ kind: 'mobile', value }, names).query, [['MobilePhone', value]]);
      assert.deepEqual(encode.encodeStatusKey({ kind: 'mobile', value }).body, { Phone: value });
    }
  });

  test('open question 15: the name of the mobile number in Detail can be replaced', () => {
    const query = encode.encodeDetail({ kind: 'mobile', value: '1' }, { ...names, detailMobile: 'Mobile' }).query;
    assert.deepEqual(query, [['Mobile', '1']]);
  });

  test('empty ones are refused everywhere before anything is sent', () => {
    for (const empty of ['', '  ', '\t\n']) {
      for (const run of [
        () => encode.encodeDetail({ kind: 'email', value: empty }, names),
        () => encode.encodeStatusKey({ kind: 'id', value: empty }),
        () => encode.encodeKey(empty, 'Email'),
        () => encode.encodeVerify({ id: empty, verified: true }, 'ID', 'Verified'),
        () => encode.encodePin({ customerId: empty, pin: '1' }, names),
        () => encode.encodePin({ customerId: 'a', pin: empty }, names),
        () => encode.encodeListId(['a', empty], names),
        () => encode.encodeUpdate({ key: empty, changes: { name: 'x' } }, 'ID'),
      ]) {
        assert.equal(reasonOf(run), 'emptyKey');
      }
    }
  });

  test('open question 5: a delete carries its key in a JSON body, never in the URL', () => {
    assert.deepEqual(encode.encodeKey('budi@example.com', 'Email'), {
      body: { Email: 'budi@example.com' },
      fields: [],
    });
  });
});

describe('ListID', () => {
  test('open question 14: repeats the query name by default', () => {
    assert.deepEqual(encode.encodeListId(['a', 'b'], names).query, [
      ['ListID', 'a'],
      ['ListID', 'b'],
    ]);
  });

  test('open question 14: joins with commas under a configured name', () => {
    const encoded = encode.encodeListId(['a', 'b'], { ...names, listId: 'IDs', listIdForm: 'comma' });
    assert.deepEqual(encoded.query, [['IDs', 'a,b']]);
  });

  test('refuses no ids and more than fit in a URL', () => {
    assert.equal(
      reasonOf(() => encode.encodeListId([], names)),
      'emptyKey',
    );
    const many = Array.from({ length: encode.MAX_LIST_IDS + 1 }, (_, index) => `id-${index}`);
    assert.equal(
      reasonOf(() => encode.encodeListId(many, names)),
      'tooManyIds',
    );
  });
});

describe('the calls whose names are unconfirmed', () => {
  test('open question 15: the verify calls say the flag outright, true or false', () => {
    assert.deepEqual(encode.encodeVerify({ id: 'a', verified: false }, 'ID', 'Verified').body, {
      ID: 'a',
      Verified: false,
    });
  });

  test('open question 4: the PIN stays text with its leading zeros', () => {
    assert.deepEqual(encode.encodePin({ customerId: 'a', pin: '0042' }, names).body, { CustomerID: 'a', PIN: '0042' });
  });

  test('open question 1: a merge is refused until its names are configured', () => {
    const input = { targetId: 'a', sourceIds: ['b'] };
    for (const partly of [names, { ...names, mergeTarget: 'T' }, { ...names, mergeSources: 'S' }]) {
      assert.equal(failureFrom(() => encode.encodeMerge(input, partly)).kind, 'unconfirmedNames');
    }
  });

  test('open question 1: a merge never folds a customer into itself, nor nobody', () => {
    const configured = { ...names, mergeTarget: 'T', mergeSources: 'S' };
    const merge = (targetId: string, sourceIds: string[]) => () =>
      encode.encodeMerge({ targetId, sourceIds }, configured);
    assert.equal(reasonOf(merge('a', [])), 'noSources');
    assert.equal(reasonOf(merge('a', ['b', 'A '])), 'targetAmongSources');
    assert.equal(reasonOf(merge('', ['b'])), 'emptyKey');
    assert.deepEqual(merge('a', ['b', 'c'])().body, { T: 'a', S: ['b', 'c'] });
  });

  test('open question 10: the token call sends the id and the secret under the configured names', () => {
    const credentials = { clientId: 'i', clientSecret: 's' };
    assert.deepEqual(encode.encodeToken(credentials, names).body, { client_id: 'i', client_secret: 's' });
    const other = { ...names, tokenClientId: 'ClientID', tokenClientSecret: 'ClientSecret' };
    assert.deepEqual(encode.encodeToken(credentials, other).body, { ClientID: 'i', ClientSecret: 's' });
  });
});
