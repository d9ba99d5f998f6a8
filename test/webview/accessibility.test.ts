import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { WRITABLE_FIELD_IDS } from '../../src/customers/fields.ts';
import { axeFindings, loadAxe } from '../support/pageAxe.ts';
import { CONFLICT, EDITED, INVALID, LOADING, PAGE_STATES, READ_ONLY, READY } from '../support/pageFixtures.ts';
import { THEMES } from '../support/themes.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab;
before(async () => {
  lab = await WebviewLab.start();
});
after(() => lab.stop());

describe('axe finds nothing', () => {
  for (const theme of THEMES) {
    test(`in any state of the page in ${theme.name}`, async () => {
      const webview = await lab.open({ theme, state: READY, reducedMotion: true });
      await loadAxe(webview.page);
      for (const [name, state] of Object.entries(PAGE_STATES)) {
        await webview.show(state);
        assert.deepEqual(await axeFindings(webview.page), [], `${theme.name}, ${name}`);
      }
      await webview.show(READ_ONLY);
      await webview.page.getByRole('button', { name: 'More Actions' }).click();
      assert.deepEqual(await axeFindings(webview.page), [], `${theme.name}, menu`);
    });
  }
});

describe('small windows and zoom', () => {
  test('at 320 px nothing needs to be scrolled sideways', async () => {
    const webview = await lab.open({ state: READY, width: 320, height: 640 });
    for (const [name, state] of Object.entries(PAGE_STATES)) {
      await webview.show(state);
      assert.equal(await webview.page.evaluate(() => document.documentElement.scrollWidth), 320, name);
    }
  });

  test('at 400 % zoom the bar scrolls away instead of filling the view', async () => {
    const webview = await lab.open({ state: EDITED, width: 320, height: 256 });
    await webview.page.evaluate(() => window.scrollTo(0, 600));
    const bottom = await webview.page.locator('.bar').evaluate((bar) => bar.getBoundingClientRect().bottom);
    assert.ok(bottom < 0);
  });

  test('in wide windows there are two columns, in narrow ones a single one', async () => {
    for (const { width, columns } of [
      { width: 900, columns: 2 },
      { width: 480, columns: 1 },
    ]) {
      const webview = await lab.open({ state: READY, width });
      const lefts = await webview.page
        .locator('.field')
        .evaluateAll((rows) => new Set(rows.map((row) => Math.round(row.getBoundingClientRect().left))).size);
      assert.equal(lefts, columns);
    }
  });
});

