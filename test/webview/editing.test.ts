import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { PageState } from '../../src/editor/protocol.ts';
import { EDITED, READ_ONLY, READY, SAVING, STRINGS } from '../support/pageFixtures.ts';
import { pageTest } from '../support/pageTest.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab;
before(async () => {
  lab = await WebviewLab.start();
});
after(() => lab.stop());

const onPage = pageTest(() => lab);

describe('the handshake', () => {
  test('the page asks again until the host has answered', async () => {
    const webview = await lab.open({ fakeClock: true });
    const asked = await webview.readyCount();
    await webview.page.clock.runFor(8000);
    assert.ok((await webview.readyCount()) > asked);
    await webview.send({ type: 'init', locale: 'id', strings: STRINGS });
    await webview.send({ type: 'state', state: READY });
    const askedUntilThen = await webview.readyCount();
    await webview.page.clock.runFor(60_000);
    assert.equal(await webview.readyCount(), askedUntilThen);
    assert.equal(await webview.page.locator('html').getAttribute('lang'), 'id');
  });
});

describe('the form', () => {
  onPage('every kind of field has its native control, label and text', READY, async (webview) => {
    const { page } = webview;
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Siti Rahmawati');
    assert.equal(
      await page.getByRole('textbox', { name: 'Name (required)', exact: true }).inputValue(),
      'Siti Rahmawati',
    );
    assert.equal(await page.getByRole('textbox', { name: 'Address' }).inputValue(), READY.values.address);
    assert.equal(await page.getByLabel('Birth date').getAttribute('type'), 'date');
    assert.equal(await page.getByLabel('Birth date').inputValue(), '1990-04-17');
    assert.equal(await page.getByRole('combobox', { name: 'Gender' }).inputValue(), 'false');
    assert.equal(await page.getByRole('combobox', { name: 'Status' }).inputValue(), 'Active');
    assert.equal(await webview.field('email').getAttribute('inputmode'), 'email');
    assert.equal(await webview.field('mobile').getAttribute('inputmode'), 'tel');
    assert.equal(await webview.field('loyaltyPoint').getAttribute('inputmode'), 'decimal');
    assert.deepEqual(await page.getByRole('heading', { level: 2 }).allInnerTexts(), Object.values(STRINGS.groups));
  });

  onPage('the account, its mode and the age of the data are in view', READY, async ({ page }) => {
    for (const text of ['Kopi Senja', 'Normal', 'Read at 14:32', 'No unsaved changes']) {
      assert.ok(await page.getByText(text, { exact: true }).isVisible(), text);
    }
  });

  onPage('read-only facts are text, and say when DealPOS sent none', READY, async ({ page }) => {
    const facts = await page.locator('dl').allInnerTexts();
    assert.match(facts.join('\n'), /National ID number\s+3174095704900002/);
    assert.match(facts.join('\n'), /Referred by\s+Not in DealPOS’s answer/);
    assert.match(facts.join('\n'), /Image address\s+No value/);
    assert.match(facts.join('\n'), /Tags\s+\["regular","oat milk"\]/);
  });

  onPage('the browser neither completes nor spell-checks other people’s data', READY, async (webview) => {
    assert.equal(await webview.field('name').getAttribute('autocomplete'), 'off');
    assert.equal(await webview.field('name').getAttribute('spellcheck'), 'false');
    assert.equal(await webview.field('email').getAttribute('type'), 'text');
  });
});

