import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { packageVsix } from '../support/packageVsix.ts';
import { manageExtensions } from '../support/vscode-host/server.mjs';
import { ensureWebHost } from '../support/webHost.ts';

/** Limits in bytes. */
const VSIX_LIMIT = 300_000;
const EXTENSION_LIMIT = 200_000;

const EXPECTED_DIST = [
  'THIRD-PARTY.txt',
  'accountCommands.js',
  'apiDescription.js',
  'customerCommands.js',
  'customerEditor.js',
  'diagnosis.js',
  'extension.js',
  'fetchImage.js',
  'historyPage.css',
  'historyPage.js',
  'journal.js',
  'mergePage.css',
  'mergePage.js',
  'nodeFetch.js',
  'sandbox.js',
  'webview.css',
  'webview.js',
];

/** What several bundles share but none at the start, and what node-fetch itself loads late. */
const SHARED_DIST = /^(chunk|multipart-parser)-[A-Z0-9]+\.js$/;

/** All that may be at the top of the package; `.vsixmanifest` and the upper-case names are VS Code's own doing. */
const EXPECTED_TOP =
  /^(\.vsixmanifest|package\.json|package\.nls(\.\w+)?\.json|readme\.md|changelog\.md|license(\.txt)?|dist|l10n|media)$/i;

describe('the package', () => {
  const signal = new AbortController().signal;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dealpos-vsix-'));
  let vsix = '';
  let installed = '';

  before(async () => {
    vsix = await packageVsix(signal);
    await ensureWebHost(signal, () => undefined);
    const extensionsDir = path.join(folder, 'extensions');
    const folders = { userDataDir: path.join(folder, 'user'), extensionsDir, quiet: true };
    assert.equal(manageExtensions(['--install-extension', vsix], folders), 0);
    const name = fs.readdirSync(extensionsDir).find((each) => each.startsWith('dealpos-community.'));
    assert.ok(name);
    installed = path.join(extensionsDir, name);
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('is small', () => {
    assert.ok(fs.statSync(vsix).size <= VSIX_LIMIT, `${fs.statSync(vsix).size} bytes`);
  });

  it('loads little code at activation', () => {
    const file = path.join(installed, 'dist/extension.js');
    assert.ok(fs.statSync(file).size <= EXTENSION_LIMIT, `${fs.statSync(file).size} bytes`);
    // All that is loaded at the start is in this file, so that its size says it all.
    assert.doesNotMatch(fs.readFileSync(file, 'utf8'), /require\("\.\/chunk-/);
  });

  it('holds what the extension needs and nothing else', () => {
    const named = fs.readdirSync(path.join(installed, 'dist')).filter((name) => !SHARED_DIST.test(name));
    assert.deepEqual(named.sort(), EXPECTED_DIST);
    assert.deepEqual(
      fs.readdirSync(installed).filter((name) => !EXPECTED_TOP.test(name)),
      [],
    );
  });

  it('names the licence of every package that it includes', () => {
    const notices = fs.readFileSync(path.join(installed, 'dist/THIRD-PARTY.txt'), 'utf8');
    for (const name of ['node-fetch', 'preact', 'valibot']) assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
  });

  it('has no path of the machine that built it', () => {
    for (const name of fs.readdirSync(path.join(installed, 'dist'))) {
      const text = fs.readFileSync(path.join(installed, 'dist', name), 'utf8');
      assert.ok(!text.includes(process.cwd()), name);
    }
  });
});
