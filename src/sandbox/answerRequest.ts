import type { JsonObject, JsonValue } from '../api/json.ts';
import { isJsonObject } from '../api/json.ts';
import type { Answer } from './answers.ts';
import { badRequest, forbidden, noSuchRoute, Refusal, serverFault, unauthorized } from './answers.ts';
import type { Call } from './call.ts';
import type { SandboxOperation } from './operations.ts';

/** A request after it was read whole. */
export interface ReadRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly operation: SandboxOperation | undefined;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly bodyBytes: number;
  /** The parsed body; undefined when there was none or it was no JSON. */
  readonly body: JsonValue | undefined;
}

/** Everything of a call that does not come with the request. */
export type Surroundings = Omit<Call, 'query' | 'body'>;

/** Answers one request by the contract's rules: route, token, strictness, right, body, operation, in this order. */
export function answerRequest(request: ReadRequest, surroundings: Surroundings): Answer {
  const { operation } = request;
  if (!operation) return noSuchRoute(request.path);
  try {
    if (operation.id !== 'createToken' && !surroundings.tokens.accepts(request.authorization)) return unauthorized();
    if (operation.method === 'GET') refuseBodyOnGet(request);
    if (operation.writes && surroundings.dialects.has('view-only')) return forbidden(operation.role);
    const body = operation.method === 'GET' ? {} : jsonBody(request);
    return operation.handle({ ...surroundings, query: request.query, body });
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

/** A live client saw 500 for a GET with a Content-Type and no body; a body on a GET is no better (contract section 2, open question 13). */
function refuseBodyOnGet({ contentType, bodyBytes }: ReadRequest): void {
  if (contentType === undefined && bodyBytes === 0) return;
  throw new Refusal(serverFault('A GET request must have neither a body nor a Content-Type.'));
}

function jsonBody({ contentType, body }: ReadRequest): JsonObject {
  if (!/^application\/json\b/i.test(contentType ?? '')) throw badRequest('Content-Type must be application/json');
  if (!isJsonObject(body)) throw badRequest('The request body must be a JSON object');
  return body;
}
