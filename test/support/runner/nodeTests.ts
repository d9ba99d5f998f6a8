import * as fs from 'node:fs';
import * as path from 'node:path';
import type { EventData } from 'node:test';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { root } from '../paths.ts';
import type { Counts } from './counts.ts';

export interface NodeTestsOptions {
  /** Folder with the `*.test.ts` files, at any depth. */
  readonly folder: string;
  /** Test files that run at the same time, each in a process of its own; 0: all in this process, which is much faster. */
  readonly processes: number;
  /** How long one file may take in its process, in ms. */
  readonly timeout: number;
}

/**
 * Runs all test files of a folder and writes down what fails.
 * A skipped test counts as failed: this project has none.
 */
export async function runNodeTests(options: NodeTestsOptions, write: (text: string) => void): Promise<Counts> {
  const files = testFiles(options.folder);
  if (files.length === 0) return { passed: 0, failed: 0 };
  const counts = { passed: 0, failed: 0 };
  const fail = ({ file, line, name }: EventData.TestFail | EventData.TestPass, why: string) => {
    counts.failed += 1;
    const test = `✖ ${path.relative(root, file ?? '')}:${line ?? 0} ${name}`;
    write(why.includes('\n') ? `${test}\n${why}\n` : `${test}: ${why}\n`);
  };
  const stream = run({ files, ...isolation(options) });
  stream.on('test:fail', (data) => {
    const { type, error } = data.details;
    if (type !== 'suite') fail(data, inspect(error.cause ?? error, { depth: 4 }));
  });
  stream.on('test:pass', (data) => {
    if (data.details.type === 'suite') return;
    if (data.skip || data.todo) fail(data, 'skipped');
    else counts.passed += 1;
  });
  stream.on('test:stdout', ({ message }) => write(message));
  stream.on('test:stderr', ({ message }) => write(message));
  for await (const _ of stream) {
    // Read to its end; the listeners above do the work.
  }
  write(`${files.length} files, ${counts.passed} passed, ${counts.failed} failed\n`);
  return counts;
}

function isolation({ processes, timeout }: NodeTestsOptions) {
  // `isolation` is newer than the type declarations, which are those of the oldest Node that VS Code runs extensions with.
  return processes === 0 ? { isolation: 'none', concurrency: 1 } : { concurrency: processes, timeout };
}

/** The `*.test.ts` files below a folder, sorted; none if there is no such folder. */
function testFiles(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => path.join(folder, name));
}
