import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { MAX_TEXT } from '../../src/editor/protocol.ts';
import type { MergePageMessage, MergePageState } from '../../src/merge/protocol.ts';
import { readMergeHostMessage } from '../../src/webview/merge/messages.ts';
import { COMPARED, MERGE_PAGE, MERGE_STATES, SURPRISED } from '../support/mergePageFixtures.ts';
import type { WebviewPage } from '../support/webviewPage.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab<MergePageState, MergePageMessage>;
before(async () => {
  lab = await WebviewLab.startPage(MERGE_PAGE);
});
after(() => lab.stop());

const HOSTILE = [
  '<img src=x onerror="window.pwned=1">',
  '"><svg onload=window.pwned=1>',
  '</td></table></style><iframe srcdoc="<script>parent.pwned=1</script>">',
  'javascript:window.pwned=1',
  '\u202Egnp.exe\u2066 شكراً \u0000\u0007',
  'x'.repeat(MAX_TEXT),
  '\uD800 lone surrogate',
];

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

function elementCounts({ page }: WebviewPage<MergePageState, MergePageMessage>): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const counts: Record<string, number> = {};
    for (const { tagName } of document.querySelectorAll('body *')) counts[tagName] = (counts[tagName] ?? 0) + 1;
    return counts;
  });
}

test('hostile text in every place makes no element, runs nothing and does not widen the page', async () => {
  const webview = await lab.open({ state: filledWith('harmless'), width: 320 });
  const expected = await elementCounts(webview);
  for (const text of HOSTILE) {
    await webview.show(filledWith(text));
    assert.deepEqual(await elementCounts(webview), expected, text.slice(0, 60));
    assert.equal(await webview.page.evaluate(() => document.documentElement.scrollWidth), 320, text.slice(0, 60));
  }
  assert.equal(await webview.page.evaluate(() => 'pwned' in window), false);
  assert.deepEqual(await webview.violations(), []);
});

test('the policy is broken in no state, and stored state is never used', async () => {
  const webview = await lab.open({ state: COMPARED });
  for (const state of Object.values(MERGE_STATES)) await webview.show(state);
  assert.deepEqual(await webview.violations(), []);
});

test('malformed messages change nothing and raise nothing', async () => {
  const webview = await lab.open({ state: COMPARED });
  const errors: string[] = [];
  webview.page.on('pageerror', (error) => errors.push(error.message));
  const before = await webview.page.locator('body').innerHTML();
  const near = fc
    .tuple(fc.constantFrom(...Object.keys(COMPARED)), fc.jsonValue())
    .map(([key, value]) => ({ type: 'state', state: { ...COMPARED, [key]: value } }));
  const messages = fc
    .sample(fc.oneof(fc.jsonValue(), near), { numRuns: 400, seed: 4 })
    .filter((message) => readMergeHostMessage(message) === undefined)
    .map((message) => JSON.stringify(message));
  assert.ok(messages.length > 200);
  await webview.page.evaluate((data) => {
    for (const message of data) window.postMessage(JSON.parse(message), '*');
  }, messages);
  await webview.send({ type: 'nothing' });
  assert.equal(await webview.page.locator('body').innerHTML(), before);
  assert.deepEqual(errors, []);
  assert.deepEqual(await webview.messages(), []);
});

test('before the host has answered there is only a quiet skeleton', async () => {
  const webview = await lab.open();
  assert.equal(await webview.page.locator('#root').textContent(), '');
  assert.equal(await webview.readyCount(), 1);
});
