import type { AnswerForm } from './answerBody.ts';
import type { paths } from './contract/openapi.ts';
import type { AnswerBody, DecodeContext } from './decodeAnswers.ts';
import type { EncodedRequest } from './encodeRequest.ts';
import type { OperationId } from './operationId.ts';
import type { FieldNames } from './wire.ts';
import type { WriteSubject } from './writeRecorder.ts';

/** How well a fact about the API is known (the contract file's `x-provenance`). */
export type ProvenanceLabel = 'documented' | 'inferred' | 'unknown';

export interface Provenance {
  readonly operation: ProvenanceLabel;
  readonly request: ProvenanceLabel;
  readonly response: ProvenanceLabel;
}

/** Where a request goes. `path` is also what the log may name. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: keyof paths;
}

/** One call of the API: everything that is known of it, with the way in and the way out. */
export interface Operation<Input, Output> extends Route {
  readonly id: OperationId;
  /** The role that the vendor's page names, in its words. */
  readonly role: string;
  /**
   * A read may be repeated and shared; a write passes the gate; so does a secret check, whose effect is not documented (a
   * wrong PIN may count, open question 4), and it is sent once; a token call is neither.
   */
  readonly kind: 'read' | 'write' | 'secretCheck' | 'token';
  /** Whether sending it twice leaves the same state as sending it once. */
  readonly idempotent: boolean;
  readonly provenance: Provenance;
  readonly answerForm: AnswerForm;
  /** Throws ApiError (`invalidInput`, `unconfirmedNames`) before anything is sent. */
  readonly encode: (input: Input, names: FieldNames) => EncodedRequest;
  /** Throws ApiError (`unexpectedShape`, `noSuchCustomer`). */
  readonly decode: (body: AnswerBody, context: DecodeContext) => Output;
  /** Whom it is about and what it sets, for the record; every write and the PIN check have one. */
  readonly subject?: (input: Input) => WriteSubject;
  /** The same call under another route, for servers that refuse the first. */
  readonly twin?: Twin<Input>;
  /** True where a refusal (4xx) is itself an answer to be decoded. */
  readonly decodesRefusals?: true;
}

interface Twin<Input> extends Route {
  readonly provenance: Provenance;
  readonly encode: (input: Input, names: FieldNames) => EncodedRequest;
}

/** What the vendor writes where a page names no role. */
export const NO_ROLE = 'none stated';
