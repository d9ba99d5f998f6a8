import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FIELD_IDS, WRITABLE_FIELD_IDS } from '../../src/customers/fields.ts';
import type { PageState } from '../../src/editor/protocol.ts';
import { MAX_TEXT } from '../../src/editor/protocol.ts';
import { readHostMessage } from '../../src/webview/messages.ts';
import { expectHarmless, expectUnmoved } from '../support/hostileLoop.ts';
import { PAGE_STATES, READY, STRINGS } from '../support/pageFixtures.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab;
before(async () => {
  lab = await WebviewLab.start();
});
after(() => lab.stop());

/** A state in which every text that comes from outside is the same. */
function filledWith(text: string): PageState {
  const every = <T extends string>(ids: readonly T[]) => Object.fromEntries(ids.map((id) => [id, text]));
  return {
    ...READY,
    heading: text,
    account: { ...READY.account, label: text },
    values: every(FIELD_IDS),
    edits: every(WRITABLE_FIELD_IDS),
    problems: every(WRITABLE_FIELD_IDS),
    otherFields: [[text, text]],
    conflicts: WRITABLE_FIELD_IDS.map((field) => ({ field, was: text })),
    placeholders: every(WRITABLE_FIELD_IDS),
    locked: { code: text },
    tools: READY.tools.map((tool, index) => ({ ...tool, label: text, off: index % 2 === 0 ? text : '' })),
    saveLabel: text,
    binding: text,
    freshness: text,
    referrer: text,
    image: { status: 'failed', text },
    genderNames: { true: text, false: text },
    notice: {
      severity: 'error',
      title: text,
      details: [text],
      actions: [{ action: 'retry', label: text, primary: true }],
    },
    announcement: text,
    focusProblems: 1,
  };
}

test('hostile text in every place makes no element, runs nothing and does not widen the page', async () => {
  await expectHarmless(await lab.open({ state: READY, width: 320 }), filledWith);
});

test('ten thousand characters in every field do not widen the page', async () => {
  const webview = await lab.open({ state: filledWith('x'.repeat(MAX_TEXT)), width: 320 });
  assert.equal(await webview.page.evaluate(() => document.documentElement.scrollWidth), 320);
});

test('malformed messages change nothing and raise nothing', async () => {
  await expectUnmoved(await lab.open({ state: READY }), READY, readHostMessage);
});

test('the policy is broken in no state, and stored state is never used', async () => {
  const webview = await lab.open({ state: READY });
  for (const state of Object.values(PAGE_STATES)) await webview.show(state);
  assert.deepEqual(await webview.violations(), []);
});

test('the policy of the test page is in force: text cannot become HTML', async () => {
  const webview = await lab.open({ state: READY });
  const threw = await webview.page.evaluate(() => {
    try {
      document.body.innerHTML = '<b>x</b>';
      return false;
    } catch (error) {
      return error instanceof TypeError;
    }
  });
  assert.equal(threw, true);
  assert.match((await webview.violations()).join(), /require-trusted-types-for/);
});

test('the page loads its script and its style and asks for nothing else', async () => {
  const webview = await lab.open();
  const requests: string[] = [];
  webview.page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await webview.page.reload();
  await webview.send({ type: 'init', locale: 'en', strings: STRINGS });
  await webview.show({ ...READY, values: { ...READY.values, imageUrl: 'https://images.example.com/siti.jpg' } });
  assert.deepEqual(requests.sort(), ['/', '/webview.css', '/webview.js']);
});

test('the API object is not left where another script could take it', async () => {
  const webview = await lab.open({ state: READY });
  const holders = await webview.page.evaluate(
    () =>
      Object.values(window).filter((value) => typeof value === 'object' && value !== null && 'postMessage' in value)
        .length,
  );
  const windows = await webview.page.evaluate(() => Object.values(window).filter((value) => value === window).length);
  assert.equal(holders, windows);
});
