import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { PageState } from '../../src/editor/protocol.ts';
import { CONFLICT, EDITED, READY } from '../support/pageFixtures.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab;
before(async () => {
  lab = await WebviewLab.start();
});
after(() => lab.stop());

/** The same page with these fields still to be decided. */
function left(...fields: readonly string[]): PageState {
  return { ...CONFLICT, conflicts: CONFLICT.conflicts.filter(({ field }) => fields.includes(field)) };
}

async function openConflict() {
  const webview = await lab.open({ state: CONFLICT });
  const field = (name: string) => webview.page.getByRole('group', { name, exact: true });
  return { webview, field };
}

describe('fields that somebody else changed as well', () => {
  test('each shows mine, theirs and what it was, in words where a value has words', async () => {
    const { field } = await openConflict();
    const values = async (name: string) =>
      (await field(name).locator('dd').allInnerTexts()).map((text) => text.replace('\n', ' / '));
    assert.deepEqual(await field('Name').locator('dt').allInnerTexts(), ['Mine', 'In DealPOS now', 'Was before']);
    assert.deepEqual(await values('Name'), ['Siti Rahma', 'Siti Rahmawati', 'Siti R.']);
    assert.deepEqual(await values('Gender'), ['true', 'false', 'No value']);
    assert.deepEqual(await values('Address'), [
      'Jl. Anggrek No. 12 / Bandung 40115',
      'Jl. Melati No. 7 / Jakarta Selatan 12430',
      'Not in DealPOS’s answer',
    ]);
  });

  test('what is typed on in the field is mine at once', async () => {
    const { webview, field } = await openConflict();
    await webview.field('name').fill('Siti Rahma W');
    assert.equal(await field('Name').locator('dd').first().innerText(), 'Siti Rahma W');
  });

  test('there is nothing of it without a conflict', async () => {
    const webview = await lab.open({ state: EDITED });
    assert.equal(await webview.page.locator('.conflicts').count(), 0);
  });

  test('one left needs no buttons for all', async () => {
    const { webview } = await openConflict();
    assert.equal(await webview.page.getByRole('button', { name: /All/ }).count(), 2);
    await webview.show(left('name'));
    assert.equal(await webview.page.getByRole('button', { name: /All/ }).count(), 0);
  });
});

describe('choosing', () => {
  test('names the field and the choice, and nothing else', async () => {
    const { webview, field } = await openConflict();
    await field('Gender').getByRole('button', { name: 'Take Theirs' }).click();
    assert.deepEqual(await webview.lastMessage(), { type: 'resolve', fields: ['gender'], choice: 'theirs' });
    await field('Name').getByRole('button', { name: 'Keep Mine' }).click();
    assert.deepEqual(await webview.lastMessage(), { type: 'resolve', fields: ['name'], choice: 'mine' });
  });

  for (const [name, choice] of [
    ['Keep All Mine', 'mine'],
    ['Take All Theirs', 'theirs'],
  ] as const) {
    test(`${name} decides the fields that are shown, in one step`, async () => {
      const { webview } = await openConflict();
      await webview.page.getByRole('button', { name }).click();
      const fields = ['name', 'gender', 'address'];
      assert.deepEqual(await webview.lastMessage(), { type: 'resolve', fields, choice });
    });
  }

  test('needs no pointer: the focus goes from choice to choice and then to the save button', async () => {
    const { webview } = await openConflict();
    await webview.show({ ...CONFLICT, focusConflicts: 1 });
    assert.equal(await webview.focusedId(), 'first-conflict');
    await webview.page.keyboard.press('Tab');
    await webview.page.keyboard.press('Enter');
    assert.deepEqual(await webview.lastMessage(), { type: 'resolve', fields: ['name'], choice: 'theirs' });
    await webview.show({ ...left('gender', 'address'), focusConflicts: 1 });
    assert.equal(await webview.focusedId(), 'first-conflict');
    await webview.page.keyboard.press('Space');
    assert.deepEqual(await webview.lastMessage(), { type: 'resolve', fields: ['gender'], choice: 'mine' });
    await webview.show({ ...left('address'), focusConflicts: 1 });
    await webview.page.keyboard.press('Enter');
    await webview.show({ ...EDITED, focusConflicts: 1 });
    assert.equal(await webview.focusedId(), 'save');
  });

  test('waits while a save is under way', async () => {
    const { webview, field } = await openConflict();
    await webview.show({ ...CONFLICT, phase: 'saving' });
    await field('Name').getByRole('button', { name: 'Keep Mine' }).focus();
    await webview.page.keyboard.press('Enter');
    assert.equal(await webview.lastMessage(), undefined);
  });
});

describe('the focus', () => {
  test('goes to the first conflict with each refused save, and only then', async () => {
    const webview = await lab.open({ state: EDITED });
    await webview.field('name').focus();
    await webview.show(CONFLICT);
    assert.equal(await webview.focusedId(), 'field-name');
    await webview.show({ ...CONFLICT, focusConflicts: 1 });
    assert.equal(await webview.focusedId(), 'first-conflict');
    await webview.field('name').focus();
    await webview.show({ ...CONFLICT, focusConflicts: 1, announcement: 'x' });
    assert.equal(await webview.focusedId(), 'field-name');
    await webview.show({ ...CONFLICT, focusConflicts: 2 });
    assert.equal(await webview.focusedId(), 'first-conflict');
  });

  test('is not taken by a page that is made anew', async () => {
    const webview = await lab.open({ state: { ...CONFLICT, focusConflicts: 3 } });
    assert.notEqual(await webview.focusedId(), 'first-conflict');
  });
});

describe('a screen reader', () => {
  test('hears how many are left, in a region that was there before, and when all are decided', async () => {
    const webview = await lab.open({ state: READY });
    const region = webview.page.locator('.content > .visually-hidden[role=status]');
    assert.equal(await region.textContent(), '');
    await webview.show(CONFLICT);
    assert.equal(await region.textContent(), 'Fields to decide: 3');
    await webview.show(left('address'));
    assert.equal(await region.textContent(), 'Fields to decide: 1');
    await webview.show(EDITED);
    assert.equal(await region.textContent(), 'All fields are decided. Save to send your changes.');
    await webview.show(READY);
    assert.equal(await region.textContent(), '');
  });

  test('hears the field and the value with each choice', async () => {
    const { webview } = await openConflict();
    const session = await webview.page.context().newCDPSession(webview.page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const buttons = nodes.filter(({ role, name }) => role?.value === 'button' && name?.value === 'Take Theirs');
    assert.deepEqual(
      buttons.map(({ description }) => description?.value),
      ['Siti Rahmawati', 'false', 'Jl. Melati No. 7 Jakarta Selatan 12430'],
    );
    assert.equal(await webview.page.getByRole('region', { name: 'Changed here and in DealPOS' }).count(), 1);
  });
});
