import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dependenciesInStep } from '../../support/dependencies.mjs';
import { tempFolder, writeFiles } from './tempFolder.ts';

const one = { version: '1.0.0', integrity: 'sha512-one' };
const forOthers = { version: '2.0.0', integrity: 'sha512-two', optional: true };
const lock = (packages: object) => JSON.stringify({ packages });
const wanted = lock({ '': {}, 'node_modules/a': one, 'node_modules/b': forOthers });

describe('dependenciesInStep', () => {
  it('is false on a fresh clone', (t) => {
    const folder = tempFolder(t);
    writeFiles(folder, { 'package-lock.json': wanted });
    assert.equal(dependenciesInStep(folder), false);
  });

  it('is true when all is installed but what is for other platforms', (t) => {
    const folder = tempFolder(t);
    const installed = lock({ 'node_modules/a': one });
    writeFiles(folder, { 'package-lock.json': wanted, 'node_modules/.package-lock.json': installed });
    assert.equal(dependenciesInStep(folder), true);
  });

  it('is false when a package is missing, or of another version or content', (t) => {
    const folder = tempFolder(t);
    const others = [
      {},
      { 'node_modules/a': { ...one, version: '1.0.1' } },
      { 'node_modules/a': { ...one, integrity: 'x' } },
    ];
    for (const packages of others) {
      writeFiles(folder, { 'package-lock.json': wanted, 'node_modules/.package-lock.json': lock(packages) });
      assert.equal(dependenciesInStep(folder), false);
    }
  });

  it('is false when an installation was broken off', (t) => {
    const folder = tempFolder(t);
    writeFiles(folder, { 'package-lock.json': wanted, 'node_modules/.package-lock.json': '{' });
    assert.equal(dependenciesInStep(folder), false);
  });
});
