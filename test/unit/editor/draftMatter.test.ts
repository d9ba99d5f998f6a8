import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressText, keyOfMatter, matterOf } from '../../../src/editor/draftMatter.ts';

describe('what a draft is about', () => {
  for (const key of [
    { kind: 'id', value: '00000000-0000-4000-8000-000000000001' },
    { kind: 'code', value: 'A:B:C' },
    { kind: 'email', value: 'budi@example.com' },
    { kind: 'mobile', value: '+62 812' },
  ] as const) {
    it(`gives back a key that is an ${key.kind}`, () => {
      assert.deepEqual(keyOfMatter(matterOf({ kind: 'existing', key })), key);
    });
  }

  it('is the same whether the editor saves by that very key or not', () => {
    const key = { kind: 'code', value: 'MM-1' } as const;
    const bound = { kind: 'existing', key: { ...key, bound: true } } as const;
    assert.equal(matterOf(bound), matterOf({ kind: 'existing', key }));
  });

  it('is one for all new customers, and has no key', () => {
    assert.equal(matterOf({ kind: 'new' }), matterOf({ kind: 'new', code: 'MM-2' }));
    for (const matter of ['new', 'lost', '', ':x', 'name:x']) assert.equal(keyOfMatter(matter), undefined);
  });

  it('has an address without the label', () => {
    assert.equal(addressText({ accountId: 'a', kind: 'by-handle', value: '4711' }), 'by-handle/4711');
  });
});
