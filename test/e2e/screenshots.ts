import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { E2eSession } from '../support/e2eSession.ts';
import { startE2eSession } from '../support/e2eSession.ts';
import { findOnPath } from '../support/findProgram.ts';
import { root } from '../support/paths.ts';
import { TEST_SETTINGS } from '../support/vscode-host/settings.mjs';
import { ADI, NASUTION } from './journey/people.ts';

/** Colours of a quantised picture: flat surfaces need few, smooth letters some. */
const COLOURS = '64';

const THEMES = {
  dark: { name: 'Default Dark Modern', workbench: 'vs-dark' },
  light: { name: 'Default Light Modern', workbench: 'vs' },
  contrast: { name: 'Default High Contrast', workbench: 'hc-black' },
} as const;

// Takes the pictures of the README, `media/*.png`, from the packaged extension. Run by `npm run screenshots`.
const session = await startE2eSession({ settings: settingsOf(THEMES.dark.name) });
try {
  await takeAll(session);
} finally {
  await session.close();
}

async function takeAll({ workbench, userDataDir }: E2eSession): Promise<void> {
  const use = async (theme: (typeof THEMES)[keyof typeof THEMES]) => {
    fs.writeFileSync(path.join(userDataDir, 'User/settings.json'), JSON.stringify(settingsOf(theme.name)));
    await workbench.page.locator(`.monaco-workbench.${theme.workbench}`).waitFor();
  };
  const open = async ({ code, name }: typeof ADI) => {
    await workbench.rows(code).click();
    await workbench.editor.locator('h1').filter({ hasText: name }).waitFor();
  };
  await workbench.openSidebar();
  await workbench.welcomeButton('Try with Sample Data').click();
  await open(ADI);
  await take(workbench.page, 'editor-dark');
  await use(THEMES.light);
  await workbench.editor.locator('#field-mobile').fill('081300605043');
  await workbench.expectDirty(ADI.code, true);
  await take(workbench.page, 'editor-light');
  await workbench.editor.locator('#discard').click();
  await workbench.expectDirty(ADI.code, false);
  await use(THEMES.contrast);
  await open(NASUTION);
  await take(workbench.page, 'list-contrast');
}

function settingsOf(colorTheme: string): Record<string, unknown> {
  return { ...TEST_SETTINGS, 'files.autoSave': 'off', 'workbench.colorTheme': colorTheme };
}

/** Writes `media/<name>.png`, small if pngquant is installed. */
async function take(page: E2eSession['page'], name: string): Promise<void> {
  const file = path.join(root, 'media', `${name}.png`);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: file });
  const pngquant = findOnPath(['pngquant']);
  if (pngquant) spawnSync(pngquant, ['--force', '--strip', '--speed', '1', '--output', file, COLOURS, file]);
  process.stdout.write(
    `media/${name}.png: ${fs.statSync(file).size} bytes${pngquant ? '' : ' (no pngquant: not made small)'}\n`,
  );
}
