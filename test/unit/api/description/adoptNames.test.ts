import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planAdoption } from '../../../../src/api/description/adoptNames.ts';
import type { StatedName } from '../../../../src/api/description/namesFromDescription.ts';
import { parseFieldNames } from '../../../../src/api/wire.ts';

const merge: readonly StatedName[] = [
  { key: 'mergeTarget', value: 'TargetCustomerID', operation: 'mergeCustomer' },
  { key: 'mergeSources', value: 'SourceCustomerIDs', operation: 'mergeCustomer' },
];
const mobile = (value: string): StatedName => ({ key: 'detailMobile', value, operation: 'getCustomerDetail' });

describe('adopting names', () => {
  test('stores only those that differ from the defaults', () => {
    const { changes, setting } = planAdoption(undefined, [...merge, mobile('MobilePhone')]);
    assert.deepEqual(setting, { mergeTarget: 'TargetCustomerID', mergeSources: 'SourceCustomerIDs' });
    assert.deepEqual(
      changes.map(({ key, from, to, operation }) => [key, from, to, operation]),
      [
        ['mergeTarget', undefined, 'TargetCustomerID', 'mergeCustomer'],
        ['mergeSources', undefined, 'SourceCustomerIDs', 'mergeCustomer'],
      ],
    );
    assert.deepEqual(parseFieldNames(setting).ignored, []);
  });

  test('takes out what was set by hand and is the default after all, and keeps the rest', () => {
    const before = { detailMobile: 'Phone', pinPin: 'Pin', pinCorrect: { status: 200, value: true }, unknownKey: 1 };
    const { changes, setting } = planAdoption(before, [mobile('MobilePhone')]);
    assert.deepEqual(setting, { pinPin: 'Pin', pinCorrect: { status: 200, value: true }, unknownKey: 1 });
    assert.deepEqual(changes, [
      { key: 'detailMobile', from: 'Phone', to: 'MobilePhone', operation: 'getCustomerDetail' },
    ]);
  });

  test('changes nothing where the names are in use already', () => {
    assert.deepEqual(planAdoption({ detailMobile: 'Mobile' }, [mobile('Mobile')]).changes, []);
    assert.deepEqual(planAdoption({}, []), { changes: [], setting: {} });
  });

  test('leaves out a name that clashes with one set by hand, with all of its request', () => {
    const stated: StatedName[] = [
      { key: 'pinCustomerId', value: 'Pin', operation: 'checkCustomerPinAuthenticate' },
      mobile('Mobile'),
    ];
    const { changes, setting } = planAdoption({ pinPin: 'Pin' }, stated);
    assert.deepEqual(
      changes.map(({ key }) => key),
      ['detailMobile'],
    );
    assert.deepEqual(setting, { pinPin: 'Pin', detailMobile: 'Mobile' });
  });

  test('reads a setting of any kind', () => {
    for (const setting of [null, 'text', 7, [], { mergeTarget: 5 }]) {
      assert.equal(planAdoption(setting, merge).changes.length, 2);
    }
  });
});
