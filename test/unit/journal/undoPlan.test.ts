import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OperationId } from '../../../src/api/operationId.ts';
import { operations } from '../../../src/api/operations.ts';
import type { NoUndo } from '../../../src/journal/undoPlan.ts';
import { keyAfter, undoPlanOf } from '../../../src/journal/undoPlan.ts';
import { writeKindOf } from '../../../src/journal/writeKind.ts';
import { ID } from '../customers/fakes.ts';
import { entryOf } from './entryFixtures.ts';

const BY_ID = { kind: 'id', value: ID };

describe('undoPlan', () => {
  test('a saved change is undone by the values from before', () => {
    assert.deepEqual(undoPlanOf(entryOf()), {
      kind: 'edit',
      key: BY_ID,
      fields: [{ field: 'phone', before: '0215550001', after: '0215550009' }],
      unknown: [],
    });
  });

  test('what DealPOS made of a value is what it is undone from', () => {
    const readBack = { differs: [{ field: 'phone' as const, got: '+62' }], unverified: [], changedToo: [] };
    const plan = undoPlanOf(entryOf({ readBack }));
    assert.ok(plan.kind === 'edit');
    assert.equal(plan.fields[0]?.after, '+62');
  });

  test('a field of which nobody knows what it was is named and left out', () => {
    const changes = [...entryOf().changes, { field: 'group' as const, after: 'Gold' }];
    const plan = undoPlanOf(entryOf({ changes }));
    assert.ok(plan.kind === 'edit');
    assert.deepEqual([plan.fields.map(({ field }) => field), plan.unknown], [['phone'], ['group']]);
    assert.deepEqual(undoPlanOf(entryOf({ changes: changes.slice(1) })), { kind: 'none', reason: 'beforeUnknown' });
  });

  test('a change that left everything as it was is nothing to undo', () => {
    const changes = [{ field: 'phone' as const, before: '1', after: '1' }];
    assert.deepEqual(undoPlanOf(entryOf({ changes })), { kind: 'none', reason: 'nothingChanged' });
  });

  test('an uncertain change can be undone, one that was not made cannot', () => {
    assert.equal(undoPlanOf(entryOf({ outcome: 'uncertain' })).kind, 'edit');
    assert.deepEqual(undoPlanOf(entryOf({ outcome: 'notDone' })), { kind: 'none', reason: 'notDone' });
  });

  test('a suspension is undone by its opposite, and the other way round', () => {
    assert.deepEqual(undoPlanOf(entryOf({ operation: 'suspendCustomer' })), {
      kind: 'status',
      key: BY_ID,
      to: 'active',
    });
    const plan = undoPlanOf(entryOf({ operation: 'unsuspendCustomer' }));
    assert.deepEqual(plan, { kind: 'status', key: BY_ID, to: 'suspended' });
  });

  const impossible: readonly (readonly [OperationId, NoUndo])[] = [
    ['createCustomer', 'created'],
    ['deleteCustomerByCode', 'deleted'],
    ['deleteCustomerByEmail', 'deleted'],
    ['mergeCustomer', 'merged'],
    ['verifyCustomerEmail', 'verified'],
    ['verifyCustomerMobile', 'verified'],
    ['updateAppLastSignInCustomerById', 'appSignIn'],
    ['checkCustomerPinAuthenticate', 'pinCheck'],
  ];
  for (const [operation, reason] of impossible) {
    test(`${operation} cannot be undone, and it is said why: ${reason}`, () => {
      assert.deepEqual(undoPlanOf(entryOf({ operation })), { kind: 'none', reason });
    });
  }

  test('every call that is recorded is of a known kind, and no read is', () => {
    for (const { id, kind } of Object.values(operations)) {
      assert.equal(writeKindOf(id) !== undefined, kind === 'write' || kind === 'secretCheck', id);
    }
  });

  test('a customer without an ID is found by what its code, email or number became', () => {
    const found = (field: 'code' | 'email' | 'mobile') =>
      keyAfter(entryOf({ customers: [{ [field]: 'old' }], changes: [{ field, before: 'old', after: 'new' }] }));
    assert.deepEqual(found('code'), { kind: 'code', value: 'new' });
    assert.deepEqual(found('email'), { kind: 'email', value: 'new' });
    assert.deepEqual(found('mobile'), { kind: 'mobile', value: 'new' });
    const nobody = entryOf({ customers: [{ name: 'Budi' }] });
    assert.equal(keyAfter(nobody), undefined);
    assert.deepEqual(undoPlanOf(nobody), { kind: 'none', reason: 'noKey' });
    assert.deepEqual(undoPlanOf({ ...nobody, operation: 'suspendCustomer' }), { kind: 'none', reason: 'noKey' });
  });
});
