import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import * as v from 'valibot';
import { MAX_TEXT } from '../../src/editor/protocol.ts';
import type { HistoryPageMessage, HistoryPageState } from '../../src/history/protocol.ts';
import { historyPageMessageSchema, MAX_SEARCH } from '../../src/history/protocol.ts';
import { readHistoryHostMessage } from '../../src/webview/history/messages.ts';
import { DAMAGED_HISTORY, entryId, HISTORY, HISTORY_PAGE, HISTORY_STATES } from '../support/historyPageFixtures.ts';
import type { WebviewPage } from '../support/webviewPage.ts';
import { buildWebview, WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab<HistoryPageState, HistoryPageMessage>;
before(async () => {
  lab = await WebviewLab.startPage(HISTORY_PAGE);
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
function filledWith(text: string): HistoryPageState {
  const cell = { kind: 'value', text } as const;
  const entries = DAMAGED_HISTORY.days.flatMap((day) => day.entries);
  return {
    ...DAMAGED_HISTORY,
    account: { ...DAMAGED_HISTORY.account, label: text },
    subject: text,
    days: [
      {
        label: text,
        entries: entries.map((entry) => ({
          ...entry,
          customer: text,
          changes: entry.changes.map(() => ({ label: text, before: cell, after: cell })).slice(0, 1),
          notes: [text],
        })),
      },
    ],
    notices: DAMAGED_HISTORY.notices.map((notice) => ({ ...notice, details: [text] })),
  };
}

function elementCounts({ page }: WebviewPage<HistoryPageState, HistoryPageMessage>): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const counts: Record<string, number> = {};
    for (const { tagName } of document.querySelectorAll('body *')) counts[tagName] = (counts[tagName] ?? 0) + 1;
    return counts;
  });
}

describe('the history page', () => {
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
    const webview = await lab.open({ state: HISTORY });
    for (const state of Object.values(HISTORY_STATES)) await webview.show(state);
    assert.deepEqual(await webview.violations(), []);
  });

  test('malformed messages change nothing and raise nothing', async () => {
    const webview = await lab.open({ state: HISTORY });
    const errors: string[] = [];
    webview.page.on('pageerror', (error) => errors.push(error.message));
    const before = await webview.page.locator('body').innerHTML();
    const near = fc
      .tuple(fc.constantFrom(...Object.keys(HISTORY)), fc.jsonValue())
      .map(([key, value]) => ({ type: 'state', state: { ...HISTORY, [key]: value } }));
    const messages = fc
      .sample(fc.oneof(fc.jsonValue(), near), { numRuns: 400, seed: 4 })
      .filter((message) => readHistoryHostMessage(message) === undefined)
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

  test('the page’s script stays small and keeps nothing', async () => {
    const { script } = await buildWebview(HISTORY_PAGE);
    const bytes = gzipSync(script).length;
    assert.ok(bytes <= 40_000, `${bytes} bytes gzipped`);
    const text = new TextDecoder().decode(script);
    for (const forbidden of ['setState(', 'localStorage', 'fetch(', 'innerHTML']) {
      assert.equal(text.includes(`acquireVsCodeApi().${forbidden}`) || text.includes(`port.${forbidden}`), false);
    }
  });
});

describe('what the host accepts from the history page', () => {
  const good: readonly HistoryPageMessage[] = [
    { type: 'ready' },
    { type: 'filter', filter: { text: 'x'.repeat(MAX_SEARCH), kind: 'update', outcome: '' } },
    { type: 'action', action: 'exportCsv' },
    { type: 'undo', entry: entryId(1) },
  ];
  const malformed: readonly [string, unknown][] = [
    ['a longer search', { type: 'filter', filter: { text: 'x'.repeat(MAX_SEARCH + 1), kind: '', outcome: '' } }],
    ['an action of another page', { type: 'action', action: 'save' }],
    ['an entry that is no id', { type: 'undo', entry: '../other' }],
    ['a customer of its own choosing', { type: 'open', entry: entryId(1), customer: 'id:1' }],
    ['an account of its own choosing', { type: 'undo', entry: entryId(1), accountId: entryId(2) }],
    ['nothing', undefined],
  ];

  test('the messages of the protocol', () => {
    for (const message of good) assert.equal(v.is(historyPageMessageSchema, message), true, message.type);
  });

  for (const [name, message] of malformed) {
    test(`not ${name}`, () => assert.equal(v.is(historyPageMessageSchema, message), false));
  }

  test('no message of chance', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (message) => {
        assert.equal(v.is(historyPageMessageSchema, message), false);
      }),
      { numRuns: 20_000, seed: 3 },
    );
  });
});
