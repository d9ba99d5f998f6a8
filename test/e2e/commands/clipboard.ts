import type { Page } from 'playwright-core';
import { eventually } from '../../support/e2eWait.ts';

/** What the window has copied, once it is what is waited for. */
export async function copiedText(page: Page, isIt: (text: string) => boolean): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return eventually('the copied text', async () => {
    const text = await page.evaluate(() => navigator.clipboard.readText());
    return isIt(text) && text;
  });
}
