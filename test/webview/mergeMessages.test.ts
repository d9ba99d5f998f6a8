import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import * as v from 'valibot';
import { MAX_TEXT } from '../../src/editor/protocol.ts';
import { MAX_MERGED_CUSTOMERS, mergePageMessageSchema } from '../../src/merge/protocol.ts';
import { readMergeHostMessage } from '../../src/webview/merge/messages.ts';
import { COMPARED, MERGE_PAGE, MERGE_STATES } from '../support/mergePageFixtures.ts';
import { buildWebview } from '../support/webviewPage.ts';

describe('what the merge page accepts from the host', () => {
  test('the messages of the protocol arrive as they are', () => {
    assert.deepEqual(readMergeHostMessage(MERGE_PAGE.init), MERGE_PAGE.init);
    for (const state of Object.values(MERGE_STATES)) {
      assert.deepEqual(readMergeHostMessage({ type: 'state', state }), { type: 'state', state });
    }
  });

  const malformed: readonly [string, unknown][] = [
    ['a property that the protocol does not know', { ...COMPARED, url: 'https://example.com' }],
    ['a text longer than any field', { ...COMPARED, decision: 'x'.repeat(MAX_TEXT + 1) }],
    ['a survivor who cannot be on the page', { ...COMPARED, survivor: MAX_MERGED_CUSTOMERS }],
    ['a missing part', { ...COMPARED, groups: undefined }],
  ];
  for (const [what, state] of malformed) {
    test(`${what} is dropped`, () => assert.equal(readMergeHostMessage({ type: 'state', state }), undefined));
  }

  test('anything at all is read without throwing, and only what fits is taken', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withObjectString: true }), (data) => {
        assert.equal(readMergeHostMessage(data), undefined);
      }),
    );
  });
});

describe('what the host accepts from the merge page', () => {
  const accepted = (message: unknown): boolean => v.is(mergePageMessageSchema, message);

  test('positions and known actions only', () => {
    assert.ok(accepted({ type: 'merge', survivor: 1 }));
    assert.ok(accepted({ type: 'action', action: 'close' }));
    for (const message of [
      { type: 'merge' },
      { type: 'merge', survivor: -1 },
      { type: 'merge', survivor: 0.5 },
      { type: 'merge', survivor: '1' },
      { type: 'merge', survivor: MAX_MERGED_CUSTOMERS },
      { type: 'merge', survivor: 1, sources: ['another id'] },
      { type: 'choose', survivor: 1, id: 'x' },
      { type: 'action', action: 'deleteEverything' },
      { type: 'edit', seq: 1, field: 'name', text: 'x', done: true },
    ]) {
      assert.equal(accepted(message), false, JSON.stringify(message));
    }
  });
});

test('the merge page’s script stays small, and has no way to run text as code, to keep data or to talk to a server', async () => {
  const { script } = await buildWebview(MERGE_PAGE);
  const bytes = gzipSync(script).length;
  assert.ok(bytes <= 30_000, `${bytes} bytes gzipped`);
  const source = new TextDecoder().decode(script);
  for (const forbidden of ['eval(', 'new Function', 'fetch(', 'XMLHttpRequest', 'localStorage', 'document.write']) {
    assert.ok(!source.includes(forbidden), forbidden);
  }
});
