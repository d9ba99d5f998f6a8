import { ApiError } from './errors.ts';
import type { Operation } from './operation.ts';

/**
 * Whatever was thrown, as the ApiError of this operation and of this call in the log. One that already names a call (the
 * token's) keeps it. A read and a token call change nothing, so for them `acted` is `no`.
 */
export function namedError(
  error: unknown,
  operation: Pick<Operation<never, unknown>, 'id' | 'kind'>,
  correlation?: number,
): ApiError {
  const detail = error instanceof ApiError ? error.detail : ({ kind: 'internal', acted: 'unknown' } as const);
  const acted = operation.kind === 'read' || operation.kind === 'token' ? 'no' : detail.acted;
  const cause: unknown = error instanceof ApiError ? error.cause : error;
  const number = detail.correlation ?? correlation;
  const place = {
    operation: detail.operation ?? operation.id,
    ...(number === undefined ? {} : { correlation: number }),
  };
  return new ApiError({ ...detail, ...place, acted }, cause);
}
