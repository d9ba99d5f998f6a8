import assert from 'node:assert/strict';
import test from 'node:test';
import { idListArgument, isUnreadNote } from '../../../src/commands/idListArgument.ts';

const accountId = '7c2f0a51-3d1e-4b60-9a2c-0e8b6f4d1a77';

test('an account with ids is taken; what the ids are is looked at later', () => {
  assert.deepEqual(idListArgument({ accountId, ids: ['a', 'b'] }), ['a', 'b']);
});

for (const wrong of [
  undefined,
  'text',
  { accountId },
  { accountId: 'x', ids: [] },
  { accountId, ids: [5] },
  { accountId, ids: 'a,b' },
  { accountId, ids: Array.from({ length: 5001 }, () => 'a') },
]) {
  test(`${JSON.stringify(wrong)?.slice(0, 60)} holds no ids`, () => {
    assert.equal(idListArgument(wrong), undefined);
  });
}

test('only the line of the unread ids is one', () => {
  assert.equal(isUnreadNote({ type: 'idListNote', note: 'unread', accountId }), true);
  assert.equal(isUnreadNote({ type: 'idListNote', note: 'missing', accountId }), false);
  assert.equal(isUnreadNote({ type: 'idListNote', note: 'unread', accountId: 'x' }), false);
  assert.equal(isUnreadNote(undefined), false);
});
