import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { HistoryPageMessage, HistoryPageState } from '../../src/history/protocol.ts';
import { HISTORY, HISTORY_PAGE, HISTORY_STATES } from '../support/historyPageFixtures.ts';
import { axeFindings, loadAxe } from '../support/pageAxe.ts';
import { THEMES } from '../support/themes.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab<HistoryPageState, HistoryPageMessage>;
before(async () => {
  lab = await WebviewLab.startPage(HISTORY_PAGE);
});
after(() => lab.stop());

for (const theme of THEMES) {
  test(`axe finds nothing in any state of the history page in ${theme.name}`, async () => {
    const webview = await lab.open({ theme, state: HISTORY, reducedMotion: true });
    await loadAxe(webview.page);
    for (const [name, state] of Object.entries(HISTORY_STATES)) {
      await webview.show(state);
      assert.deepEqual(await axeFindings(webview.page), [], `${theme.name}, ${name}`);
    }
  });
}

test('at 320 px nothing scrolls sideways in any state', async () => {
  const webview = await lab.open({ state: HISTORY, width: 320, height: 640 });
  for (const [name, state] of Object.entries(HISTORY_STATES)) {
    await webview.show(state);
    assert.equal(await webview.page.evaluate(() => document.documentElement.scrollWidth), 320, name);
  }
});

test('everything that can be pressed is at least 24 px high and wide', async () => {
  const webview = await lab.open({ state: HISTORY, width: 320 });
  const sizes = await webview.page
    .locator('button, select, input')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ width, height }) => [width, height]));
  assert.ok(sizes.length >= 10);
  for (const [width = 0, height = 0] of sizes) assert.ok(width >= 24 && height >= 24);
});

test('whatever takes the focus by Tab is in view and not behind the bar', async () => {
  const webview = await lab.open({ state: HISTORY, width: 500, height: 400 });
  const stops = await webview.page.locator('button, select, input').count();
  await webview.page.locator('h1').focus();
  for (let stop = 0; stop < stops; stop += 1) {
    await webview.page.keyboard.press('Tab');
    const hidden = await webview.page.evaluate(() => {
      const focused = document.activeElement;
      const bar = document.querySelector('.bar');
      if (!focused || !bar || bar.contains(focused)) return false;
      const { top, bottom } = focused.getBoundingClientRect();
      return top < bar.getBoundingClientRect().bottom || bottom > window.innerHeight;
    });
    assert.equal(hidden, false, `stop ${stop}`);
  }
});

test('changes keep their frames where colours are forced', async () => {
  const webview = await lab.open({ state: HISTORY, forcedColors: true });
  const width = await webview.page
    .locator('.entry')
    .first()
    .evaluate((entry) => getComputedStyle(entry).borderTopWidth);
  assert.equal(width, '1px');
});
