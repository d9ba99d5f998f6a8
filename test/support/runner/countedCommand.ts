import type { ProcessControl } from '../processes.ts';
import { runCommand } from '../processes.ts';
import type { Counts } from './counts.ts';
import type { Output } from './output.ts';

const RESULT = /TEST_RESULT (\{.*\})/;

/**
 * Runs a script of tests with this Node. It reports its counts in one line of output: `TEST_RESULT {"passed":1,"failed":0}`.
 * No such line, or a failure without a failed test, counts as one failure.
 */
export async function runCountedCommand(
  args: readonly string[],
  output: Output,
  control: ProcessControl,
): Promise<Counts> {
  let counts: Counts | undefined;
  let rest = '';
  const write = (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const result = parseResult(line);
      if (result) counts = result;
      else output.line(line);
    }
  };
  const code = await runCommand(process.execPath, args, { ...control, write });
  if (rest !== '') write('\n');
  if (!counts) {
    output.line(`✖ ended (exit code ${code}) without a result`);
    return { passed: 0, failed: 1 };
  }
  if (code !== 0 && counts.failed === 0) {
    output.line(`✖ all tests passed, but the exit code is ${code}`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

/** The counts in a line of output, if it is the result line. */
export function parseResult(line: string): Counts | undefined {
  const json = RESULT.exec(line)?.[1];
  if (!json) return undefined;
  const { passed, failed } = JSON.parse(json);
  return { passed: Number(passed), failed: Number(failed) };
}
