import * as path from 'node:path';
import { cacheDir, root } from '../paths.ts';
import type { ProcessControl } from '../processes.ts';
import type { CommandCheck } from './commandChecks.ts';
import { runCommandChecks } from './commandChecks.ts';
import { runCountedCommand } from './countedCommand.ts';
import type { Counts } from './counts.ts';
import type { Output } from './output.ts';

/** What must be on the machine before a kind can run. */
export type Need = 'chromium' | 'webHost' | 'testHost' | 'vsix';

export interface Kind {
  readonly name: string;
  readonly needs: readonly Need[];
  /** About how long it takes, in s on two cores, so that the long ones can start first. */
  readonly seconds: number;
  readonly run: (output: Output, control: ProcessControl) => Promise<Counts>;
}

const tsc = (project: string, name: string): CommandCheck => ({
  title: `tsc -p ${project}`,
  script: 'node_modules/typescript/bin/tsc',
  args: ['-p', project, '--incremental', '--tsBuildInfoFile', path.join(cacheDir, 'tsc', `${name}.tsbuildinfo`)],
});

const checks = [tsc('.', 'host'), tsc('src/webview', 'webview'), tsc('test', 'test')];

const lints: CommandCheck[] = [
  {
    title: 'biome',
    script: 'node_modules/@biomejs/biome/bin/biome',
    args: ['ci', '--colors=off', '--error-on-warnings'],
  },
  { title: 'knip', script: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
];

/** ms that one test file may take that has a process of its own. */
const FILE_MS = 240_000;

/** Tests for node:test. `processes` is how many files run at the same time, each in its own process; 0: all in one. */
function nodeKind(name: string, seconds: number, needs: readonly Need[] = [], processes = 0): Kind {
  const script = path.join('test/support/runner', 'runNodeTests.ts');
  const args = [script, path.join(root, 'test', name), String(processes), String(FILE_MS)];
  return { name, needs, seconds, run: (output, control) => runCountedCommand(args, output, control) };
}

/** All kinds, in the order of the summary. */
export const kinds: readonly Kind[] = [
  { name: 'check', needs: [], seconds: 8, run: (output, control) => runCommandChecks(checks, output, control) },
  { name: 'lint', needs: [], seconds: 4, run: (output, control) => runCommandChecks(lints, output, control) },
  nodeKind('unit', 20),
  nodeKind('contract', 8),
  // Floods, dribbles, traps and real waits: apart from the contract tests, which run at every change.
  nodeKind('faults', 10),
  nodeKind('webview', 45, ['chromium']),
  {
    name: 'host',
    needs: ['vsix', 'testHost'],
    seconds: 120,
    run: (output, control) => runCountedCommand(['test/host/runHostTests.ts'], output, control),
  },
  nodeKind('e2e', 115, ['chromium', 'webHost', 'vsix'], 1),
];
