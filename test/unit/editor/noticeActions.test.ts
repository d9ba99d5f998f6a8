import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import { failureActions } from '../../../src/editor/noticeActions.ts';
import { offline } from '../../support/documentBench.ts';

const gone: ApiErrorDetail = { kind: 'noSuchCustomer', status: 200, acted: 'no' };
const refused: ApiErrorDetail = { kind: 'badRequest', status: 400, acted: 'no' };
const forbidden: ApiErrorDetail = { kind: 'forbidden', status: 403, role: 'VIEW', acted: 'no' };
const noSecret: ApiErrorDetail = { kind: 'secretMissing', acted: 'no' };

describe('what can be done about a customer that could not be read', () => {
  it('is to try again, offline and without the role alike', () => {
    for (const error of [offline, forbidden]) {
      assert.deepEqual(failureActions({ kind: 'loadFailed', error }), ['retry', 'close', 'showLog']);
    }
  });

  it('is first to read the list again where the customer may be gone', () => {
    for (const error of [gone, refused]) {
      assert.deepEqual(failureActions({ kind: 'loadFailed', error }), ['refreshList', 'retry', 'close', 'showLog']);
    }
  });

  it('is first to enter the secret where that is what is missing', () => {
    assert.equal(failureActions({ kind: 'loadFailed', error: noSecret })[0], 'enterSecret');
  });
});

describe('what can be done about a failure with edits at stake', () => {
  it('is never to close the editor', () => {
    for (const kind of ['refreshFailed', 'saveFailed', 'saveUncertain', 'savedUnread', 'notCreated'] as const) {
      for (const error of [offline, gone, refused, forbidden]) {
        const actions = failureActions({ kind, error });
        assert.equal(actions.includes('close'), false);
        assert.ok(actions.length > 1, `${kind}: something beside the log`);
      }
    }
  });

  it('is to save again, but to read again first where the save may have arrived', () => {
    assert.deepEqual(failureActions({ kind: 'saveFailed', error: offline }), ['save', 'showLog']);
    assert.deepEqual(failureActions({ kind: 'saveUncertain', error: offline }), ['reload', 'showLog']);
    assert.deepEqual(failureActions({ kind: 'saveFailed', error: refused }), ['save', 'showLog']);
  });
});
