import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';

let browser: Promise<Browser> | undefined;
let users = 0;

/** One browser for all test files of a process, since starting one takes longer than most files. Give it back. */
export function takeBrowser(): Promise<Browser> {
  users += 1;
  browser ??= chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: ['--no-sandbox', '--disable-gpu-rasterization'],
  });
  return browser;
}

/** Ends the browser when nobody uses it any longer. */
export async function giveBackBrowser(): Promise<void> {
  users -= 1;
  if (users > 0) return;
  const last = browser;
  browser = undefined;
  await (await last)?.close();
}
