import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../support/paths.ts';
import type { OpenStatePage, StatePage } from '../support/statePages.ts';
import { STATE_PAGES } from '../support/statePages.ts';
import { THEMES } from '../support/themes.ts';
import type { OpenOptions } from '../support/webviewPage.ts';

// Takes a picture of every state of every page in every theme, and of narrow windows and forced colours, and lays them out
// side by side: `out/gallery/index.html`, and one `out/gallery/<page>-<look>.png` for each column. Run by `npm run gallery`.

const GALLERY = path.join(root, 'out/gallery');

interface Look {
  readonly name: string;
  readonly options: Omit<OpenOptions, 'state'>;
}

const LOOKS: readonly Look[] = [
  ...THEMES.map((theme) => ({ name: theme.name, options: { theme, width: 900, height: 700 } })),
  { name: 'Narrow', options: { width: 320, height: 700 } },
  { name: 'Forced Colours', options: { forcedColors: true, width: 900, height: 700 } },
];

fs.rmSync(GALLERY, { recursive: true, force: true });
for (const statePage of STATE_PAGES) {
  const lab = await statePage.start();
  for (const look of LOOKS) await takeLook(lab, statePage, look);
  await lab.stop();
}
fs.writeFileSync(path.join(GALLERY, 'index.html'), indexHtml());
process.stdout.write('out/gallery/index.html\n');

/** One picture for each state, and all of them on one sheet. */
async function takeLook(lab: OpenStatePage, statePage: StatePage, look: Look): Promise<void> {
  const folder = path.join(GALLERY, statePage.name, fileName(look.name));
  fs.mkdirSync(folder, { recursive: true });
  const pictures = new Map<string, Buffer>();
  let page: Page | undefined;
  for (const state of statePage.states) {
    page = await lab.open(state, look.options);
    const picture = await page.screenshot({ fullPage: true });
    fs.writeFileSync(path.join(folder, `${state}.png`), picture);
    pictures.set(state, picture);
  }
  if (page) await takeSheet(page, `${statePage.name}-${fileName(look.name)}`, pictures);
}

async function takeSheet(page: Page, name: string, pictures: ReadonlyMap<string, Buffer>): Promise<void> {
  const sheet = await page.context().browser()?.newPage();
  if (!sheet) throw new Error('the browser is gone');
  const figures = [...pictures].map(([state, picture]) =>
    figure(state, `data:image/png;base64,${picture.toString('base64')}`),
  );
  await sheet.setViewportSize({ width: 1600, height: 900 });
  await sheet.setContent(sheetHtml(name, figures));
  const file = path.join(GALLERY, `${name}.png`);
  await sheet.screenshot({ path: file, fullPage: true });
  await sheet.close();
  process.stdout.write(`out/gallery/${name}.png\n`);
}

function indexHtml(): string {
  return STATE_PAGES.flatMap((statePage) =>
    LOOKS.map((look) => {
      const folder = `${statePage.name}/${fileName(look.name)}`;
      const figures = statePage.states.map((state) => figure(state, `${folder}/${state}.png`));
      return sheetHtml(`${statePage.name}: ${look.name}`, figures);
    }),
  ).join('\n');
}

function sheetHtml(title: string, figures: readonly string[]): string {
  return `<h1 style="font:20px sans-serif">${title}</h1>
<div style="display:flex;flex-wrap:wrap;gap:12px;align-items:start">${figures.join('\n')}</div>`;
}

function figure(state: string, source: string): string {
  return `<figure style="margin:0;font:14px sans-serif"><figcaption>${state}</figcaption><img src="${source}" style="max-width:510px;border:1px solid gray"></figure>`;
}

function fileName(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}
