import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseCommandLine, toPath } from '../../../support/vscode-host/commandLine.mjs';

describe('parseCommandLine', () => {
  it('reads what @vscode/test-electron passes', () => {
    const line = parseCommandLine([
      '/work/space',
      '--user-data-dir=/tmp/u',
      '--disable-extensions',
      '--no-sandbox',
      '--extensionTestsPath=/out/index.js',
      '--extensionDevelopmentPath=/a',
      '--extensionDevelopmentPath=/b',
    ]);
    assert.deepEqual(line.files, ['/work/space']);
    assert.equal(line.last('user-data-dir'), '/tmp/u');
    assert.equal(line.has('disable-extensions'), true);
    assert.deepEqual(line.all('extensionDevelopmentPath'), ['/a', '/b']);
    assert.equal(line.has('wait'), false);
  });

  it('takes the next word as the value, but not after a flag', () => {
    const line = parseCommandLine(['--install-extension', 'x.vsix', '--wait', 'folder']);
    assert.equal(line.last('install-extension'), 'x.vsix');
    assert.deepEqual(line.files, ['folder']);
  });
});

it('toPath reads file URIs and paths', () => {
  assert.equal(toPath('file:///a%20b/c'), '/a b/c');
  assert.equal(toPath('/a/b'), '/a/b');
});
