import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../../support/paths.ts';
import { tempFolder, writeFiles } from '../tempFolder.ts';

const head = "import { describe, it } from 'node:test';\n";

/** Runs the test files in a process of its own: inside a test, node:test does not run others. */
function countsOf(folder: string): unknown {
  const script = `
    import { runNodeTests } from ${JSON.stringify(path.join(root, 'test/support/runner/nodeTests.ts'))};
    import { Output } from ${JSON.stringify(path.join(root, 'test/support/runner/output.ts'))};
    const options = { folder: process.argv[2], concurrency: 1, timeout: 20000, signal: new AbortController().signal };
    console.log(JSON.stringify(await runNodeTests(options, new Output('unit', () => undefined))));`;
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  writeFiles(folder, { 'run.mts': script });
  const args = [path.join(folder, 'run.mts'), folder];
  const { stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  assert.notEqual(stdout, '', stderr);
  return JSON.parse(stdout);
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
