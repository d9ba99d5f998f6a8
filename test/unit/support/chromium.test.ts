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
