import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { it } from 'node:test';
import { findChromium } from '../../support/chromium.ts';
import { tempFolder, writeFiles } from './tempFolder.ts';

it('CHROMIUM_PATH wins, then a browser of the family on PATH', (t) => {
  const folder = tempFolder(t);
  writeFiles(folder, { 'google-chrome': '', firefox: '' });
  fs.chmodSync(path.join(folder, 'google-chrome'), 0o755);
  assert.equal(findChromium({ CHROMIUM_PATH: '/my/chromium', PATH: folder }), '/my/chromium');
  assert.equal(findChromium({ PATH: folder }), path.join(folder, 'google-chrome'));
});

it('The one without a window comes before all that have one', (t) => {
  const folder = tempFolder(t);
  writeFiles(folder, { chromium: '', 'chromium-headless-shell': '' });
  for (const name of fs.readdirSync(folder)) fs.chmodSync(path.join(folder, name), 0o755);
  assert.equal(findChromium({ PATH: folder }), path.join(folder, 'chromium-headless-shell'));
});
