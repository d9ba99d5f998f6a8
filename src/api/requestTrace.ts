import type { JsonObject } from './json.ts';
import type { OperationId } from './operationId.ts';

/** Shell variables that stand for what is never kept of a request. */
export type SecretVariable = 'DEALPOS_CLIENT_ID' | 'DEALPOS_CLIENT_SECRET' | 'DEALPOS_PIN';

/** The fields of a body that hold a secret, by the server's names, with what stands for their values. */
export type SecretFields = Readonly<Record<string, SecretVariable>>;

/** A JSON body without its secrets: the fields that `secrets` names are there, but empty. */
export interface TracedBody {
  readonly fields: JsonObject;
  readonly secrets: SecretFields;
}

/**
 * One request that was sent, complete but for tokens, PINs and client secrets. It holds personal data (a key in the query,
 * the fields of a body), so it stays in memory and is never logged.
 */
export interface TracedRequest {
  /** The call's number in the log, the same for all of its attempts. */
  readonly correlation: number;
  readonly operation: OperationId;
  readonly method: string;
  /** The path template of the contract. */
  readonly route: string;
  readonly url: string;
  readonly body: TracedBody | undefined;
  /** Whether the token went along. */
  readonly authorized: boolean;
  /** HTTP status, or the kind of failure where no answer came. */
  readonly outcome: number | string;
}

/** Hears of every request that the log hears of, at the same moment. */
export interface RequestTrace {
  sent(request: TracedRequest): void;
}

/** The body as it may be kept. */
export function tracedBody(body: JsonObject, secrets: SecretFields = {}): TracedBody {
  const fields = Object.entries(body).map(
    ([name, value]) => [name, Object.hasOwn(secrets, name) ? '' : value] as const,
  );
  return { fields: Object.fromEntries(fields), secrets };
}