describe('typing', () => {
  onPage('every keystroke is sent, and leaving the field ends the step', READY, async (webview) => {
    await webview.field('phone').fill('');
    await webview.field('phone').pressSequentially('12');
    await webview.page.keyboard.press('Tab');
    assert.deepEqual(await webview.messages(), [
      { type: 'edit', seq: 1, field: 'phone', text: '', done: false },
      { type: 'edit', seq: 2, field: 'phone', text: '1', done: false },
      { type: 'edit', seq: 3, field: 'phone', text: '12', done: false },
      { type: 'edit', seq: 4, field: 'phone', text: '12', done: true },
    ]);
  });

  onPage('an older snapshot does not overwrite what is being typed', READY, async (webview) => {
    const name = webview.field('name');
    await name.fill('A');
    await name.pressSequentially('BC');
    await webview.show({ ...READY, ackSeq: 1, edits: { name: 'A' } });
    assert.equal(await name.inputValue(), 'ABC');
    await webview.show({ ...READY, ackSeq: 3, edits: { name: 'ABC' } });
    assert.equal(await name.inputValue(), 'ABC');
  });

  onPage('a snapshot that has taken everything in replaces the text, as an undo does', READY, async (webview) => {
    await webview.field('name').fill('ABC');
    await webview.show({ ...READY, ackSeq: 1, edits: { name: 'ABC' } });
    await webview.show({ ...READY, ackSeq: 1 });
    assert.equal(await webview.field('name').inputValue(), 'Siti Rahmawati');
    await webview.page.keyboard.press('Tab');
    assert.equal((await webview.messages()).length, 1, 'leaving must not bring the text back');
  });

  onPage('a new snapshot keeps the focus and the caret', READY, async (webview) => {
    const name = webview.field('name');
    await name.focus();
    await webview.page.keyboard.press('Home');
    await webview.page.keyboard.type('X');
    await webview.show({ ...READY, ackSeq: 1, edits: { name: 'XSiti Rahmawati' }, freshness: 'Read at 14:33' });
    assert.equal(await webview.focusedId(), 'field-name');
    assert.equal(await name.evaluate((input) => 'selectionStart' in input && input.selectionStart), 1);
  });

  onPage('Enter ends the step and does not submit anything', READY, async (webview) => {
    await webview.field('name').fill('Budi');
    await webview.page.keyboard.press('Enter');
    assert.deepEqual(await webview.lastMessage(), { type: 'edit', seq: 2, field: 'name', text: 'Budi', done: true });
    assert.equal(await webview.page.locator('#field-name').count(), 1);
  });

  onPage('a choice is complete at once', READY, async (webview) => {
    await webview.field('status').selectOption('Suspended');
    assert.deepEqual(await webview.messages(), [
      { type: 'edit', seq: 1, field: 'status', text: 'Suspended', done: true },
    ]);
  });

  onPage('a half-typed day is not sent as an emptied field', READY, async (webview) => {
    const day = webview.field('birthDate');
    await day.focus();
    await webview.page.keyboard.press('Backspace');
    assert.equal(await day.inputValue(), '');
    await webview.show({ ...READY, freshness: 'Read at 14:33' });
    assert.equal(await day.inputValue(), '', 'a snapshot must not end the typing');
    await webview.field('phone').focus();
    assert.deepEqual(await webview.messages(), []);
    assert.equal(await day.inputValue(), '1990-04-17');
  });

  onPage('a whole day is sent as a calendar day', READY, async (webview) => {
    await webview.field('birthDate').fill('1991-05-18');
    await webview.field('phone').focus();
    const [first, last] = await webview.messages();
    assert.deepEqual(first, { type: 'edit', seq: 1, field: 'birthDate', text: '1991-05-18', done: false });
    assert.deepEqual(last, { type: 'edit', seq: 2, field: 'birthDate', text: '1991-05-18', done: true });
  });

  onPage('a page made anew counts on from the host’s number', { ...READY, ackSeq: 7 }, async (webview) => {
    await webview.field('name').fill('x');
    assert.deepEqual(await webview.lastMessage(), { type: 'edit', seq: 8, field: 'name', text: 'x', done: false });
  });
});

