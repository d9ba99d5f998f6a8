import { parseJson } from './answerBody.ts';
import { messageIn } from './decodeAnswers.ts';
import type { ApiErrorDetail } from './errors.ts';
import type { OperationId } from './operationId.ts';
import { rateLimitWaitMs, retryAfterMs } from './rateLimitWait.ts';
import type { TransportAnswer } from './transport.ts';

/**
 * The failure that an answer outside 2xx stands for (contract section 2, "Errors"). By status alone: message texts
 * change, and some hold curly quotes (open question 31). The body may be anything (open question 29); of a 5xx nothing
 * is kept, since it leaks stack traces.
 */
export function answerErrorDetail(
  answer: TransportAnswer,
  operation: OperationId,
  role: string | undefined,
): ApiErrorDetail {
  const { status } = answer;
  if (status === 407) return { kind: 'unreachable', layer: 'proxy', code: '407', operation, acted: 'no' };
  if (status >= 500) return serverError(answer, operation);
  // A 408 may come from between us and a server that did act.
  const acted = status >= 400 && status !== 408 ? 'no' : 'unknown';
  const serverMessage = status >= 400 ? messageIn(parseJson(answer.text)) : undefined;
  const common = { operation, status, acted, ...(serverMessage === undefined ? {} : { serverMessage }) } as const;
  switch (status) {
    case 400:
      return { kind: 'badRequest', ...common };
    case 401:
      return { kind: 'unauthorized', ...common };
    case 402:
      return { kind: 'tenantSuspended', ...common };
    case 403:
      return { kind: 'forbidden', role, ...common };
    case 404:
      return { kind: 'routeNotFound', ...common };
    case 409:
      return { kind: 'conflict', ...common };
    case 429:
      return { kind: 'rateLimited', waitMs: rateLimitWaitMs(answer.headers, serverMessage), ...common };
    default:
      return { kind: 'unexpectedStatus', ...common };
  }
}

function serverError({ status, headers }: TransportAnswer, operation: OperationId): ApiErrorDetail {
  const wait = retryAfterMs(headers);
  const named = wait === undefined ? {} : { retryAfterMs: wait };
  return { kind: 'serverError', operation, status, ...named, acted: 'unknown' };
}
