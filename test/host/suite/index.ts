import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { RejectionWatch } from '../support/rejectionWatch.ts';

/** ms that one test may take: a real VS Code does the work. */
const TEST_MS = 30_000;

/** VS Code calls this inside the extension host. Rejects when a test failed; the counts go to the test runner by the console. */
export async function run(): Promise<void> {
  const rejections = new RejectionWatch();
  const under = extensionUnderTest();
  under.install();
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: TEST_MS, forbidOnly: true, forbidPending: true });
  if (process.env.HOST_GREP) mocha.grep(new RegExp(process.env.HOST_GREP)); // some of the tests, while working on them
  const files = fs.readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  for (const file of files.sort()) mocha.addFile(path.join(__dirname, file));
  mocha.rootHooks({
    beforeAll: () => under.activate(),
    afterEach: () => under.cleanUp(),
    afterAll: () => assert.deepEqual(rejections.unheard(), [], 'promises were rejected and nobody heard it'),
  });
  const counts = { passed: 0, failed: 0 };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', () => {
      counts.passed += 1;
    });
    runner.on('fail', ({ title }) => {
      counts.failed += 1;
      for (const line of under.whatHappened()) console.log(`    “${title}”: ${line}`);
    });
  });
  console.log(`TEST_RESULT ${JSON.stringify(counts)}`);
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
}
