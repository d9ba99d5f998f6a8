import assert from 'node:assert/strict';
import type { Workbench } from './workbench.ts';

/** More than the form has stops. */
const MOST_TABS = 60;

/** Presses Tab in the customer's page until the element with this id has the focus. */
export async function tabTo(workbench: Workbench, id: string): Promise<void> {
  const frame = await workbench.editorFrame();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if ((await frame.evaluate(() => document.activeElement?.id)) === id) return;
    await workbench.page.keyboard.press('Tab');
  }
  assert.fail(`Tab never came to ${id}`);
}
