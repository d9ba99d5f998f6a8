import type { E2eSession } from '../../support/e2eSession.ts';
import { TYPIST } from './people.ts';

/** Opens the typist from the palette, by keys alone. */
export async function openByCode({ workbench, page }: Pick<E2eSession, 'workbench' | 'page'>): Promise<void> {
  await workbench.palette('DealPOS: Open Customer…');
  await page.locator('.quick-input-widget').filter({ hasText: 'Open Customer' }).waitFor();
  await page.keyboard.type(TYPIST.code);
  await workbench.focusedPick(`Code: ${TYPIST.code}`).filter({ hasText: 'recognised' }).waitFor();
  await page.keyboard.press('Enter');
  await workbench.editor.locator('h1').filter({ hasText: TYPIST.name }).waitFor();
}
