import assert from 'node:assert/strict';
import type { ApiErrorDetail, ApiErrorKind } from '../../src/api/errors.ts';
import { ApiError } from '../../src/api/errors.ts';

/** The failure that the promise ends in; fails the test when it succeeds or throws anything but an ApiError. */
export async function failureOf(promise: Promise<unknown>): Promise<ApiErrorDetail> {
  const outcome = await promise.then(
    (value): unknown => ({ value }),
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof ApiError, `expected an ApiError, got ${JSON.stringify(outcome)}`);
  return outcome.detail;
}

/** The failure that the function throws. */
export function failureFrom(run: () => unknown): ApiErrorDetail {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof ApiError);
    return error.detail;
  }
  return assert.fail('expected an ApiError');
}

/** The failure, known to be of this kind. */
export function ofKind<Kind extends ApiErrorKind>(
  detail: ApiErrorDetail,
  kind: Kind,
): Extract<ApiErrorDetail, { readonly kind: Kind }> {
  assert.ok(isKind(detail, kind), `expected ${kind}, got ${detail.kind}`);
  return detail;
}

function isKind<Kind extends ApiErrorKind>(
  detail: ApiErrorDetail,
  kind: Kind,
): detail is Extract<ApiErrorDetail, { readonly kind: Kind }> {
  return detail.kind === kind;
}
