import * as fs from 'node:fs';
import * as path from 'node:path';
import { run } from 'node:test';
import { root } from './paths.ts';

// Measures which lines of the logic of customers and their editor the unit and contract tests run, file by file.
// Run by `npm run coverage`; ends with 1 below the goal. Files that need VS Code are covered by the host tests instead.

/** Least share of the lines, in percent. */
const GOAL = 95;
const MEASURED = ['src/customers/**/*.ts', 'src/editor/**/*.ts'];

const folders = ['unit', 'contract', 'faults'].map((kind) => path.join(root, 'test', kind));
const files = folders.flatMap((folder) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name)),
);
// `isolation` and the globs are newer than the type declarations.
const options = { files, isolation: 'none', concurrency: 1, coverage: true, coverageIncludeGlobs: MEASURED };
const stream = run(options);
let failed = 0;
stream.on('test:fail', () => {
  failed += 1;
});
stream.on('test:coverage', ({ summary }) => {
  const rows = summary.files.map(({ path: file, coveredLinePercent }) => ({
    name: path.relative(root, file),
    percent: coveredLinePercent,
  }));
  for (const { name, percent } of rows) process.stdout.write(`${percent.toFixed(1).padStart(6)} %  ${name}\n`);
  const total = summary.totals.coveredLinePercent;
  process.stdout.write(
    `${total.toFixed(1).padStart(6)} %  of ${summary.totals.totalLineCount} lines; goal ${GOAL} %\n`,
  );
  if (total < GOAL) process.exitCode = 1;
});
for await (const _ of stream) {
  // Read to its end; the listeners above do the work.
}
if (failed > 0) {
  process.stdout.write(`${failed} tests failed\n`);
  process.exitCode = 1;
}
process.exit();
