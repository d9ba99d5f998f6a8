import { isJsonObject } from '../../api/json.ts';
import type { Answer, WaitForm } from '../answers.ts';
import {
  errorAnswer,
  forbidden,
  noSuchRoute,
  serverFault,
  tenantSuspended,
  tooManyRequests,
  unauthorized,
} from '../answers.ts';
import type { RawAnswer } from '../rawAnswer.ts';
import { rawAnswer } from '../rawAnswer.ts';
import type { Exchange, FaultRow } from './exchange.ts';

function refusal(name: string, summary: string, answer: (exchange: Exchange) => Answer): FaultRow {
  return { name, summary, acts: false, run: (exchange) => rawAnswer(answer(exchange)) };
}

function tooMany(name: string, summary: string, form: WaitForm): FaultRow {
  return {
    name,
    summary,
    acts: false,
    value: { meaning: 'seconds to wait', usual: 5, least: 0, most: 86_400 },
    run: (exchange, seconds) => limited(exchange, rawAnswer(tooManyRequests(form, seconds, exchange.nowMs))),
  };
}

function outOfService(name: string, summary: string, wait: (seconds: number, nowMs: number) => string): FaultRow {
  return {
    name,
    summary,
    acts: false,
    value: { meaning: 'seconds to wait', usual: 5, least: 0, most: 86_400 },
    run: ({ nowMs }, seconds) => rawAnswer({ status: 503, headers: { 'Retry-After': wait(seconds, nowMs) } }),
  };
}

/** The words and the stack trace of a server fault in one text. */
function traceIn({ body }: Answer): string {
  const { ExceptionMessage, StackTrace } = isJsonObject(body) ? body : {};
  return `${ExceptionMessage}\r\n${StackTrace}`;
}

function limited({ outgoing }: Exchange, answer: RawAnswer): RawAnswer {
  outgoing.setHeader('RateLimit-Remaining', '0');
  return answer;
}

/** An error page as a proxy in front of the real server would send it. */
export function htmlPage(status: number, title: string): RawAnswer {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: Buffer.from(`<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`),
  };
}

/** Answers with an error status. */
export const STATUS_FAULTS: readonly FaultRow[] = [
  refusal('status-400', 'refused as a wrong payload', () => errorAnswer(400, 'Path Shirt does not exist in Database')),
  refusal('status-400-trace', 'refused, with a stack trace in Message', () => errorAnswer(400, traceIn(serverFault()))),
  refusal('status-401', 'the token is refused; with *1 once only', unauthorized),
  refusal('status-402', 'the tenant is suspended', tenantSuspended),
  refusal('status-403', 'the role is missing', ({ role }) => forbidden(role)),
  refusal('status-404', 'the route does not exist', () => noSuchRoute('/api/v3')),
  refusal('status-409', 'conflict with the present state', () => errorAnswer(409, 'The record was changed meanwhile')),
  refusal('status-418', 'a status that is documented nowhere', () => errorAnswer(418, 'I am a teapot')),
  refusal('status-500', 'server fault with a stack trace, nothing done', () => serverFault()),
  {
    name: 'status-500-after',
    summary: 'server fault with a stack trace after the request took effect',
    acts: true,
    run: ({ act }) => {
      act();
      return rawAnswer(serverFault());
    },
  },
  { name: 'status-502', summary: 'HTML page of a proxy', acts: false, run: () => htmlPage(502, '502 Bad Gateway') },
  outOfService('status-503', 'out of service, Retry-After in seconds', String),
  outOfService('status-503-date', 'out of service, Retry-After as a date', (seconds, nowMs) =>
    new Date(nowMs + seconds * 1000).toUTCString(),
  ),
  {
    name: 'status-504-after',
    summary: 'HTML page of a proxy after the request took effect',
    acts: true,
    run: ({ act }) => {
      act();
      return htmlPage(504, '504 Gateway Time-out');
    },
  },
  tooMany('429-seconds', 'too many requests, Retry-After in seconds', 'seconds'),
  tooMany('429-date', 'too many requests, Retry-After as a date', 'date'),
  tooMany('429-reset', 'too many requests, RateLimit-Reset', 'reset'),
  tooMany('429-message', 'too many requests, the seconds in Message', 'message'),
  {
    name: '429-none',
    summary: 'too many requests, no wait named',
    acts: false,
    run: (exchange) => limited(exchange, rawAnswer(tooManyRequests('none', 0, exchange.nowMs))),
  },
  {
    name: '429-garbage',
    summary: 'too many requests, Retry-After that cannot be read',
    acts: false,
    run: (exchange) =>
      limited(exchange, rawAnswer({ ...errorAnswer(429, 'Later'), headers: { 'Retry-After': '-1; soon' } })),
  },
  {
    name: '429-html',
    summary: 'too many requests, as an HTML page',
    acts: false,
    run: (exchange) => limited(exchange, htmlPage(429, '429 Too Many Requests')),
  },
];
