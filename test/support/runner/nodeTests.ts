import * as fs from 'node:fs';
import * as path from 'node:path';
import type { EventData } from 'node:test';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { root } from '../paths.ts';
import type { Counts } from './counts.ts';
import type { Output } from './output.ts';

export interface NodeTestsOptions {
  /** Folder with the `*.test.ts` files, at any depth. */
  readonly folder: string;
  /** Test files that run at the same time. */
  readonly concurrency: number;
  /** How long one file may take, in ms. */
  readonly timeout: number;
  readonly signal: AbortSignal;
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

/** Runs all test files of a folder, each in a process of its own. A skipped test counts as failed: this project has none. */
export async function runNodeTests(options: NodeTestsOptions, output: Output): Promise<Counts> {
  const { folder, concurrency, timeout, signal } = options;
  const files = testFiles(folder);
  const counts = { passed: 0, failed: 0 };
  const fail = (data: EventData.TestFail) => {
    if (data.details.type === 'suite') return;
    counts.failed += 1;
    output.line(`✖ ${relative(data.file)}:${data.line ?? 0} ${data.name}`);
    output.line(inspect(data.details.error.cause ?? data.details.error, { colors: false, depth: 4 }));
  };
  const pass = (data: EventData.TestPass) => {
    if (data.details.type === 'suite') return;
    if (data.skip || data.todo) {
      counts.failed += 1;
      output.line(`✖ ${relative(data.file)}:${data.line ?? 0} ${data.name}: skipped`);
    } else {
      counts.passed += 1;
    }
  };
  const stream = run({ files, concurrency, timeout, signal });
  stream.on('test:fail', fail);
  stream.on('test:pass', pass);
  stream.on('test:stdout', ({ message }) => output.write(message));
  stream.on('test:stderr', ({ message }) => output.write(message));
  for await (const _ of stream) {
    // Read to its end; the listeners above do the work.
  }
  output.line(`${files.length} files, ${counts.passed} passed, ${counts.failed} failed`);
  return counts;
}

function relative(file: string | undefined): string {
  return file ? path.relative(root, file) : '';
}
