import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { PageState } from '../../src/editor/protocol.ts';
import { READ_ONLY, READY, STRINGS, TOLD } from '../support/pageFixtures.ts';
import type { WebviewPage } from '../support/webviewPage.ts';
import { WebviewLab } from '../support/webviewPage.ts';

/** One pixel. */
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=';

let lab: WebviewLab;
before(async () => {
  lab = await WebviewLab.start();
});
after(() => lab.stop());

function withImage(image: PageState['image']): PageState {
  return { ...TOLD, image };
}

const picture = ({ page }: WebviewPage) => page.locator('.picture');

describe('facts', () => {
  test('the referrer is a link by name; the page does not say to whom', async () => {
    const webview = await lab.open({ state: TOLD });
    await webview.page.getByRole('button', { name: 'Dewi Lestari' }).click();
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'openReferrer' });
  });

  test('a referrer that cannot be opened is text', async () => {
    const webview = await lab.open({ state: { ...TOLD, referrer: '' } });
    assert.equal(await webview.page.locator('.facts button').count(), 0);
    assert.ok(await webview.page.getByText('7f1c7b0e-6a9f-4a53-9d3c-2f6f0a5d9c12').isVisible());
  });

  test('what the server sent beyond the known fields stands in a group of its own', async () => {
    const webview = await lab.open({ state: READY });
    const other = webview.page.getByRole('region', { name: STRINGS.groups.other });
    assert.match(await other.innerText(), /NationalityID/);
    assert.equal(await other.locator('input, button').count(), 0);
  });
});

describe('the gender', () => {
  test('is its raw value, with a word on what is not known of it', async () => {
    const webview = await lab.open({ state: READY });
    assert.deepEqual(await webview.field('gender').locator('option').allInnerTexts(), ['No value', 'true', 'false']);
    assert.deepEqual(await webview.description('gender'), [STRINGS.genderHint]);
  });

  test('has the user’s names beside the value once both are set', async () => {
    const webview = await lab.open({ state: TOLD });
    const options = await webview.field('gender').locator('option').allInnerTexts();
    assert.deepEqual(options, ['No value', 'Laki-laki (true)', 'Perempuan (false)']);
    assert.deepEqual(await webview.description('gender'), []);
    await webview.field('gender').selectOption('true');
    assert.deepEqual(await webview.lastMessage(), { type: 'edit', seq: 1, field: 'gender', text: 'true', done: true });
  });
});

describe('the picture', () => {
  test('is asked for by a button that says where it would come from', async () => {
    const webview = await lab.open({ state: TOLD });
    assert.equal(await webview.page.locator('img').count(), 0);
    const button = webview.page.getByRole('button', { name: 'Load Picture' });
    assert.equal(await button.getAttribute('aria-describedby'), 'image-text');
    assert.match(await picture(webview).innerText(), /images\.example\.com/);
    await button.click();
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'loadImage' });
  });

  test('is drawn from what the host sends, named after the customer', async () => {
    const webview = await lab.open({ state: withImage({ status: 'loading', text: '' }) });
    assert.equal(await picture(webview).innerText(), 'Loading the picture…');
    await webview.send({ type: 'image', data: PIXEL });
    await webview.show(withImage({ status: 'shown', text: '' }));
    const image = webview.page.getByRole('img', { name: 'Picture of Siti Rahmawati' });
    await image.waitFor();
    assert.equal(await image.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth), 1);
    assert.deepEqual(await webview.violations(), []);
  });

  test('goes when the record has another one', async () => {
    const webview = await lab.open({ state: withImage({ status: 'shown', text: '' }) });
    await webview.send({ type: 'image', data: PIXEL });
    assert.equal(await webview.page.locator('img').count(), 1);
    await webview.show(TOLD);
    assert.equal(await webview.page.locator('img').count(), 0);
  });

  test('that failed says why and can be asked for again; one without an address cannot', async () => {
    const webview = await lab.open({
      state: withImage({ status: 'failed', text: 'Not loaded. It is larger than 2 MB.' }),
    });
    assert.match(await picture(webview).innerText(), /larger than 2 MB/);
    assert.equal(await picture(webview).getByRole('button').count(), 1);
    await webview.show(withImage({ status: 'refused', text: 'It cannot be loaded.' }));
    assert.equal(await picture(webview).getByRole('button').count(), 0);
    await webview.show(READY);
    assert.equal(await picture(webview).count(), 0);
  });

  test('is never loaded by the page, whatever a message holds', async () => {
    const webview = await lab.open({ state: withImage({ status: 'shown', text: '' }) });
    const requests: string[] = [];
    webview.page.on('request', (request) => requests.push(request.url()));
    const hostile = [
      'https://images.example.com/a.png',
      '//images.example.com/a.png',
      'data:image/svg+xml;base64,PHN2Zy8+',
      'data:text/html;base64,PGI+',
      'data:image/png,abc',
      'blob:x',
      'javascript:1',
      '',
    ];
    for (const data of hostile) await webview.send({ type: 'image', data });
    assert.equal(await webview.page.locator('img').count(), 0);
    assert.deepEqual(requests, []);
  });

  test('can be looked at in a read-only account too', async () => {
    const webview = await lab.open({ state: { ...READ_ONLY, image: TOLD.image } });
    assert.equal(await picture(webview).getByRole('button').count(), 1);
  });
});
