import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { failureText } from '../../src/platform/failureText.ts';
import { FAULTS } from '../../src/sandbox/faults/faultTable.ts';
import { startFaultBench } from '../support/faultBench.ts';
import type { Outcome } from '../support/faultCells.ts';
import { COLUMNS, cellText, tryFault } from '../support/faultCells.ts';
import { LANGUAGES } from '../support/languages.ts';

/** `ms` of one call, with a tenth for good measure. A 429 makes it wait for longer, visibly and until it is called off. */
const LONGEST_MS = 60_000 * 1.1;
/** What the sandbox's answers hold and nobody may ever be shown. */
const INNARDS = /StackTrace|CustomerController|Exception|\bat \w+\.|<\w+|undefined|\{\d\}/;

const rows = readFileSync(new URL('matrix.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
const [head = [], , ...cases] = rows;

const bench = await startFaultBench();
after(() => bench.close());

describe('the fault matrix', () => {
  test('holds every fault of the sandbox, and six operations', () => {
    const tried = new Set(cases.map(([fault = '']) => fault.split(':')[0]));
    assert.deepEqual(
      [...tried],
      FAULTS.map(({ name }) => name),
    );
    assert.deepEqual(head, ['fault', ...COLUMNS]);
    assert.ok(tried.size >= 40);
  });

  for (const [fault = '', ...expected] of cases) {
    test(`${fault} ends in every operation as it is written down`, async () => {
      const outcomes: Outcome[] = [];
      for (const column of COLUMNS) outcomes.push(await tryFault(bench, column, fault));
      assert.deepEqual(outcomes.map(cellText), expected);
      for (const outcome of outcomes) assertBearable(fault, outcome);
    });
  }
});

/** No spinner is left, it took no longer than it may, and what the user is told is fit to be read. */
function assertBearable(fault: string, { state, told, ms }: Outcome): void {
  assert.doesNotMatch(state, /loading|saving|idle/);
  if (!fault.startsWith('429')) assert.ok(ms <= LONGEST_MS, `it took ${ms} ms`);
  if (!told) return;
  for (const l10n of LANGUAGES) {
    const { message, nextStep } = failureText(l10n, told);
    assert.doesNotMatch(`${message} ${nextStep}`, INNARDS);
    assert.ok(message.length > 10 && nextStep.length > 10);
    assert.match(nextStep, /\(#\d+ /, 'the log has it');
  }
}
