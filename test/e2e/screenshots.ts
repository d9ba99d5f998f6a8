import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { E2eSession } from '../support/e2eSession.ts';
import { startE2eSession } from '../support/e2eSession.ts';
import { findOnPath } from '../support/findProgram.ts';
import { root } from '../support/paths.ts';
import type { Workbench } from '../support/workbench.ts';
import { ADI, NASUTION } from './journey/people.ts';

// Takes the pictures of the README, `media/screenshots/*.png`, from the packaged extension. Run by `npm run screenshots`.

/** Colours of a quantised picture: flat surfaces need few, smooth letters some. */
const COLOURS = '64';

await picture('editor-dark', 'Dark Modern', (workbench) => open(workbench, ADI));

await picture('editor-light', 'Light Modern', async (workbench) => {
  await open(workbench, ADI);
  await workbench.editor.locator('#field-mobile').fill('081300605043');
  await workbench.expectDirty(ADI.code, true);
});

await picture('list-contrast', 'Default High Contrast', (workbench) => open(workbench, NASUTION));

/** Opens a session in a theme, leads it to what is to be seen, and writes `media/screenshots/<name>.png`. */
async function picture(name: string, theme: string, lead: (workbench: Workbench) => Promise<void>): Promise<void> {
  const settings = { 'files.autoSave': 'off', 'workbench.colorTheme': theme };
  const session = await startE2eSession({ settings });
  try {
    await lead(session.workbench);
    await take(session.page, name);
  } finally {
    await session.close();
  }
}

async function open(workbench: Workbench, { code, name }: typeof ADI): Promise<void> {
  await workbench.openSidebar();
  await workbench.welcomeButton('Try with Sample Data').click();
  await workbench.rows(code).click();
  await workbench.editor.locator('h1').filter({ hasText: name }).waitFor();
}

/** Small only where pngquant is installed. */
async function take(page: E2eSession['page'], name: string): Promise<void> {
  const file = path.join(root, 'media/screenshots', `${name}.png`);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: file });
  const pngquant = findOnPath(['pngquant']);
  if (pngquant) spawnSync(pngquant, ['--force', '--strip', '--speed', '1', '--output', file, COLOURS, file]);
  const size = `${fs.statSync(file).size} bytes${pngquant ? '' : ', larger than need be without pngquant'}`;
  process.stdout.write(`media/screenshots/${name}.png: ${size}\n`);
}
