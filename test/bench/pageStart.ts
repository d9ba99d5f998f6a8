import type { Page } from 'playwright-core';
import { READY } from '../support/pageFixtures.ts';
import { CUSTOMER_PAGE, WebviewLab } from '../support/webviewPage.ts';
import type { Measure } from './measure.ts';
import { median } from './measure.ts';

const ROUNDS = 20;

/** From the start of the page's script to the first field that can be typed into, beside a page with one bare field. */
export async function measurePageStart(): Promise<readonly Measure[]> {
  const lab = await WebviewLab.start();
  try {
    const { page } = await lab.open();
    await page.addInitScript(answerReady, [CUSTOMER_PAGE.init, CUSTOMER_PAGE.stateMessage(READY)]);
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const pair = [await startOfOurs(page), await startOfBare(page)] as const;
      if (round === 0) continue;
      ours.push(pair[0]);
      bare.push(pair[1]);
    }
    const beside = { name: 'a script that makes one field', value: median(bare) };
    const how = `script start to the first usable field, median of ${ROUNDS}`;
    return [{ name: 'Customer page', ours: median(ours), unit: 'ms', beside, goal: 100, goalOf: 'ours', how }];
  } finally {
    await lab.stop();
  }
}

declare global {
  interface Window {
    benchUsableAt?: number;
  }
}

/** Runs in the page before its script: a host that answers at once, and a look at the first usable field. */
function answerReady(answers: readonly unknown[]): void {
  const acquire = window.acquireVsCodeApi;
  window.acquireVsCodeApi = () => {
    const api = acquire();
    return Object.freeze({
      ...api,
      postMessage: (message: { readonly type: string }) => {
        api.postMessage(message);
        if (message.type === 'ready') for (const answer of answers) window.postMessage(answer, '*');
      },
    });
  };
  new MutationObserver((_, observer) => {
    if (!document.querySelector('input:enabled')) return;
    window.benchUsableAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

async function startOfOurs(page: Page): Promise<number> {
  await page.reload();
  await page.waitForFunction(() => window.benchUsableAt !== undefined);
  return page.evaluate(() => {
    const [script] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/webview.js'));
    if (!(script instanceof PerformanceResourceTiming)) throw new Error('the page has no script');
    return (window.benchUsableAt ?? Number.NaN) - script.responseEnd;
  });
}

function startOfBare(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const started = performance.now();
    document.body.replaceChildren(document.createElement('input'));
    return performance.now() - started;
  });
}
