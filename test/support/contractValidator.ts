import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidationResult } from 'openapi-backend';
import { OpenAPIBackend, SetMatchType } from 'openapi-backend';
import { parse } from 'yaml';
import type { JsonValue } from '../../src/api/json.ts';
import { isJsonObject } from '../../src/api/json.ts';

const CONTRACT = new URL('../../src/api/contract/dealpos-customer.openapi.yaml', import.meta.url);

/** A request as it is handed to fetch. */
export interface SentRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** An answer whose body was read to its end. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly text: string;
}

/**
 * Holds traffic against the contract's OpenAPI file. Schemas, parameters and headers are judged by openapi-backend with
 * Ajv's draft 2020-12, the JSON Schema of OpenAPI 3.1; what those let pass in silence (an undeclared status, a body under
 * another media type, a property that no request schema names) is refused here.
 */
export class ContractValidator {
  readonly #backend: OpenAPIBackend;

  constructor(backend: OpenAPIBackend) {
    this.#backend = backend;
  }

  static async load(): Promise<ContractValidator> {
    const definition = parse(await readFile(CONTRACT, 'utf8'));
    for (const path of Object.values(definition.paths)) closeRequestBodies(path);
    const judges = new Map<string, Ajv2020>();
    const backend = new OpenAPIBackend({
      definition,
      // Its check of the document itself knows OpenAPI 3.0 only.
      quick: true,
      ignoreTrailingSlashes: false,
      // One for all schemas with the same options: each would compile the schema of schemas anew.
      customizeAjv: (_draft7, options) => {
        const key = JSON.stringify(options);
        const judge = judges.get(key) ?? new Ajv2020({ ...options, strict: false, allErrors: true });
        judges.set(key, judge);
        return judge;
      },
    });
    await backend.init();
    // The router puts together the list of all operations at every look into it.
    const operations = backend.router.getOperations();
    backend.router.getOperations = () => operations;
    return new ContractValidator(backend);
  }

  /** The contract's operation at this method and path, or undefined. */
  operationOf({ method, url }: SentRequest): string | undefined {
    const found = this.#backend.router.matchOperation({ method, path: url.pathname, headers: {} });
    return found?.path === url.pathname ? found.operationId : undefined;
  }

  /** What is wrong with a request. `unconfirmed` are query names that a test's settings have put in place of the contract's. */
  requestProblems(request: SentRequest, unconfirmed: ReadonlySet<string>): string[] {
    const operation = this.operationOf(request);
    if (operation === undefined) return [`${request.method} ${request.url.pathname} is not in the contract`];
    const { body } = request;
    const headers = lowerCase(request.headers);
    const result = this.#backend.validator.validateRequest(
      {
        method: request.method,
        path: request.url.pathname,
        query: queryOf(request.url, unconfirmed),
        headers,
        ...(body === undefined ? {} : { body: parseJson(body) ?? body }),
      },
      operation,
    );
    return [...problemsOf(result), ...this.#headProblems(operation, headers, body)];
  }

  /** What is wrong with an answer to this operation. */
  answerProblems(operation: string, { status, header, text }: ReceivedAnswer): string[] {
    const declared = at(this.#backend.router.getOperation(operation), 'responses', String(status));
    if (declared === undefined) return [`status ${status} is not declared`];
    if (at(declared, 'content', 'application/json') === undefined) return text === '' ? [] : ['has a body'];
    const mediaType = (header('content-type') ?? '').split(';')[0]?.trim();
    if (mediaType !== 'application/json') return [`is ${mediaType || 'of no media type'}, not application/json`];
    const body = parseJson(text);
    if (body === undefined) return ['is not JSON'];
    const { validator } = this.#backend;
    const wanted = Object.keys(at(declared, 'headers') ?? {});
    const headers = Object.fromEntries(wanted.flatMap((name) => entryOf(name, header(name))));
    const matching = { statusCode: status, setMatchType: SetMatchType.Superset };
    return [
      ...problemsOf(validator.validateResponse(body, operation, status)),
      ...problemsOf(validator.validateResponseHeaders(headers, operation, matching)),
    ];
  }

  #headProblems(operation: string, headers: Readonly<Record<string, string>>, body: string | undefined): string[] {
    const declared = this.#backend.router.getOperation(operation);
    const isOpen = JSON.stringify(at(declared, 'security')) === '[]';
    const authorization = headers.authorization;
    const rules: [boolean, string][] = [
      [(body !== undefined) === (at(declared, 'requestBody') !== undefined), 'a body where none is declared, or none'],
      [body === undefined || headers['content-type'] === 'application/json', 'a body that is not application/json'],
      [body !== undefined || headers['content-type'] === undefined, 'a Content-Type without a body'],
      [!isOpen || authorization === undefined, 'a token on a call that takes none'],
      [isOpen || /^Bearer [\x21-\x7e]+$/.test(authorization ?? ''), 'no bearer token'],
    ];
    return rules.filter(([holds]) => !holds).map(([, problem]) => problem);
  }
}

/** A request may carry only what its schema names, unless that says that the names are unknown. */
function closeRequestBodies(path: unknown): void {
  for (const operation of Object.values(isJsonObject(path) ? path : {})) {
    const media = at(operation, 'requestBody', 'content', 'application/json');
    if (!isJsonObject(media) || media.schema === undefined) continue;
    media.schema = { allOf: [media.schema], unevaluatedProperties: false };
  }
}

/** What lies under these keys; undefined where there is nothing. */
function at(value: unknown, ...keys: readonly string[]): JsonValue | undefined {
  let found: unknown = value;
  for (const key of keys) found = isJsonObject(found) ? found[key] : undefined;
  return isJsonValue(found) ? found : undefined;
}

function isJsonValue(value: unknown): value is JsonValue {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol' && typeof value !== 'bigint';
}

function queryOf(url: URL, unconfirmed: ReadonlySet<string>): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    if (unconfirmed.has(name)) continue;
    const values = url.searchParams.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return query;
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function entryOf(name: string, value: string | null): [string, string][] {
  return value === null ? [] : [[name, value]];
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemsOf({ errors }: ValidationResult): string[] {
  return (errors ?? []).map(({ instancePath, message, params }) => {
    const name: unknown = params.additionalProperty ?? params.unevaluatedProperty;
    return `${instancePath} ${message ?? 'is wrong'}${typeof name === 'string' ? ` (${name})` : ''}`.trim();
  });
}
