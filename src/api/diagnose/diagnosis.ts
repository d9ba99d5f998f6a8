import type { BudgetSnapshot } from '../budget.ts';
import type { ApiErrorDetail } from '../errors.ts';
import type { Certificate } from './network.ts';
import type { Route } from './route.ts';

/** The layers between this computer and the customers, in the order in which a request passes them. */
export const LAYERS = ['dns', 'tcp', 'proxy', 'tls', 'token', 'list', 'rateLimit'] as const;
export type Layer = (typeof LAYERS)[number];

/** How one layer did. `notNeeded`: the way does not lead through it; `notReached`: one before it failed. */
export type Finding =
  | { readonly layer: Layer; readonly outcome: 'passed'; readonly ms: number }
  | { readonly layer: Layer; readonly outcome: 'failed'; readonly ms: number; readonly problem: ApiErrorDetail }
  | { readonly layer: Layer; readonly outcome: 'notNeeded' | 'notReached' };

/** What was learned on the way, as far as it went. */
export interface Facts {
  readonly route?: Route;
  /** Of the host, or of the proxy where there is one. */
  readonly addresses?: readonly string[];
  readonly certificate?: Certificate;
  readonly allowance?: BudgetSnapshot;
}

export interface Diagnosis {
  /** One for each layer, in order. */
  readonly findings: readonly Finding[];
  readonly facts: Facts;
  /** `completed` also where a layer failed; else who or what stopped it. */
  readonly ended: 'completed' | 'cancelled' | 'outOfTime';
}

/** The first layer that failed, if one did. */
export function firstFailure({ findings }: Diagnosis): Extract<Finding, { outcome: 'failed' }> | undefined {
  return findings.find((finding) => finding.outcome === 'failed');
}
