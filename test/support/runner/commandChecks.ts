import type { ProcessControl } from '../processes.ts';
import { runCommand } from '../processes.ts';
import type { Counts } from './counts.ts';
import type { Output } from './output.ts';

/** A check that passes when a program ends with 0. */
export interface CommandCheck {
  readonly title: string;
  /** Path of the JavaScript file to run with this Node, relative to the project. */
  readonly script: string;
  readonly args: readonly string[];
}

/** Runs the checks one after the other; each counts as one. */
export async function runCommandChecks(
  checks: readonly CommandCheck[],
  output: Output,
  control: ProcessControl,
): Promise<Counts> {
  const counts = { passed: 0, failed: 0 };
  for (const { title, script, args } of checks) {
    const code = await runCommand(process.execPath, [script, ...args], { ...control, write: output.write });
    output.end();
    output.line(code === 0 ? `✔ ${title}` : `✖ ${title} (exit code ${code})`);
    if (code === 0) counts.passed += 1;
    else counts.failed += 1;
  }
  return counts;
}
