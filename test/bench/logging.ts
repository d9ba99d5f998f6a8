import { answerErrorDetail } from '../../src/api/answerError.ts';
import { ExtensionLog } from '../../src/platform/log.ts';
import { RecordingChannel } from '../support/recordingChannel.ts';
import type { Measure } from './measure.ts';
import { byTurns } from './measure.ts';

const LONG = 1_000_000;
const SHORT = LONG / 10;
const ROUNDS = 21;
/** Repeated, each is what some pattern of ours could look at again and again from every place in it. */
const PIECES = [
  ...[' ', '\t', '\n', 'a', '1', '/', '\\', '(', ':', '.', '-', '%', ': ', 'a ', '1 ', 'a:1:1', '/a', '1,'],
  ...[
    'at ',
    '  at ',
    '\n    at ',
    '    at a (/a.ts:1:1)\n',
    '    at a [as a] (/',
    'Mon, 01 Jan ',
    '{"Message":"',
    '🙂',
  ],
];
/** Statuses of answers whose header or message is read for a number or a date. */
const STATUSES = [400, 429, 503];

/** What is done with a long text to log a failure that has it at this place. */
const PLACES: Readonly<Record<string, (text: string) => () => void>> = {
  message: (text) => {
    const error = new Error(text);
    const body = JSON.stringify({ Message: text });
    return () => {
      newLog().failure('bench', error);
      logAnswers({}, body);
      logAnswers({}, text);
    };
  },
  header: (text) => {
    const headers = { 'retry-after': text, date: text, 'ratelimit-reset': text, 'content-type': text };
    return () => logAnswers(headers, '');
  },
  stack: (text) => logStack(`Error: failed\n${text}`),
  path: (text) => logStack(`Error: failed\n    at save (/home/${text}/a.ts:1:1)`),
};

function newLog(): ExtensionLog {
  return new ExtensionLog(new RecordingChannel().channel);
}

function logAnswers(headers: Readonly<Record<string, string>>, text: string): void {
  for (const status of STATUSES) {
    newLog().showDetails(answerErrorDetail({ status, headers, text, ms: 0 }, 'listCustomers', undefined));
  }
}

/** With and without a message, since what follows it is looked for. */
function logStack(stack: string): () => void {
  const errors = ['failed', ''].map((message) => Object.assign(new Error(message), { stack }));
  return () => {
    for (const error of errors) newLog().failure('bench', error);
  };
}

/** To log a failure with 1 MB of a hostile text, beside the same with 100 kB. Where a text is cut, both take as long. */
export async function measureLogging(): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  for (const [place, prepare] of Object.entries(PLACES)) {
    const [ours, short] = await byTurns(ROUNDS, allOf(prepare, LONG), allOf(prepare, SHORT));
    const beside = { name: 'with 100 kB', value: short };
    measures.push({ name: `Log a failure with 1 MB in its ${place}`, ours, unit: 'ms', beside, goal: 12 });
  }
  return measures;
}

function allOf(prepare: (text: string) => () => void, length: number): () => void {
  const runs = PIECES.map((piece) => prepare(piece.repeat(Math.ceil(length / piece.length))));
  return () => {
    for (const run of runs) run();
  };
}
