import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HOSTILE_TEXTS } from './hostileTexts.ts';
import type { WebviewPage } from './webviewPage.ts';

type AnyPage<State> = Pick<WebviewPage<State, { readonly type: string }>, 'page' | 'show' | 'violations'>;

/** What the page has made of a text: whether it is to be read, how many elements of each kind there are, and how wide it is. */
function effectOf(page: WebviewPage['page'], text: string) {
  return page.evaluate((shown) => {
    const elements: Record<string, number> = {};
    for (const { tagName } of document.querySelectorAll('body *')) elements[tagName] = (elements[tagName] ?? 0) + 1;
    const isShown = document.body.textContent?.includes(shown) ?? false;
    return { isShown, elements, width: document.documentElement.scrollWidth };
  }, text);
}

/**
 * Shows the page with each hostile text in every place that takes text from outside. None may make an element, run, ask
 * for anything, break the policy, or make the page wider than its window.
 */
export async function expectHarmless<State>(webview: AnyPage<State>, filledWith: (text: string) => State) {
  const { page } = webview;
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await webview.show(filledWith('harmless'));
  const { elements } = await effectOf(page, '');
  const width = await page.evaluate(() => window.innerWidth);
  for (const text of HOSTILE_TEXTS) {
    await webview.show(filledWith(text));
    assert.deepEqual(await effectOf(page, text), { isShown: true, elements, width }, text.slice(0, 60));
  }
  assert.equal(await page.evaluate(() => 'pwned' in window), false);
  assert.deepEqual(requests, []);
  assert.deepEqual(await webview.violations(), []);
}

/**
 * Sends the page messages of chance and its own snapshot with one part replaced. Those that `read` refuses may change
 * nothing, raise nothing and make it say nothing.
 */
export async function expectUnmoved<State extends object>(
  webview: Pick<WebviewPage<State, { readonly type: string }>, 'page' | 'send' | 'messages'>,
  state: State,
  read: (message: unknown) => unknown,
) {
  const errors: string[] = [];
  webview.page.on('pageerror', (error) => errors.push(error.message));
  const before = await webview.page.locator('body').innerHTML();
  const near = fc
    .tuple(fc.constantFrom(...Object.keys(state)), fc.jsonValue())
    .map(([key, value]) => ({ type: 'state', state: { ...state, [key]: value } }));
  const chance = fc.oneof(fc.jsonValue(), near, fc.record({ type: fc.string(), state: fc.jsonValue() }));
  const messages = fc
    .sample(chance, { numRuns: 600, seed: 4 })
    .filter((message) => read(message) === undefined)
    .map((message) => JSON.stringify(message));
  assert.ok(messages.length > 400);
  await webview.page.evaluate((data) => {
    for (const message of data) window.postMessage(JSON.parse(message), '*');
  }, messages);
  await webview.send({ type: 'nothing' });
  assert.equal(await webview.page.locator('body').innerHTML(), before);
  assert.deepEqual(errors, []);
  assert.deepEqual(await webview.messages(), []);
}
