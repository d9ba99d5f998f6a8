import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../support/paths.ts';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Record<string, string>;
}

const folders = ['.', 'test/support/vscode-host/root', 'test/support/vscode-host/vscode-deps'];

function lockedPackages(folder: string): [string, LockedPackage][] {
  const text = fs.readFileSync(path.join(root, folder, 'package-lock.json'), 'utf8');
  const packages: Record<string, LockedPackage> = JSON.parse(text).packages;
  return Object.entries(packages).filter(([name]) => name !== '');
}

describe('package-lock.json', () => {
  it('has every package for other platforms, without which npm ci refuses to install', () => {
    const locked = lockedPackages('.');
    const names = new Set(locked.map(([name]) => name.replace(/^.*node_modules\//, '')));
    const missing = locked
      .flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}))
      .filter((name) => !names.has(name));
    assert.deepEqual(missing, []);
  });

  for (const folder of folders) {
    it(`pins the content of every package and names no registry in ${folder}`, () => {
      for (const [name, { integrity, resolved }] of lockedPackages(folder)) {
        assert.match(integrity ?? '', /sha512-/, name);
        assert.equal(resolved, undefined, name);
      }
    });
  }
});
