import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { FIELD_IDS, WRITABLE_FIELD_IDS } from '../../src/customers/fields.ts';
import type { PageState } from '../../src/editor/protocol.ts';
import { MAX_TEXT } from '../../src/editor/protocol.ts';
import { readHostMessage } from '../../src/webview/messages.ts';
import { PAGE_STATES, READY, STRINGS } from '../support/pageFixtures.ts';
import type { WebviewPage } from '../support/webviewPage.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab;
before(async () => {
  lab = await WebviewLab.start();
});
after(() => lab.stop());

const HOSTILE = [
  '<img src=x onerror="window.pwned=1">',
  '<script>window.pwned=1</script>',
  '"><svg onload=window.pwned=1>',
  `' onfocus='window.pwned=1' autofocus='`,
  '</textarea></title></style><iframe srcdoc="<script>parent.pwned=1</script>">',
  'javascript:window.pwned=1',
  '{{constructor.constructor("window.pwned=1")()}}',
  '\u202Egnp.exe\u2066 شكراً \u0000\u0007',
  '👩‍👩‍👧‍👦 e\u0301\u200B\uFEFF',
  '&lt;b&gt;&#60;b&#62;',
  'x'.repeat(MAX_TEXT),
  '\uD800 lone surrogate',
];

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

function elementCounts({ page }: WebviewPage): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const counts: Record<string, number> = {};
    for (const { tagName } of document.querySelectorAll('body *')) counts[tagName] = (counts[tagName] ?? 0) + 1;
    return counts;
  });
}

test('hostile text in every place makes no element and runs nothing', async () => {
  const webview = await lab.open({ state: READY });
  await webview.show(filledWith('harmless'));
  const expected = await elementCounts(webview);
  for (const text of HOSTILE) {
    await webview.show(filledWith(text));
    assert.deepEqual(await elementCounts(webview), expected, text.slice(0, 60));
    assert.equal(await webview.page.getByRole('heading', { level: 1 }).evaluate((h1) => h1.textContent), text);
  }
  assert.equal(await webview.page.evaluate(() => 'pwned' in window), false);
  assert.deepEqual(await webview.violations(), []);
});

test('ten thousand characters in every field do not widen the page', async () => {
  const webview = await lab.open({ state: filledWith('x'.repeat(MAX_TEXT)), width: 320 });
  assert.equal(await webview.page.evaluate(() => document.documentElement.scrollWidth), 320);
});

test('malformed messages change nothing and raise nothing', async () => {
  const webview = await lab.open({ state: READY });
  const errors: string[] = [];
  webview.page.on('pageerror', (error) => errors.push(error.message));
  const before = await webview.page.locator('body').innerHTML();
  const near = fc
    .tuple(fc.constantFrom(...Object.keys(READY)), fc.jsonValue())
    .map(([key, value]) => ({ type: 'state', state: { ...READY, [key]: value } }));
  const messages = fc
    .sample(fc.oneof(fc.jsonValue(), near, fc.record({ type: fc.string(), state: fc.jsonValue() })), {
      numRuns: 600,
      seed: 4,
    })
    .filter((message) => readHostMessage(message) === undefined)
    .map((message) => JSON.stringify(message));
  assert.ok(messages.length > 400);
  await webview.page.evaluate((data) => {
    for (const message of data) window.postMessage(JSON.parse(message), '*');
  }, messages);
  await webview.send({ type: 'nothing' });
  assert.equal(await webview.page.locator('body').innerHTML(), before);
  assert.deepEqual(errors, []);
  assert.deepEqual(await webview.messages(), []);
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
