import type { JsonObject, JsonValue } from '../api/json.ts';

/** What an operation answers. No body at all where `body` is undefined. */
export interface Answer {
  readonly status: number;
  readonly body?: JsonValue;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ends the handling of a request with an error answer. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

/** 200 with a JSON body. */
export function ok(body: JsonValue): Answer {
  return { status: 200, body };
}

/** An error in the documented form: `Message` and no machine code (contract section 2, "Errors"). */
export function errorAnswer(status: number, message: string): Answer {
  return { status, body: { Message: message } };
}

/** 400: the payload is wrong. */
export function badRequest(message: string): Refusal {
  return new Refusal(errorAnswer(400, message));
}

/** 400 for a named thing that does not exist, in the words of the vendor's own example. */
export function doesNotExist(kind: string, name: string): Refusal {
  return badRequest(`${kind} ${name} does not exist in Database`);
}

/** 404 means that the route does not exist, never the record. */
export function noSuchRoute(path: string): Answer {
  return errorAnswer(404, `No HTTP resource was found that matches the request URI '${path}'.`);
}

export function unauthorized(): Answer {
  return errorAnswer(401, 'Authentication failed, invalid Bearer Token!');
}

export function tenantSuspended(): Answer {
  return errorAnswer(402, 'Your Account has been suspended');
}

/** 403 naming the missing role, with the vendor's curly quotes. */
export function forbidden(role: string | undefined): Answer {
  return errorAnswer(403, `You must have ${role ?? '“VIEW” role in “Contacts” Module'}`);
}

/** 500 as the vendor's server answers it, stack trace included. */
export function serverFault(exception = 'Object reference not set to an instance of an object.'): Answer {
  const body: JsonObject = {
    Message: 'An error has occurred.',
    ExceptionMessage: exception,
    ExceptionType: 'System.InvalidOperationException',
    StackTrace:
      '   at DealPOS.Web.Api.V3.CustomerController.Execute(HttpRequestMessage request) in C:\\build\\CustomerController.cs:line 214\r\n   at System.Web.Http.ApiController.InvokeActionWithExceptionFilters()',
  };
  return { status: 500, body };
}

/** Ways in which a 429 can name the wait (open question 28). */
export type WaitForm = 'seconds' | 'date' | 'reset' | 'message' | 'none';

/** 429; `seconds` is the wait, `nowMs` the time that a date counts from. */
export function tooManyRequests(form: WaitForm, seconds: number, nowMs: number): Answer {
  const plain = errorAnswer(429, 'Too many requests');
  switch (form) {
    case 'seconds':
      return { ...plain, headers: { 'Retry-After': String(seconds) } };
    case 'date':
      return { ...plain, headers: { 'Retry-After': new Date(nowMs + seconds * 1000).toUTCString() } };
    case 'reset':
      return { ...plain, headers: { 'RateLimit-Reset': String(seconds) } };
    case 'message':
      return errorAnswer(429, `Too many requests, please wait ${seconds} seconds`);
    case 'none':
      return plain;
  }
}
