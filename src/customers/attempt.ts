import { ApiError } from '../api/errors.ts';

/** What came of a call: its value, or the failure that would otherwise have been thrown. */
export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ApiError };

/** Makes a call whose failure is an outcome. A fault of our own is thrown: nothing has been sent that it could hide. */
export async function attempt<T>(call: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    if (error instanceof ApiError) return { ok: false, error };
    throw error;
  }
}

/** As `attempt`, for calls after which it matters what was sent: even a fault of our own must not hide that. */
export async function attemptSent<T>(call: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    const known = error instanceof ApiError ? error : new ApiError({ kind: 'internal', acted: 'unknown' }, error);
    return { ok: false, error: known };
  }
}