describe('the keyboard', () => {
  test('Tab reaches every control in the order of the page, and the bar never covers the focus', async () => {
    const webview = await lab.open({ state: CONFLICT, width: 700, height: 400 });
    const reached: string[] = [];
    for (let presses = 0; presses < 60; presses++) {
      await webview.page.keyboard.press('Tab');
      const { name, covered } = await webview.page.evaluate(() => {
        const focused = document.activeElement ?? document.body;
        const bar = document.querySelector('.bar');
        const { top, bottom } = focused.getBoundingClientRect();
        const box = bar?.getBoundingClientRect();
        const underBar = box !== undefined && !bar?.contains(focused) && top < box.bottom && bottom > box.top;
        const name = focused.id || focused.textContent || focused.getAttribute('aria-label') || '';
        return { name, covered: focused !== document.body && (underBar || top < 0 || bottom > window.innerHeight) };
      });
      assert.equal(covered, false, name);
      if (name === 'save' && reached.includes(name)) break;
      if (reached.at(-1) !== name) reached.push(name);
    }
    const fields = WRITABLE_FIELD_IDS.map((id) => `field-${id}`);
    const choices = ['first-conflict', 'Take Theirs', 'Keep Mine', 'Take Theirs', 'Keep Mine', 'Take Theirs'];
    const buttons = ['save', 'discard', 'Dismiss', ...choices, 'Keep All Mine', 'Take All Theirs'];
    assert.deepEqual(
      reached.filter((name) => buttons.includes(name) || name.startsWith('field-')),
      [...buttons, ...fields],
    );
  });

  test('edit, refusal, correction and save need no pointer', async () => {
    const webview = await lab.open({ state: READY });
    await webview.page.locator('#save').focus();
    await webview.page.keyboard.press('Tab');
    await webview.page.keyboard.press('Tab');
    assert.equal(await webview.focusedId(), 'field-name');
    await webview.page.keyboard.press('Control+A');
    await webview.page.keyboard.press('Delete');
    await webview.show({ ...INVALID, ackSeq: 1, edits: { name: '' }, problems: { name: 'A name is needed.' } });
    await webview.page.keyboard.press('Tab');
    await webview.page.keyboard.press('Enter');
    assert.equal(await webview.focusedId(), 'field-name');
    await webview.page.keyboard.type('Budi');
    await webview.show({ ...READY, ackSeq: 6, edits: { name: 'Budi' } });
    assert.equal(await webview.focusedId(), 'field-name');
    await webview.page.keyboard.press('Shift+Tab');
    await webview.page.keyboard.press('Shift+Tab');
    await webview.page.keyboard.press('Enter');
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'save' });
  });

  test('everything that can be pressed is at least 24 px high and wide', async () => {
    const webview = await lab.open({ state: { ...CONFLICT, unlocked: [], problems: INVALID.problems }, width: 320 });
    await webview.show({ ...CONFLICT, unlocked: [], problems: INVALID.problems, focusProblems: 1 });
    await webview.page.getByRole('button', { name: 'More Actions' }).click();
    const small = await webview.page.locator('button, a, input, select, textarea').evaluateAll((controls) =>
      controls
        .map((control) => ({ html: control.outerHTML.slice(0, 80), box: control.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ html }) => html),
    );
    assert.deepEqual(small, []);
  });
});

describe('what users ask of their system', () => {
  test('without motion nothing moves', async () => {
    const webview = await lab.open({ state: LOADING, reducedMotion: true });
    assert.equal(await webview.page.evaluate(() => document.getAnimations().length), 0);
  });

  test('VS Code’s own setting for reduced motion counts as well', async () => {
    const webview = await lab.open({ state: LOADING });
    assert.ok((await webview.page.evaluate(() => document.getAnimations().length)) > 0);
    await webview.page.evaluate(() => document.body.classList.add('vscode-reduce-motion'));
    assert.equal(await webview.page.evaluate(() => document.getAnimations().length), 0);
  });

  test('with forced colours every control keeps a visible border', async () => {
    const webview = await lab.open({ state: EDITED, forcedColors: true });
    const bare = await webview.page.locator('button, .control').evaluateAll(
      (controls) =>
        controls.filter((control) => {
          const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(control);
          return borderTopWidth === '0px' || borderTopColor === backgroundColor;
        }).length,
    );
    assert.equal(bare, 0);
  });

  test('native pickers and scrollbars follow the theme', async () => {
    for (const theme of THEMES) {
      const webview = await lab.open({ theme, state: READY });
      const scheme = await webview.field('birthDate').evaluate((input) => getComputedStyle(input).colorScheme);
      assert.equal(scheme, /light/i.test(theme.name) ? 'light' : 'dark', theme.name);
    }
  });

  test('a screen reader hears label, value, problem and change of a field', async () => {
    const webview = await lab.open({ state: INVALID });
    const session = await webview.page.context().newCDPSession(webview.page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const email = nodes.find(({ role, name }) => role?.value === 'textbox' && name?.value === 'Email');
    assert.equal(email?.value?.value, 'siti@');
    assert.equal(
      email?.description?.value,
      'This does not look like an email address. Changed In DealPOS: siti@example.com',
    );
    assert.equal(email?.properties?.find(({ name }) => name === 'invalid')?.value.value, 'true');
  });
});
