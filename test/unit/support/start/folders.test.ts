import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import { claimFolders } from '../../../support/start/folders.ts';
import { tempFolder } from '../tempFolder.ts';

describe('claimFolders', () => {
  it('gives the same folders again once they are released', (t) => {
    const base = path.join(tempFolder(t), 'start');
    const first = claimFolders(base);
    first.release();
    assert.equal(claimFolders(base).userDataDir, first.userDataDir);
  });

  it('gives other folders while the first are in use', (t) => {
    const base = path.join(tempFolder(t), 'start');
    assert.notEqual(claimFolders(base).userDataDir, claimFolders(base).userDataDir);
  });

  it('takes over the folders of a run that ended without its clean-up', (t) => {
    const base = path.join(tempFolder(t), 'start');
    const { userDataDir } = claimFolders(base);
    for (const leftover of ['', '2147483646']) {
      fs.writeFileSync(path.join(base, 'owner'), leftover);
      assert.equal(claimFolders(base).userDataDir, userDataDir);
    }
  });
});
