import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageState } from '../../src/editor/protocol.ts';
import type { WebviewLab, WebviewPage } from './webviewPage.ts';

/** Runs a test on a page that shows a state, and looks at the end whether the page broke its rules meanwhile. */
export type PageTest = (title: string, state: PageState, body: (webview: WebviewPage) => Promise<void>) => void;

/** For the tests of a file, whose lab is there once they run. */
export function pageTest(lab: () => WebviewLab): PageTest {
  return (title, state, body) => {
    test(title, async () => {
      const webview = await lab().open({ state });
      await body(webview);
      assert.deepEqual(await webview.violations(), []);
    });
  };
}
