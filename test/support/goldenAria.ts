import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from './paths.ts';
import type { StatePage } from './statePages.ts';

/** What a page in this state is to a screen reader, as Playwright writes it down. */
export function ariaOf(page: Page): Promise<string> {
  return page.locator('body').ariaSnapshot();
}

/** Where the expected snapshot of a state is kept. */
export function goldenFile(page: Pick<StatePage, 'name'>, state: string): string {
  return path.join(root, 'test/webview/golden', page.name, `${state}.aria.yaml`);
}

/** The expected snapshot; empty where none was written yet. */
export function goldenAria(page: Pick<StatePage, 'name'>, state: string): string {
  const file = goldenFile(page, state);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trimEnd() : '';
}
