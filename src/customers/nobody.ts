import type { ApiErrorDetail } from '../api/errors.ts';

/**
 * True for a failed Detail that most likely means "no such customer": a 400, or an answer that identifies nobody
 * (open question 19). A 404 is a wrong route (contract section 2) and proves nothing.
 */
export function meansNobody({ kind }: ApiErrorDetail): boolean {
  return kind === 'noSuchCustomer' || kind === 'badRequest';
}
