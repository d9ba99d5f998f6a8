import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import { findInstalledDesktop, hasDisplay } from '../../support/desktop.ts';
import { tempFolder, writeFiles } from './tempFolder.ts';

function programs(folder: string, names: readonly string[]): void {
  for (const name of names) {
    writeFiles(folder, { [name]: '' });
    fs.chmodSync(path.join(folder, name), 0o755);
  }
}

describe('hasDisplay', () => {
  it('asks for X11 or Wayland on Linux only', () => {
    assert.equal(hasDisplay({}, 'linux'), false);
    assert.equal(hasDisplay({ DISPLAY: ':0' }, 'linux'), true);
    assert.equal(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'), true);
    assert.equal(hasDisplay({}, 'darwin'), true);
    assert.equal(hasDisplay({}, 'win32'), true);
  });
});

describe('findInstalledDesktop', () => {
  it('finds the executable behind `code` on PATH, through links', (t) => {
    const folder = fs.realpathSync(tempFolder(t));
    programs(folder, ['share/code/code', 'share/code/bin/code']);
    fs.mkdirSync(path.join(folder, 'bin'));
    fs.symlinkSync('../share/code/bin/code', path.join(folder, 'bin/code'));
    assert.equal(findInstalledDesktop({ PATH: path.join(folder, 'bin') }), path.join(folder, 'share/code/code'));
  });

  it('takes `code` itself where the executable is elsewhere', (t) => {
    const folder = tempFolder(t);
    programs(folder, ['bin/code']);
    assert.equal(findInstalledDesktop({ PATH: path.join(folder, 'bin') }), path.join(folder, 'bin/code'));
  });

  it('finds nothing without `code`, and passes over one that talks to a window elsewhere', (t) => {
    const folder = tempFolder(t);
    assert.equal(findInstalledDesktop({ PATH: folder }), undefined);
    programs(folder, ['code']);
    assert.equal(findInstalledDesktop({ PATH: folder, VSCODE_IPC_HOOK_CLI: '/tmp/x.sock' }), undefined);
    assert.equal(findInstalledDesktop({ PATH: folder, WSL_DISTRO_NAME: 'Debian' }), undefined);
  });
});
