import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import type { DirectoryState } from '../../../src/customers/directory.ts';
import { viewStateOf } from '../../../src/tree/viewState.ts';

const blank: DirectoryState = {
  status: 'ready',
  action: undefined,
  rows: [],
  total: 0,
  hasMore: false,
  filter: undefined,
  plain: false,
  error: undefined,
  loadedAt: 0,
  pages: 1,
  firstNewKey: undefined,
};
const row = { key: 'a', record: { unknownFields: {} } };
const failed = (error: ApiErrorDetail): DirectoryState => ({ ...blank, status: 'failed', error });

describe('the state of the customers view', () => {
  it('is loading before anything was read', () => {
    assert.equal(viewStateOf(undefined), 'loading');
    assert.equal(viewStateOf({ ...blank, status: 'idle' }), 'loading');
    assert.equal(viewStateOf({ ...blank, status: 'loading' }), 'loading');
  });

  it('is ready as long as there are rows, whatever happens meanwhile', () => {
    assert.equal(viewStateOf({ ...blank, rows: [row] }), 'ready');
    assert.equal(viewStateOf({ ...blank, rows: [row], status: 'loading' }), 'ready');
    assert.equal(viewStateOf({ ...failed({ kind: 'secretMissing', acted: 'no' }), rows: [row] }), 'ready');
  });

  it('tells an empty shop from a filter that matches nobody', () => {
    assert.equal(viewStateOf(blank), 'empty');
    assert.equal(viewStateOf({ ...blank, filter: {} }), 'empty');
    assert.equal(viewStateOf({ ...blank, filter: { name: 'zz' } }), 'emptyFiltered');
  });

  it('tells a network that is down from a refusal and from a lost secret', () => {
    assert.equal(viewStateOf(failed({ kind: 'unreachable', layer: 'dns', code: 'ENOTFOUND', acted: 'no' })), 'offline');
    assert.equal(viewStateOf(failed({ kind: 'timeout', stage: 'headers', ms: 15_000, acted: 'no' })), 'offline');
    assert.equal(viewStateOf(failed({ kind: 'tenantSuspended', status: 402, acted: 'no' })), 'error');
    assert.equal(viewStateOf(failed({ kind: 'secretMissing', acted: 'no' })), 'secretMissing');
    for (const kind of ['credentialsRejected', 'unauthorized'] as const) {
      assert.equal(viewStateOf(failed({ kind, status: 401, acted: 'no' })), 'secretRefused');
    }
  });
});
