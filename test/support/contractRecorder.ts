import type { BodyStream } from '../../src/api/readBody.ts';
import type { FetchAnswer, FetchInit, FetchLike } from '../../src/api/transport.ts';
import type { ContractValidator, ReceivedAnswer, SentRequest } from './contractValidator.ts';

/** One request that was sent, and what came of it. */
export interface RecordedExchange {
  readonly operation: string | undefined;
  readonly request: SentRequest;
  /** Undefined where no answer came, or its body was not read to the end. */
  answer: ReceivedAnswer | undefined;
}

/** A fetch that passes everything on to the real one and holds every request and every answer against the contract. */
export class ContractRecorder {
  readonly exchanges: RecordedExchange[] = [];
  readonly #validator: ContractValidator;
  readonly #loadFetch: () => Promise<FetchLike>;
  readonly #unconfirmed: ReadonlySet<string>;

  /** `unconfirmed`: query names that the test's settings have put in place of the contract's. */
  constructor(
    validator: ContractValidator,
    loadFetch: () => Promise<FetchLike>,
    unconfirmed: ReadonlySet<string> = new Set(),
  ) {
    this.#validator = validator;
    this.#loadFetch = loadFetch;
    this.#unconfirmed = unconfirmed;
  }

  readonly load = async (): Promise<FetchLike> => {
    const fetch = await this.#loadFetch();
    return (url, init) => this.#record(fetch, url, init);
  };

  /** Where the traffic so far departs from the contract: `<operation> request|answer: <problem>`, each once, in order. */
  deviations(): string[] {
    const found = this.exchanges.flatMap((exchange) => {
      const name = exchange.operation ?? 'nothing';
      const { request, answer } = exchange;
      return [
        ...this.#validator.requestProblems(request, this.#unconfirmed).map((text) => `${name} request: ${text}`),
        ...this.#answerProblems(name, answer).map((text) => `${name} answer: ${text}`),
      ];
    });
    return [...new Set(found)];
  }

  /** The bodies sent to an operation, parsed. */
  bodiesOf(operation: string): unknown[] {
    return this.#sentTo(operation).map(({ body }) => (body === undefined ? undefined : JSON.parse(body)));
  }

  /** The queries sent to an operation. */
  queriesOf(operation: string): (readonly [string, string])[][] {
    return this.#sentTo(operation).map(({ url }) => [...url.searchParams]);
  }

  /** The operations called, in order. */
  get operations(): string[] {
    return this.exchanges.map(({ operation }) => operation ?? 'nothing');
  }

  #sentTo(operation: string): SentRequest[] {
    return this.exchanges.filter((exchange) => exchange.operation === operation).map(({ request }) => request);
  }

  #answerProblems(operation: string, answer: ReceivedAnswer | undefined): string[] {
    return answer ? this.#validator.answerProblems(operation, answer) : ['did not arrive whole'];
  }

  async #record(fetch: FetchLike, href: string, init: FetchInit): Promise<FetchAnswer> {
    const request = { method: init.method, url: new URL(href), headers: init.headers, body: init.body };
    const exchange: RecordedExchange = {
      operation: this.#validator.operationOf(request),
      request,
      answer: undefined,
    };
    this.exchanges.push(exchange);
    const answer = await fetch(href, init);
    const { status, headers } = answer;
    const keep = (text: string) => {
      exchange.answer = { status, header: (name) => headers.get(name), text };
    };
    if (answer.body === null) keep('');
    return { status, headers, body: answer.body && copied(answer.body, keep) };
  }
}

/** The same body; `keep` is given its text when it has been read to its end. */
async function* copied(body: BodyStream, keep: (text: string) => void): AsyncGenerator<Uint8Array | string> {
  const pieces: Buffer[] = [];
  for await (const piece of body) {
    pieces.push(Buffer.from(piece));
    yield piece;
  }
  keep(Buffer.concat(pieces).toString('utf8'));
}
