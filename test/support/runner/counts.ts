/** What came of a kind of tests. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export interface KindResult extends Counts {
  readonly name: string;
  readonly ms: number;
  /** Why the kind did not run at all, if it did not. */
  readonly notRun?: string;
}

export function sum(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((total, each) => total + each.passed, 0),
    failed: all.reduce((total, each) => total + each.failed, 0),
  };
}

/** The table of kinds and, alone on the last line, `N passed, N failed`. */
export function summary(results: readonly KindResult[]): string {
  const rows = results.map(({ name, passed, failed, ms, notRun }) =>
    [
      name.padEnd(10),
      String(passed).padStart(7),
      String(failed).padStart(7),
      `${(ms / 1000).toFixed(1)} s`.padStart(9),
      notRun ? `  not run: ${notRun}` : '',
    ].join(''),
  );
  const { passed, failed } = sum(results);
  const head = ['kind'.padEnd(10), 'passed'.padStart(7), 'failed'.padStart(7), 'time'.padStart(9)].join('');
  return [head, ...rows, '', `${passed} passed, ${failed} failed`].join('\n');
}
