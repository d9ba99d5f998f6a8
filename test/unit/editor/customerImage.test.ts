import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImageOutcome } from '../../../src/api/fetchImage.ts';
import { CustomerImage } from '../../../src/editor/customerImage.ts';
import { pageImage } from '../../../src/editor/imageText.ts';
import { settle } from '../../support/fakeClock.ts';

const ADDRESS = '//images.example.com/a.png';
const l10n = { t: (text: string, ...args: (string | number)[]) => text.replace('{0}', String(args[0])) };

function makeImage() {
  const loads: { address: string; signal: AbortSignal; answer: (outcome: ImageOutcome) => void }[] = [];
  const counts = { changed: 0 };
  const image = new CustomerImage(
    (address, signal) => new Promise((answer) => loads.push({ address, signal, answer })),
    () => (counts.changed += 1),
  );
  return { image, loads, counts };
}

const picture: ImageOutcome = { kind: 'image', type: 'image/png', bytes: Buffer.from('abc') };

describe('the picture of a customer', () => {
  it('is offered with its host and not loaded by itself', () => {
    const { image, loads } = makeImage();
    assert.deepEqual(image.stateFor(ADDRESS), { status: 'offered', host: 'images.example.com' });
    assert.deepEqual(image.stateFor(''), { status: 'none' });
    assert.deepEqual(image.stateFor('http://images.example.com/a.png'), { status: 'refused' });
    assert.deepEqual(loads, []);
  });

  it('is loaded once when asked for, and handed on as data', async () => {
    const { image, loads, counts } = makeImage();
    image.stateFor(ADDRESS);
    const done = image.load();
    void image.load();
    assert.deepEqual(image.stateFor(ADDRESS), { status: 'loading' });
    loads[0]?.answer(picture);
    await done;
    assert.deepEqual(image.stateFor(ADDRESS), { status: 'shown' });
    assert.equal(image.data, 'data:image/png;base64,YWJj');
    assert.deepEqual([loads.length, counts.changed], [1, 2]);
  });

  it('that failed can be asked for again', async () => {
    const { image, loads } = makeImage();
    image.stateFor(ADDRESS);
    void image.load();
    loads[0]?.answer({ kind: 'failed', why: { reason: 'status', status: 503 } });
    await settle();
    assert.deepEqual(image.stateFor(ADDRESS), { status: 'failed', why: { reason: 'status', status: 503 } });
    void image.load();
    assert.equal(loads.length, 2);
  });

  it('of another address starts anew, and what is under way for the old one is dropped', async () => {
    const { image, loads } = makeImage();
    image.stateFor(ADDRESS);
    void image.load();
    assert.deepEqual(image.stateFor('//images.example.com/b.png').status, 'offered');
    assert.equal(loads[0]?.signal.aborted, true);
    loads[0]?.answer(picture);
    await settle();
    assert.equal(image.data, undefined);
    assert.equal(image.stateFor('//images.example.com/b.png').status, 'offered');
  });

  it('that cannot be loaded makes no request when asked for', () => {
    const { image, loads } = makeImage();
    for (const address of ['', 'http://images.example.com/a.png']) {
      image.stateFor(address);
      void image.load();
    }
    assert.deepEqual(loads, []);
  });

  it('is given up with its editor', () => {
    const { image, loads } = makeImage();
    image.stateFor(ADDRESS);
    void image.load();
    image.dispose();
    assert.equal(loads[0]?.signal.aborted, true);
  });
});

describe('what is said of it', () => {
  it('names the host before it is asked, and the reason when it fails', () => {
    assert.match(pageImage({ status: 'offered', host: 'images.example.com' }, l10n).text, /images\.example\.com/);
    assert.match(pageImage({ status: 'failed', why: { reason: 'status', status: 404 } }, l10n).text, /404/);
    assert.deepEqual(pageImage({ status: 'shown' }, l10n), { status: 'shown', text: '' });
  });

  it('is something else for every reason', () => {
    const reasons = ['tooLarge', 'notAnImage', 'redirected', 'timeout', 'unreachable'] as const;
    const texts = reasons.map((reason) => pageImage({ status: 'failed', why: { reason } }, l10n).text);
    assert.equal(new Set([...texts, pageImage({ status: 'refused' }, l10n).text]).size, reasons.length + 1);
  });
});
