import type { ApiErrorDetail } from '../api/errors.ts';
import type { RequestLogEntry } from '../api/requestLog.ts';

/** Rows of a stack that are kept. */
const MAX_FRAMES = 8;
/** Characters of a stack that are looked at: its message may be a whole answer. */
const MAX_STACK = 20_000;
/** A place in code: an optional function, then a file with line and column. The folder, which names the user, is not taken. */
const FRAME =
  /^ {4}at (?:(?:async |new )?([\w$.<>#]{1,100}) )?(?:\[as [\w$]{1,100}\] )?\(?(?:[^()]*[/\\])?([\w.-]{1,80}:\d+:\d+)\)?$/;
/** Names that Node and OpenSSL give to errors. */
const CODE = /^\w{1,60}$/;

/** One request as a line. Nothing but what the entry allows can be in it. */
export function requestLine(entry: RequestLogEntry): string {
  const { correlation, method, route, outcome, ms, attempt, budgetLeft } = entry;
  return `#${correlation} ${method} ${route} -> ${outcome} in ${Math.round(ms)} ms, attempt ${attempt}, ${budgetLeft} requests left`;
}

/** What a failure was, without a word of the server's and without a value: kind, call, and what tells its cause. */
export function failureFacts(detail: ApiErrorDetail): string {
  const { kind, operation = 'no call', correlation, acted } = detail;
  const number = correlation === undefined ? '' : `#${correlation} `;
  return [`Details of ${number}${operation}: ${kind}`, ...causes(detail), `acted: ${acted}`].join(', ');
}

function causes(detail: ApiErrorDetail): string[] {
  return [
    ...('status' in detail && detail.status !== undefined ? [`status ${detail.status}`] : []),
    ...('layer' in detail ? [`layer ${detail.layer}`] : []),
    ...('stage' in detail ? [`stage ${detail.stage}`] : []),
    ...('ms' in detail ? [`limit ${detail.ms} ms`] : []),
    ...('waitMs' in detail ? [`wait ${detail.waitMs} ms`] : []),
    ...('reason' in detail ? [`reason ${detail.reason}`] : []),
    ...('code' in detail && CODE.test(detail.code) ? [`code ${detail.code}`] : []),
  ];
}

/** Where an error was thrown: function, file, line and column. Rows of its message are no places, whatever they look like. */
export function stackFrames(error: unknown): string[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  const rows = behindMessage(error.stack, error.message).slice(0, MAX_STACK).split('\n');
  return rows.flatMap((row) => frame(row)).slice(0, MAX_FRAMES);
}

/** What follows `Name: message`; nothing where the stack does not begin with that, since then its rows may be words. */
function behindMessage(stack: string, message: string): string {
  if (message === '') return stack;
  const begin = stack.indexOf(': ') + 2;
  return stack.startsWith(message, begin) ? stack.slice(begin + message.length) : '';
}

function frame(row: string): string[] {
  const parts = FRAME.exec(row.slice(0, 500));
  if (!parts) return [];
  const [, name = '', place = ''] = parts;
  return [`    at ${name === '' ? place : `${name} (${place})`}`];
}
