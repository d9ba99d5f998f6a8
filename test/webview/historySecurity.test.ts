import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import * as v from 'valibot';
import type { HistoryPageMessage, HistoryPageState } from '../../src/history/protocol.ts';
import { historyPageMessageSchema, MAX_SEARCH } from '../../src/history/protocol.ts';
import { readHistoryHostMessage } from '../../src/webview/history/messages.ts';
import { DAMAGED_HISTORY, entryId, HISTORY, HISTORY_PAGE, HISTORY_STATES } from '../support/historyPageFixtures.ts';
import { expectHarmless, expectUnmoved } from '../support/hostileLoop.ts';
import { buildWebview, WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab<HistoryPageState, HistoryPageMessage>;
before(async () => {
  lab = await WebviewLab.startPage(HISTORY_PAGE);
});
after(() => lab.stop());

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

describe('the history page', () => {
  test('hostile text in every place makes no element, runs nothing and does not widen the page', async () => {
    await expectHarmless(await lab.open({ state: HISTORY, width: 320 }), filledWith);
  });

  test('the policy is broken in no state, and stored state is never used', async () => {
    const webview = await lab.open({ state: HISTORY });
    for (const state of Object.values(HISTORY_STATES)) await webview.show(state);
    assert.deepEqual(await webview.violations(), []);
  });

  test('malformed messages change nothing and raise nothing', async () => {
    await expectUnmoved(await lab.open({ state: HISTORY }), HISTORY, readHistoryHostMessage);
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
