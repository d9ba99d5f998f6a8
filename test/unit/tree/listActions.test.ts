import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import type { DirectoryState } from '../../../src/customers/directory.ts';
import { listActions } from '../../../src/tree/listActions.ts';
import { directoryOf } from '../customers/directoryBench.ts';

const { state: blank } = directoryOf(0).directory;

function actionsOf(change: Partial<DirectoryState>): readonly string[] {
  return listActions({ ...blank, status: 'ready', ...change });
}

function afterFailure(error: ApiErrorDetail, change: Partial<DirectoryState> = {}): readonly string[] {
  return actionsOf({ status: 'failed', error, ...change });
}

describe('the ways out of a list without rows', () => {
  it('are none while it is being read', () => {
    assert.deepEqual(listActions(undefined), []);
    assert.deepEqual(actionsOf({ status: 'loading' }), []);
  });

  it('lead out of a filter, also where DealPOS refuses it', () => {
    const filter = { outlet: 'No such outlet' };
    assert.deepEqual(actionsOf({ filter }), ['changeFilter', 'clearFilter']);
    const refused = afterFailure({ kind: 'badRequest', acted: 'no', status: 400 }, { filter });
    assert.deepEqual(refused, ['changeFilter', 'clearFilter', 'tryAgain', 'editAccount', 'diagnose', 'showLog']);
  });

  it('read an empty shop again, and leave the plain list call', () => {
    assert.deepEqual(actionsOf({}), ['refresh']);
    assert.deepEqual(actionsOf({ plain: true }), ['refresh', 'clearFilter']);
  });

  it('ask for the secret where it is missing or refused', () => {
    assert.equal(afterFailure({ kind: 'secretMissing', acted: 'no' })[0], 'enterSecret');
    assert.equal(afterFailure({ kind: 'credentialsRejected', acted: 'no', status: 400 })[0], 'enterSecret');
  });

  it('try again and look for the reason after any other failure', () => {
    assert.deepEqual(afterFailure({ kind: 'unreachable', acted: 'no', layer: 'tcp', code: 'ECONNREFUSED' }), [
      'tryAgain',
      'diagnose',
      'showLog',
    ]);
    assert.deepEqual(afterFailure({ kind: 'serverError', acted: 'no', status: 500 }), [
      'tryAgain',
      'editAccount',
      'diagnose',
      'showLog',
    ]);
  });
});
