import { ApiError } from './errors.ts';
import type { Operation } from './operation.ts';

/**
 * Whatever was thrown, as the ApiError of this operation. One that already names a call (the token's) keeps it.
 * A read and a token call change nothing, so for them `acted` is `no`.
 */
export function namedError(error: unknown, operation: Pick<Operation<never, unknown>, 'id' | 'kind'>): ApiError {
  const detail = error instanceof ApiError ? error.detail : ({ kind: 'internal', acted: 'unknown' } as const);
  const acted = operation.kind === 'read' || operation.kind === 'token' ? 'no' : detail.acted;
  const cause: unknown = error instanceof ApiError ? error.cause : error;
  return new ApiError({ ...detail, operation: detail.operation ?? operation.id, acted }, cause);
}
