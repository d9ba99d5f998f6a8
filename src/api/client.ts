import type { EncodedRequest } from './encodeRequest.ts';
import type { ApiErrorDetail } from './errors.ts';
import { ApiError, apiErrorDetail } from './errors.ts';
import type { ExchangeAnswer } from './exchange.ts';
import { linkSignals } from './linkSignals.ts';
import { namedError } from './namedError.ts';
import type { Operation } from './operation.ts';
import type { OperationId } from './operationId.ts';
import type { CallProgress, RequestRunner, RunOptions } from './requestRunner.ts';
import { MAX_ATTEMPTS } from './retry.ts';
import { SharedReads } from './sharedReads.ts';
import type { Priority } from './turn.ts';
import type { FieldNames } from './wire.ts';
import type { WriteNote } from './writeNote.ts';
import type { WriteRecorder, WriteSubject } from './writeRecorder.ts';
import { badEnding, goodEnding } from './writeRecorder.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Default `interactive`. */
  readonly priority?: Priority;
  /** The work that the call is part of, told by identity: several such jobs take turns in the request budget. */
  readonly job?: object;
  /** What the caller of a write knows of the customer, for the record. */
  readonly note?: WriteNote;
  /**
   * Awaited by a write before anything is sent, where the gate has asked the user: what the write relies on may have
   * changed while the question was open. Throws ApiError where nothing is to be sent any more.
   */
  readonly afterQuestion?: () => Promise<void>;
}

/** What a write is about to do, for whoever may refuse it. Holds keys of customers, and no value that it would set. */
export interface WriteRequest {
  readonly operation: OperationId;
  readonly method: string;
  readonly pathTemplate: string;
  /** Our ids of the fields that change. */
  readonly fields: readonly string[];
  readonly subject: Pick<WriteSubject, 'keys' | 'verified'>;
}

/**
 * Awaited before everything that is no read; refuses by throwing ApiError `readOnlyAccount` or `notConfirmed` (design D8).
 * True where the user was asked.
 */
export type WriteGate = (request: WriteRequest) => Promise<boolean>;

export interface ApiClientDeps {
  /** Asked at every call. */
  readonly names: () => FieldNames;
  readonly gate: WriteGate;
  readonly runner: RequestRunner;
  /** Undefined where writes are not recorded, such as for a test of the connection. */
  readonly recorder?: WriteRecorder;
}

/**
 * Makes the calls of the operations table for one account: encode, gate and record (writes), share (reads), send, decode.
 * Throws nothing but ApiError, each naming its operation.
 */
export class ApiClient {
  readonly #deps: ApiClientDeps;
  readonly #reads = new SharedReads<ExchangeAnswer>();
  /** Operations whose route is settled: the first one works, or only the twin does (open question 11). */
  readonly #settledRoutes = new Map<OperationId, 'first' | 'twin'>();
  readonly #closing = new AbortController();

  constructor(deps: ApiClientDeps) {
    this.#deps = deps;
  }

  async call<Input, Output>(
    operation: Operation<Input, Output>,
    input: Input,
    { signal, priority = 'interactive', job, note, afterQuestion }: CallOptions = {},
  ): Promise<Output> {
    const linked = linkSignals(this.#closing.signal, signal);
    try {
      if (linked.signal.aborted) throw new ApiError({ kind: 'cancelled', acted: 'no' });
      const names = this.#deps.names();
      const encoded = operation.encode(input, names);
      const options = { priority, signal: linked.signal, ...(job === undefined ? {} : { job }) };
      if (operation.kind === 'read') {
        return this.#decode(operation, await this.#read(operation, input, encoded, options), names);
      }
      if (await this.#pass(operation, input, encoded)) await afterQuestion?.();
      return await this.#recorded(operation, input, note, () => this.#write(operation, encoded, options, names));
    } catch (error) {
      throw namedError(error, operation);
    } finally {
      linked.unlink();
    }
  }

  /** Ends everything under way and refuses everything after it, as `cancelled`. */
  dispose(): void {
    this.#closing.abort();
  }

  async #pass<Input, Output>(
    operation: Operation<Input, Output>,
    input: Input,
    { fields }: EncodedRequest,
  ): Promise<boolean> {
    const { id, method, path } = operation;
    const { keys = [], verified } = operation.subject?.(input) ?? {};
    const subject = { keys, ...(verified === undefined ? {} : { verified }) };
    return this.#deps.gate({ operation: id, method, pathTemplate: path, fields, subject });
  }

  /** Makes a call that leaves exactly one entry on the record, however it ends. */
  async #recorded<Input, Output>(
    operation: Operation<Input, Output>,
    input: Input,
    note: WriteNote | undefined,
    call: () => Promise<Output>,
  ): Promise<Output> {
    const subject = operation.subject?.(input) ?? { keys: [], changes: {} };
    const entry = await this.#deps.recorder?.started({ ...subject, operation: operation.id, note });
    const output = await call().catch(async (error: unknown) => {
      const failure = namedError(error, operation);
      await entry?.ended(badEnding(failure.detail));
      throw failure;
    });
    await entry?.ended(goodEnding(output));
    return output;
  }

