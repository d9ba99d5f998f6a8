import { randomUUID } from 'node:crypto';
import type { AccountProfile } from '../../../src/accounts/account.ts';

/** A valid profile of a made-up shop. */
export function profileOf(change: Partial<AccountProfile> = {}): AccountProfile {
  return {
    id: randomUUID(),
    label: 'Toko Contoh',
    origin: 'https://toko.dealpos.net',
    displayHost: 'toko.dealpos.net',
    mode: 'normal',
    kind: 'tenant',
    ...change,
  };
}
