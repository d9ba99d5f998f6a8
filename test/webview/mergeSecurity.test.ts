import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MergePageMessage, MergePageState } from '../../src/merge/protocol.ts';
import { readMergeHostMessage } from '../../src/webview/merge/messages.ts';
import { expectHarmless, expectUnmoved } from '../support/hostileLoop.ts';
import { COMPARED, MERGE_PAGE, MERGE_STATES, SURPRISED } from '../support/mergePageFixtures.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab<MergePageState, MergePageMessage>;
before(async () => {
  lab = await WebviewLab.startPage(MERGE_PAGE);
});
after(() => lab.stop());

/** A state in which every text that comes from outside is the same. */
function filledWith(text: string): MergePageState {
  return {
    ...SURPRISED,
    account: { ...SURPRISED.account, label: text },
    customers: SURPRISED.customers.map(() => ({ label: text, name: text, key: text, fact: text })),
    groups: SURPRISED.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({ ...row, label: text, cells: row.cells.map(() => ({ kind: 'value', text })) })),
    })),
    decision: text,
    notices: SURPRISED.notices.map((notice) => ({ ...notice, title: text, details: [text] })),
    results: SURPRISED.results.map((result) => ({ ...result, label: text, text })),
  };
}

test('hostile text in every place makes no element, runs nothing and does not widen the page', async () => {
  await expectHarmless(await lab.open({ state: COMPARED, width: 320 }), filledWith);
});

test('the policy is broken in no state, and stored state is never used', async () => {
  const webview = await lab.open({ state: COMPARED });
  for (const state of Object.values(MERGE_STATES)) await webview.show(state);
  assert.deepEqual(await webview.violations(), []);
});

test('malformed messages change nothing and raise nothing', async () => {
  await expectUnmoved(await lab.open({ state: COMPARED }), COMPARED, readMergeHostMessage);
});

test('before the host has answered there is only a quiet skeleton', async () => {
  const webview = await lab.open();
  assert.equal(await webview.page.locator('#root').textContent(), '');
  assert.equal(await webview.readyCount(), 1);
});
