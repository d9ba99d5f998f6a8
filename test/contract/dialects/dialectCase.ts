import type { DialectName } from '../../../src/sandbox/dialects.ts';
import type { Tenant, TenantOptions } from '../../support/contractTenant.ts';

/** What the client does at a tenant that differs from the sandbox's default. */
export interface DialectCase {
  readonly dialects: readonly DialectName[];
  /** What is so, as the end of a sentence that begins with the dialects. */
  readonly title: string;
  readonly options?: TenantOptions;
  /** Departures from the contract that these dialects bring, exactly. */
  readonly deviations?: readonly string[];
  readonly run: (tenant: Tenant) => Promise<void>;
}
