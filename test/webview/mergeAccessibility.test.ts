import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MergePageMessage, MergePageState } from '../../src/merge/protocol.ts';
import { CHOSEN, COMPARED, MERGE_PAGE, MERGE_STATES, UNCONFIRMED } from '../support/mergePageFixtures.ts';
import { axeFindings, loadAxe } from '../support/pageAxe.ts';
import { THEMES } from '../support/themes.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab<MergePageState, MergePageMessage>;
before(async () => {
  lab = await WebviewLab.startPage(MERGE_PAGE);
});
after(() => lab.stop());

for (const theme of THEMES) {
  test(`axe finds nothing in any state of the merge page in ${theme.name}`, async () => {
    const webview = await lab.open({ theme, state: COMPARED, reducedMotion: true });
    await loadAxe(webview.page);
    for (const [name, state] of Object.entries(MERGE_STATES)) {
      await webview.show(state);
      assert.deepEqual(await axeFindings(webview.page), [], `${theme.name}, ${name}`);
    }
  });
}

test('at 320 px only the table scrolls sideways, and the keyboard can scroll it', async () => {
  const webview = await lab.open({ state: CHOSEN, width: 320, height: 640 });
  for (const [name, state] of Object.entries(MERGE_STATES)) {
    await webview.show(state);
    assert.equal(await webview.page.evaluate(() => document.documentElement.scrollWidth), 320, name);
  }
  await webview.show(CHOSEN);
  const region = webview.page.getByRole('region', { name: 'The customers side by side' });
  await region.focus();
  await webview.page.keyboard.press('End');
  await webview.page.keyboard.press('ArrowRight');
  await webview.page.waitForFunction(() => (document.querySelector('.table-region')?.scrollLeft ?? 0) > 0);
});

test('a choice that takes the focus comes out from behind the first column', async () => {
  const webview = await lab.open({ state: CHOSEN, width: 320, height: 640 });
  for (const radio of await webview.page.getByRole('radio').all()) {
    await radio.focus();
    const covered = await radio.evaluate((input) => {
      const column = input.closest('tr')?.querySelector('th')?.getBoundingClientRect();
      const { left, right } = input.getBoundingClientRect();
      return left < (column?.right ?? 0) || right > document.documentElement.clientWidth;
    });
    assert.equal(covered, false);
  }
});

test('everything that can be pressed is at least 24 px high and wide', async () => {
  const webview = await lab.open({ state: UNCONFIRMED, width: 320 });
  const sizes = await webview.page
    .locator('button, label.choice')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ width, height }) => [width, height]));
  assert.ok(sizes.length >= 7);
  for (const [width = 0, height = 0] of sizes) assert.ok(width >= 24 && height >= 24);
});

test('the survivor’s column and the differences are marked where colours are forced', async () => {
  const webview = await lab.open({ state: CHOSEN, forcedColors: true });
  const border = (selector: string) =>
    webview.page
      .locator(selector)
      .first()
      .evaluate((cell) => getComputedStyle(cell).borderLeftWidth);
  assert.equal(await border('td.kept'), '2px');
  assert.equal(await border('tr.differs > th'), '3px');
});