describe('what is changed', () => {
  onPage('changed fields are marked in words, with what DealPOS has', EDITED, async (webview) => {
    assert.deepEqual(await webview.description('name'), ['Changed · In DealPOS: Siti Rahmawati']);
    assert.ok(await webview.page.getByText('Unsaved changes: 4').isVisible());
    assert.deepEqual(await webview.description('phone'), []);
  });

  onPage('save and discard are asked of the host', EDITED, async (webview) => {
    await webview.page.getByRole('button', { name: 'Save to DealPOS' }).first().click();
    await webview.page.getByRole('button', { name: 'Discard Changes' }).click();
    assert.deepEqual(await webview.messages(), [
      { type: 'action', action: 'save' },
      { type: 'action', action: 'discard' },
    ]);
  });

  onPage('without changes there is nothing to save', READY, async (webview) => {
    const save = webview.page.getByRole('button', { name: 'Save to DealPOS' });
    assert.equal(await save.getAttribute('aria-disabled'), 'true');
    await save.click({ force: true });
    assert.deepEqual(await webview.messages(), []);
  });

  onPage('a keystroke alone makes saving possible, and its text is sent before the save', READY, async (webview) => {
    await webview.field('name').fill('Budi');
    await webview.page.getByRole('button', { name: 'Save to DealPOS' }).click();
    assert.deepEqual(
      (await webview.messages()).map(({ type }) => type),
      ['edit', 'edit', 'action'],
    );
  });

  onPage('while a save runs nothing can be changed and the focus stays', EDITED, async (webview) => {
    await webview.page.locator('#save').focus();
    await webview.show(SAVING);
    assert.equal(await webview.focusedId(), 'save');
    assert.equal(await webview.field('name').getAttribute('readonly'), '');
    assert.equal(await webview.page.getByRole('progressbar', { name: 'Saving…' }).count(), 1);
    assert.deepEqual(await webview.field('status').locator('option:enabled').allInnerTexts(), ['Active']);
    assert.equal(await webview.page.getByRole('form').getAttribute('aria-busy'), 'true');
  });
});

describe('fields that are not free', () => {
  onPage('the points are changed only after the host has unlocked them', READY, async (webview) => {
    const unlock = webview.page.getByRole('button', { name: 'Change Points…' });
    assert.equal(await webview.field('loyaltyPoint').getAttribute('readonly'), '');
    await unlock.click();
    assert.deepEqual(await webview.messages(), [{ type: 'action', action: 'unlockLoyaltyPoint' }]);
    await webview.show({ ...READY, unlocked: ['loyaltyPoint'] });
    assert.equal(await webview.focusedId(), 'field-loyaltyPoint', 'the focus goes where the button was for');
    await webview.field('loyaltyPoint').fill('10');
    assert.deepEqual(await webview.lastMessage(), {
      type: 'edit',
      seq: 1,
      field: 'loyaltyPoint',
      text: '10',
      done: false,
    });
  });

  onPage('a locked field says why', { ...READY, locked: { code: 'Saved by this.' } }, async (webview) => {
    assert.equal(await webview.field('code').getAttribute('readonly'), '');
    assert.deepEqual(await webview.description('code'), ['Saved by this.']);
  });

  onPage('a read-only account offers no change at all', READ_ONLY, async (webview) => {
    const { page } = webview;
    assert.ok(await page.getByText(STRINGS.readOnlyHint).isVisible());
    assert.equal(await page.locator('form :is(input, textarea):not([readonly])').count(), 0);
    assert.equal(await page.locator('form :is(select, button)').count(), 0);
    const usable = page.locator('button:not([aria-disabled], .menu-item)');
    assert.deepEqual(await usable.allInnerTexts(), ['Refresh', 'Copy…', 'History', 'More Actions']);
    assert.equal(await webview.field('status').inputValue(), 'Active');
  });

  const odd: PageState = { ...READY, values: { ...READY.values, status: 'Dormant', birthDate: '31 Jul 2019' } };
  onPage('an unknown status is kept and shown as such', odd, async (webview) => {
    const status = webview.field('status');
    assert.equal(await status.inputValue(), 'Dormant');
    assert.equal((await status.locator('option').allInnerTexts()).at(-1), 'Dormant (unknown value)');
    assert.deepEqual(await webview.messages(), []);
  });

  onPage('a date in another form is shown as it came', odd, async (webview) => {
    assert.equal(await webview.field('birthDate').getAttribute('type'), 'text');
    assert.equal(await webview.field('birthDate').inputValue(), '31 Jul 2019');
  });
});
