// Runs tests and checks: `node test/support/test.ts [kind...]`, all kinds if none is named.
// The last line of the output is `N passed, N failed`; the exit code is 1 if anything failed.

import { untilStopped } from './processes.ts';
import type { Counts, KindResult } from './runner/counts.ts';
import { sum, summary } from './runner/counts.ts';
import { Excerpt } from './runner/excerpt.ts';
import type { Kind } from './runner/kinds.ts';
import { kinds } from './runner/kinds.ts';
import { runInLanes } from './runner/lanes.ts';
import { Output } from './runner/output.ts';
import { Preparation } from './runner/prepare.ts';

/** How long one kind may take, in ms: a test that hangs must not keep the others from being run. */
const KIND_MS = 15 * 60_000;

const signal = untilStopped();
const sink = (text: string) => process.stdout.write(text);
/** What kinds that failed have said, for the end: whoever reads a log of all kinds side by side looks there. */
const failures: string[] = [];
const preparation = new Preparation(signal, (line) => new Output('prepare', sink).line(line));

/** The kinds named on the command line, in their usual order. Exits with a message when a name is unknown. */
function chosenKinds(names: readonly string[]): readonly Kind[] {
  const unknown = names.filter((name) => !kinds.some((kind) => kind.name === name));
  if (unknown.length > 0) {
    console.error(
      `No such kind of tests: ${unknown.join(', ')}. There are: ${kinds.map(({ name }) => name).join(', ')}`,
    );
    process.exit(2);
  }
  return names.length === 0 ? kinds : kinds.filter(({ name }) => names.includes(name));
}

async function runKind(kind: Kind, background: boolean): Promise<KindResult> {
  const excerpt = new Excerpt();
  const output = new Output(kind.name, (line) => {
    sink(line);
    excerpt.add(line);
  });
  const start = performance.now();
  const result = await countsOf(kind, output, background);
  output.end();
  if (result.failed > 0) failures.push(excerpt.text());
  return { name: kind.name, ms: performance.now() - start, ...result };
}

/** A kind that cannot run, or that runs nothing, counts as one failure: silence must not look like success. */
async function countsOf(kind: Kind, output: Output, background: boolean): Promise<Counts & { notRun?: string }> {
  try {
    for (const need of kind.needs) await preparation.meet(need);
    if (signal.aborted) return { passed: 0, failed: 1, notRun: 'stopped' };
    const within = AbortSignal.any([signal, AbortSignal.timeout(KIND_MS)]);
    const counts = await kind.run(output, { signal: within, background });
    if (counts.passed + counts.failed > 0) return counts;
    return { passed: 0, failed: 1, notRun: 'no test was found' };
  } catch (error) {
    output.line(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { passed: 0, failed: 1, notRun: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Runs the kinds, two at a time for two cores. Those that drive a browser or VS Code often wait for it: the others have a
 * lane of their own then, in the background. Returns results in the order of the kinds.
 */
async function runAll(chosen: readonly Kind[]): Promise<KindResult[]> {
  const results = new Map<Kind, KindResult>();
  const run = (some: readonly Kind[], lanes: number, background: boolean): Promise<void> =>
    runInLanes(some, {
      lanes,
      // The downloads go on while the fast kinds run; a failed one is reported by the kind that needs it.
      prepared: ({ needs }) =>
        needs.length === 0 ? undefined : Promise.all(needs.map((need) => preparation.meet(need))),
      run: async (kind) => {
        results.set(kind, await runKind(kind, background));
      },
    });
  const fast = chosen.filter(({ needs }) => needs.length === 0);
  const driving = chosen.filter(({ needs }) => needs.length > 0);
  await Promise.all(driving.length > 0 ? [run(driving, 2, false), run(fast, 1, true)] : [run(fast, 2, false)]);
  return chosen.map((kind) => results.get(kind)).filter((result) => result !== undefined);
}

const results = await runAll(chosenKinds(process.argv.slice(2)));
for (const text of failures) console.log(`\nWhat failed, once more:\n${text.trimEnd()}`);
console.log(`\n${summary(results)}`);
process.exitCode = sum(results).failed === 0 ? 0 : 1;
