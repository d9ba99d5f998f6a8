import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_FIELD_NAMES, parseFieldNames } from '../../../src/api/wire.ts';

describe('parseFieldNames', () => {
  for (const nothing of [undefined, null, {}, [], 'text', 5]) {
    test(`gives the defaults for ${JSON.stringify(nothing)}`, () => {
      assert.deepEqual(parseFieldNames(nothing), { names: DEFAULT_FIELD_NAMES, ignored: [] });
    });
  }

  test('open question 15: each unconfirmed name can be replaced', () => {
    const setting = {
      tokenPath: '/api/v3/Token/Oauth2',
      tokenClientId: 'ClientID',
      tokenClientSecret: 'ClientSecret',
      detailMobile: 'Mobile',
      updateMobileKey: 'Mobile',
      appSignInId: 'CustomerID',
      verifyMobileId: 'CustomerID',
      verifyMobileFlag: 'IsVerified',
      verifyEmailId: 'CustomerID',
      verifyEmailFlag: 'IsVerified',
      listId: 'IDs',
      listIdForm: 'comma',
      pinCustomerId: 'ID',
      pinPin: 'Pin',
      pinCorrect: { status: 200, field: 'Valid', value: true },
      pinWrong: { status: 400, field: 'Message', value: 'Wrong PIN' },
      mergeTarget: 'TargetID',
      mergeSources: 'SourceIDs',
    };
    const { names, ignored } = parseFieldNames(setting);
    assert.deepEqual(ignored, []);
    assert.deepEqual(names, setting);
  });

  test('reports unknown keys and useless values, and leaves their defaults', () => {
    const setting = JSON.parse(
      '{"detailMobile": 5, "listId": "", "pinPin": "a b", "listIdForm": "csv", "nonsense": "x", "__proto__": "x", "appSignInId": "Key"}',
    );
    const { names, ignored } = parseFieldNames(setting);
    assert.deepEqual(ignored.toSorted(), ['__proto__', 'detailMobile', 'listId', 'listIdForm', 'nonsense', 'pinPin']);
    assert.deepEqual(names, { ...DEFAULT_FIELD_NAMES, appSignInId: 'Key' });
  });

  for (const path of ['//evil.example/x', 'https://evil.example/x', '/../x', '/x?y=1', 'api/v3', '/x#y', '/%2e%2e/x']) {
    test(`refuses the token path ${path}`, () => {
      const { names, ignored } = parseFieldNames({ tokenPath: path });
      assert.equal(names.tokenPath, DEFAULT_FIELD_NAMES.tokenPath);
      assert.deepEqual(ignored, ['tokenPath']);
    });
  }

  test('refuses one name for the target and the sources of a merge', () => {
    const { names, ignored } = parseFieldNames({ mergeTarget: 'ID', mergeSources: 'ID' });
    assert.equal(names.mergeTarget, undefined);
    assert.equal(names.mergeSources, undefined);
    assert.deepEqual(ignored, ['mergeTarget', 'mergeSources']);
  });

  for (const shape of [
    true,
    { status: 200 },
    { status: 200, field: 'Valid' },
    { status: '200', field: 'Valid', value: true },
    { status: 500, field: 'Valid', value: true },
    { status: 200, field: 5, value: true },
    { status: 200, field: 'Valid', value: null },
    { status: 200, field: 'Valid', value: [] },
    { status: 200, field: 'Valid', value: true, extra: 1 },
  ]) {
    test(`open question 4: does not take ${JSON.stringify(shape)} for a confirmed PIN answer`, () => {
      const { names, ignored } = parseFieldNames({ pinCorrect: shape });
      assert.equal(names.pinCorrect, undefined);
      assert.deepEqual(ignored, ['pinCorrect']);
    });
  }

  test('never throws, and merge names stay unset unless they were set', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { names } = parseFieldNames(value);
        assert.equal(typeof names.tokenPath, 'string');
        assert.equal(names.mergeTarget, undefined);
      }),
    );
  });
});
