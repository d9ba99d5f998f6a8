import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../../support/paths.ts';
import { parseResult } from '../../../support/runner/countedCommand.ts';
import { tempFolder, writeFiles } from '../tempFolder.ts';

const head = "import { describe, it } from 'node:test';\n";

const runner = path.join(root, 'test/support/runner/runNodeTests.ts');

/** What the runner reports of a folder, with a process for each file and with all in one: that must not make a difference. */
function countsOf(folder: string): unknown {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env; // inside a test, node:test does not run others
  const [one, each] = ['0', '1'].map((processes) => {
    const { stdout } = spawnSync(process.execPath, [runner, folder, processes, '20000'], { env, encoding: 'utf8' });
    return stdout.split('\n').map(parseResult).find(Boolean);
  });
  assert.deepEqual(one, each);
  return one;
}

describe('runNodeTests', () => {
  it('counts tests, not suites', (t) => {
    const folder = tempFolder(t);
    writeFiles(folder, {
      'a.test.ts': `${head}describe('a', () => { it('one', () => {}); it('two', () => { throw new Error('no'); }); });`,
      'deep/b.test.ts': `${head}it('three', () => {});`,
      'c.ts': 'throw new Error("not a test");',
    });
    assert.deepEqual(countsOf(folder), { passed: 2, failed: 1 });
  });

  it('counts a skipped test and a file that does not load as failed', (t) => {
    const folder = tempFolder(t);
    writeFiles(folder, {
      'a.test.ts': `${head}it.skip('one', () => {}); it.todo('two'); it('three', () => {});`,
      'b.test.ts': 'throw new Error("broken");',
    });
    assert.deepEqual(countsOf(folder), { passed: 1, failed: 3 });
  });

  it('counts nothing where there is no test', (t) => {
    assert.deepEqual(countsOf(tempFolder(t)), { passed: 0, failed: 0 });
  });
});
