import type { OperationId } from './operationId.ts';

/**
 * Whether the server may have carried out the request that failed:
 * `no` is certain, `unknown` means a write must be looked up before it is ever repeated.
 */
export type Acted = 'no' | 'unknown';

interface Common {
  /** The call that failed; undefined before any call was chosen. */
  readonly operation?: OperationId;
  /** Number of the call in the log; undefined where nothing was sent. */
  readonly correlation?: number;
  readonly acted: Acted;
}
interface Answered extends Common {
  readonly status: number;
  /** The server's own words (`Message`). May hold personal data: show it to the user, never log it. */
  readonly serverMessage?: string;
}

/** Every way in which a call can fail. Classified by status and error codes only, never by message text or `err.name`. */
export type ApiErrorDetail =
  | (Common & { readonly kind: 'cancelled' })
  | (Common & { readonly kind: 'unreachable'; readonly layer: 'dns' | 'tcp' | 'proxy'; readonly code: string })
  | (Common & { readonly kind: 'tls'; readonly code: string })
  | (Common & { readonly kind: 'timeout'; readonly stage: 'headers' | 'idle' | 'total'; readonly ms: number })
  | (Common & { readonly kind: 'connectionLost'; readonly code: string })
  | (Common & { readonly kind: 'redirected'; readonly status: number | undefined })
  | (Common & { readonly kind: 'tooLarge'; readonly limitBytes: number })
  | (Common & { readonly kind: 'unsafeUrl'; readonly reason: UnsafeUrlReason })
  | (Common & { readonly kind: 'notJson'; readonly status: number; readonly contentType: string })
  | (Common & { readonly kind: 'unexpectedShape'; readonly status: number })
  | (Answered & { readonly kind: 'badRequest' })
  | (Answered & { readonly kind: 'unauthorized' })
  | (Answered & { readonly kind: 'credentialsRejected' })
  | (Answered & { readonly kind: 'tenantSuspended' })
  | (Answered & { readonly kind: 'forbidden'; readonly role: string | undefined })
  | (Answered & { readonly kind: 'routeNotFound' })
  | (Answered & { readonly kind: 'conflict' })
  | (Answered & { readonly kind: 'rateLimited'; readonly waitMs: number })
  /** `retryAfterMs`: the wait that the server named. */
  | (Answered & { readonly kind: 'serverError'; readonly retryAfterMs?: number })
  | (Answered & { readonly kind: 'unexpectedStatus' })
  | (Common & { readonly kind: 'noSuchCustomer'; readonly status: number })
  | (Common & { readonly kind: 'secretMissing' })
  | (Common & { readonly kind: 'readOnlyAccount' })
  | (Common & { readonly kind: 'notConfirmed' })
  | (Common & { readonly kind: 'unconfirmedNames' })
  | (Common & { readonly kind: 'invalidInput'; readonly reason: InvalidInputReason })
  | (Common & { readonly kind: 'internal' });

export type ApiErrorKind = ApiErrorDetail['kind'];
export type UnsafeUrlReason = 'scheme' | 'userInfo' | 'query' | 'fragment' | 'path' | 'origin' | 'unreadable';
export type InvalidInputReason =
  | 'emptyKey'
  | 'emptyChange'
  /** An update that would change the very field it finds the customer by. */
  | 'keyChange'
  | 'noSources'
  | 'targetAmongSources'
  | 'pageNumber'
  | 'pageSize'
  | 'tooManyIds'
  | 'date'
  | 'number';

/** Known to every copy of this module: a bundle that is loaded late carries its own. */
const BRAND = Symbol.for('dealpos.ApiError');

/** The one error that `src/api` throws. `message` is safe to log: it holds the kind and the operation only. */
export class ApiError extends Error {
  readonly detail: ApiErrorDetail;
  readonly [BRAND] = true;

  /** True also for an error of another bundle's copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && BRAND in value;
  }

  constructor(detail: ApiErrorDetail, cause?: unknown) {
    super(
      `${detail.kind}${detail.operation ? ` in ${detail.operation}` : ''}`,
      cause === undefined ? undefined : { cause },
    );
    this.detail = detail;
  }
}

/** The failure inside anything that was thrown, or undefined when it is not one of ours. */
export function apiErrorDetail(error: unknown): ApiErrorDetail | undefined {
  return error instanceof ApiError ? error.detail : undefined;
}

/** True for a failure whose cause may lie between us and the server, so that a diagnosis of the connection can help. */
export function isOfConnection({ kind }: ApiErrorDetail): boolean {
  return ['unreachable', 'tls', 'timeout', 'connectionLost', 'redirected', 'notJson'].includes(kind);
}

/** True for a failure that a client secret, entered anew, can mend. */
export function isOfSecret({ kind }: ApiErrorDetail): boolean {
  return ['secretMissing', 'credentialsRejected', 'unauthorized'].includes(kind);
}
