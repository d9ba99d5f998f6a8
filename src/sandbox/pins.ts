import { hashOf, textHash } from './random.ts';

/**
 * The PIN of a sandbox customer: six digits, leading zeros included, from the seed and the id.
 * Tests and demonstrations work it out with this function; no answer and no log ever carries it.
 */
export function customerPin(seed: number, id: string): string {
  return String(hashOf(seed, textHash(id)) % 1_000_000).padStart(6, '0');
}