  async #write<Input, Output>(
    operation: Operation<Input, Output>,
    encoded: EncodedRequest,
    options: RunOptions,
    names: FieldNames,
  ): Promise<Output> {
    const { runner } = this.#deps;
    try {
      return this.#decode(operation, await runner.run(operation, operation, encoded, options, runner.begin()), names);
    } finally {
      this.#reads.forget();
    }
  }

  #decode<Input, Output>(operation: Operation<Input, Output>, answer: ExchangeAnswer, names: FieldNames): Output {
    const { body, status, correlation } = answer;
    try {
      return operation.decode(body, { operation: operation.id, status, names });
    } catch (error) {
      throw namedError(error, operation, correlation);
    }
  }

  #read<Input, Output>(
    operation: Operation<Input, Output>,
    input: Input,
    encoded: EncodedRequest,
    { signal, ...asked }: RunOptions,
  ): Promise<ExchangeAnswer> {
    const key = `${operation.id} ${JSON.stringify(encoded.query ?? [])}`;
    const start = (shared: AbortSignal) => {
      const options = { ...asked, signal: shared };
      const { runner, names } = this.#deps;
      const { twin } = operation;
      const call = runner.begin();
      const first = () => runner.run(operation, operation, encoded, options, call);
      if (!twin) return first();
      return this.#eitherWay(operation.id, call, first, () =>
        runner.run(operation, twin, twin.encode(input, names()), options, call),
      );
    };
    return this.#reads.join(key, asked.priority, start, signal);
  }

  /** The first route; once it has been refused and the twin has not, the twin for good. */
  async #eitherWay(
    id: OperationId,
    call: CallProgress,
    first: () => Promise<ExchangeAnswer>,
    twin: () => Promise<ExchangeAnswer>,
  ): Promise<ExchangeAnswer> {
    if (this.#settledRoutes.get(id) === 'twin') return twin();
    try {
      const answer = await first();
      this.#settledRoutes.set(id, 'first');
      return answer;
    } catch (error) {
      if (this.#settledRoutes.has(id) || !isRouteRefusal(error, id) || call.attempts >= MAX_ATTEMPTS) throw error;
      const answer = await twin().catch((second: unknown) => {
        // Both refuse, so it was about what was asked: the first answer tells that.
        throw isRouteRefusal(second, id) ? error : second;
      });
      this.#settledRoutes.set(id, 'twin');
      return answer;
    }
  }
}

/**
 * True for an answer that may mean "not in this way": the route, the method or the query was not accepted. A token call
 * that was refused says nothing of the call that it was for.
 */
function isRouteRefusal(error: unknown, id: OperationId): boolean {
  const detail = apiErrorDetail(error);
  if (detail?.operation !== id) return false;
  if (detail.kind === 'badRequest' || detail.kind === 'routeNotFound') return true;
  return (detail.kind === 'unexpectedStatus' && detail.status !== 408) || isNotImplemented(detail);
}

function isNotImplemented(detail: ApiErrorDetail): boolean {
  return detail.kind === 'serverError' && detail.status === 501;
}
