// Measures how fast the extension is, beside something bare in the same run: `npm run bench`, or with names of parts,
// such as `npm run bench -- decoding pages`. `--json` prints the numbers for a machine.

import { measureActivation } from './activation.ts';
import { measureDecoding } from './decoding.ts';
import { measureFirstRow } from './firstRow.ts';
import { measureLogging } from './logging.ts';
import type { Measure } from './measure.ts';
import { isMet, ratioOf } from './measure.ts';
import { measureMemory } from './memory.ts';
import { measurePageReads } from './pageReads.ts';
import { measurePageStart } from './pageStart.ts';
import { measureRequestBudget } from './requestBudget.ts';

const PARTS: Readonly<Record<string, () => Promise<readonly Measure[]>>> = {
  budget: measureRequestBudget,
  memory: measureMemory,
  decoding: measureDecoding,
  logging: measureLogging,
  pages: measurePageReads,
  pageStart: measurePageStart,
  activation: measureActivation,
  firstRow: measureFirstRow,
};

const args = process.argv.slice(2);
const asJson = args.includes('--json');
const chosen = args.filter((arg) => arg !== '--json');
const unknown = chosen.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}
const measures: Measure[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  if (!asJson) console.error(`measuring ${name}`);
  measures.push(...(await measure()));
}
console.log(asJson ? JSON.stringify(measures.map(withVerdict), undefined, 2) : table(measures));

function withVerdict(measure: Measure) {
  return { ...measure, ratio: ratioOf(measure), met: isMet(measure) };
}

/** As Markdown, for the README. */
function table(all: readonly Measure[]): string {
  const rows = all.map((measure) => {
    const { name, ours, unit, beside, goal, goalOf } = measure;
    const ratio = ratioOf(measure);
    const ratioText = ratio === undefined ? '' : `${round(ratio)} ×`;
    const goalText =
      goal === undefined ? '' : `≤ ${goal}${goalOf === 'ours' || ratio === undefined ? unitText(unit) : ' ×'}`;
    const verdict = isMet(measure) === false ? ' (missed)' : '';
    const other = beside ? `${beside.name}: ${round(beside.value)}${unitText(unit)}` : '';
    return `| ${name} | ${round(ours)}${unitText(unit)} | ${other} | ${ratioText} | ${goalText}${verdict} |`;
  });
  return ['| what | median | beside | ratio | goal |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function unitText(unit: Measure['unit']): string {
  return unit === 'count' ? '' : ` ${unit}`;
}

function round(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
