import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FreshRecords } from '../../../src/editor/freshRecords.ts';
import { BUDI, KEY } from '../../support/documentBench.ts';

const byCode = { kind: 'code', value: 'MM-00001' } as const;

describe('records that were read moments ago', () => {
  it('are found by any of their keys', () => {
    const fresh = new FreshRecords(() => 1_000);
    fresh.remember('a', BUDI);
    assert.equal(fresh.find('a', KEY)?.record.name, 'Budi Santoso');
    assert.equal(fresh.find('a', byCode)?.readAt, 1_000);
  });

  it('are not found for another account', () => {
    const fresh = new FreshRecords(() => 0);
    fresh.remember('a', BUDI);
    assert.equal(fresh.find('b', KEY), undefined);
  });

  it('are out of date after 30 seconds', () => {
    let now = 0;
    const fresh = new FreshRecords(() => now);
    fresh.remember('a', BUDI);
    now = 29_999;
    assert.ok(fresh.find('a', KEY));
    now = 30_000;
    assert.equal(fresh.find('a', KEY), undefined);
  });

  it('are forgotten when a command has changed them, and with their account', () => {
    const fresh = new FreshRecords(() => 0);
    fresh.remember('a', BUDI);
    fresh.forget('a', BUDI);
    assert.equal(fresh.find('a', KEY), undefined);
    fresh.remember('a', BUDI);
    fresh.forgetAccount('a');
    assert.equal(fresh.find('a', KEY), undefined);
  });

  it('are replaced by a newer copy', () => {
    const fresh = new FreshRecords(() => 0);
    fresh.remember('a', BUDI);
    fresh.remember('a', { ...BUDI, name: 'Budi S' });
    assert.equal(fresh.find('a', KEY)?.record.name, 'Budi S');
  });

  it('are few: the oldest goes when there are too many', () => {
    const fresh = new FreshRecords(() => 0);
    for (let n = 0; n < 60; n += 1) fresh.remember('a', { id: `id-${n}`, unknownFields: {} });
    assert.equal(fresh.find('a', { kind: 'id', value: 'id-0' }), undefined);
    assert.ok(fresh.find('a', { kind: 'id', value: 'id-59' }));
  });
});
