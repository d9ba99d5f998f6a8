import { isIP } from 'node:net';
import type { Clock } from '../clock.ts';
import type { ApiErrorDetail } from '../errors.ts';
import { ApiError, apiErrorDetail } from '../errors.ts';
import { fetchErrorDetail } from '../fetchError.ts';
import { linkSignals } from '../linkSignals.ts';
import type { ApiCheck } from './apiCheck.ts';
import type { Diagnosis, Facts, Finding, Layer } from './diagnosis.ts';
import { LAYERS } from './diagnosis.ts';
import type { Network, Opening } from './network.ts';
import type { ProxySettings, Route } from './route.ts';
import { bareHost, expectedChoice, routeOf } from './route.ts';

/** Milliseconds for the whole diagnosis (issue 5). */
const DIAGNOSIS_MS = 20_000;
const OPEN_MS = 6000;
const LOOKUP_MS = 4000;
const CONNECT_MS = 4000;

export interface DiagnoseDeps {
  /** As `parseOrigin` gives it. */
  readonly origin: string;
  readonly network: Network;
  readonly proxySettings: ProxySettings;
  readonly api: ApiCheck;
  readonly clock: Clock;
  /** Hears which layer is looked at. */
  readonly onLayer?: (layer: Layer) => void;
}

/**
 * Walks the layers from name to rate limit and stops at the first that fails. Sends a token and a list request, nothing
 * else. Never throws; an aborted signal ends it as `cancelled`, the time limit as `outOfTime`.
 */
export async function diagnose(deps: DiagnoseDeps, signal: AbortSignal): Promise<Diagnosis> {
  const timeUp = new AbortController();
  const cancelTimer = deps.clock.setTimer(DIAGNOSIS_MS, () => timeUp.abort());
  const either = linkSignals(timeUp.signal, signal);
  const walk = new Walk(deps, either.signal);
  try {
    await walk.network();
    await walk.api();
  } finally {
    cancelTimer();
    either.unlink();
  }
  const findings = LAYERS.map((layer) => walk.findings.get(layer) ?? ({ layer, outcome: 'notReached' } as const));
  const ended = signal.aborted ? 'cancelled' : timeUp.signal.aborted ? 'outOfTime' : 'completed';
  return { findings, facts: walk.facts, ended };
}

class Walk {
  readonly findings = new Map<Layer, Finding>();
  facts: Facts = {};
  readonly #deps: DiagnoseDeps;
  readonly #signal: AbortSignal;
  readonly #origin: URL;
  #hasFailed = false;

  constructor(deps: DiagnoseDeps, signal: AbortSignal) {
    this.#deps = deps;
    this.#signal = signal;
    this.#origin = new URL(deps.origin);
  }

  async network(): Promise<void> {
    this.#deps.onLayer?.('dns');
    const { network, proxySettings } = this.#deps;
    const { chosen, opening } = await this.#within(OPEN_MS, (signal) => network.open(this.#origin, signal));
    const { hostname } = this.#origin;
    const tried = chosen ?? (isTimeUp(opening) ? expectedChoice(proxySettings, hostname) : undefined);
    const route = routeOf(tried, proxySettings, hostname);
    this.facts = { route };
    const hop = route.kind === 'proxy' ? route : { host: bareHost(this.#origin.hostname), port: portOf(this.#origin) };
    await this.#name(hop.host, route, opening);
    await this.#step('tcp', CONNECT_MS, async (signal) => {
      // What could be opened needs no proof; a proxy script may know ways of its own.
      if (opening.kind !== 'failed') return;
      await this.#hop('tcp', route, network.connect(hop.host, hop.port, signal));
    });
    await this.#step('proxy', 0, async () => assertTunnel(route, opening));
    await this.#secure(opening);
  }

  async api(): Promise<void> {
    const { api } = this.#deps;
    await this.#step('token', 0, (signal) => api.token(signal));
    await this.#step('list', 0, (signal) => api.list(signal));
    await this.#step('rateLimit', 0, async () => {
      this.facts = { ...this.facts, allowance: api.allowance() };
    });
  }

  async #name(host: string, route: Route, opening: Opening): Promise<void> {
    if (isIP(host) !== 0) return this.#skip('dns');
    await this.#step('dns', LOOKUP_MS, async (signal) => {
      const looking = this.#hop('dns', route, this.#deps.network.lookup(host, signal));
      const addresses = await looking.catch((error: unknown) => {
        if (opening.kind === 'failed') throw error;
        return undefined;
      });
      if (addresses) this.facts = { ...this.facts, addresses };
    });
  }

  async #secure(opening: Opening): Promise<void> {
    const isSecure = this.#origin.protocol === 'https:';
    if (!isSecure && opening.kind !== 'failed') return this.#skip('tls');
    await this.#step('tls', 0, async () => {
      if (opening.kind === 'refused') return;
      const { certificate } = opening;
      if (certificate) this.facts = { ...this.facts, certificate };
      if (opening.kind === 'failed') throw opening.error;
    });
  }

  /** Looks at one layer, if all before it passed. `limitMs` 0: what is asked has limits of its own. */
  async #step(layer: Layer, limitMs: number, look: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.#hasFailed || this.#signal.aborted) return;
    const { clock, onLayer } = this.#deps;
    onLayer?.(layer);
    const started = clock.now();
    const ms = () => clock.now() - started;
    try {
      await this.#within(limitMs, look);
      this.findings.set(layer, { layer, outcome: 'passed', ms: ms() });
    } catch (error) {
      this.#hasFailed = true;
      if (this.#signal.aborted) return;
      const problem = detailOf(error);
      // A refusal for now says nothing against the call that met it.
      const failed = problem.kind === 'rateLimited' ? 'rateLimit' : layer;
      this.findings.set(failed, { layer: failed, outcome: 'failed', ms: ms(), problem });
    }
  }

  #skip(layer: Layer): void {
    if (!this.#hasFailed) this.findings.set(layer, { layer, outcome: 'notNeeded' });
  }

  /** A failure on the way to a proxy is the proxy's: its setting is what to look at. */
  async #hop<T>(layer: 'dns' | 'tcp', route: Route, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw unreachable(route.kind === 'proxy' ? 'proxy' : layer, codeIn(detailOf(error)));
    }
  }

  /** Lets `work` run with a signal that is aborted at the time limit, or when the diagnosis is stopped. */
  async #within<T>(limitMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const timeUp = new AbortController();
    const cancelTimer = limitMs === 0 ? undefined : this.#deps.clock.setTimer(limitMs, () => timeUp.abort());
    const either = linkSignals(timeUp.signal, this.#signal);
    try {
      return await work(either.signal);
    } finally {
      cancelTimer?.();
      either.unlink();
    }
  }
}

/** True where the opening was ended from here. */
function isTimeUp(opening: Opening): boolean {
  if (opening.kind !== 'failed') return false;
  return codeIn(detailOf(opening.error)) === 'ETIMEDOUT';
}

/** Throws where a proxy stands in the way and gave no tunnel. */
function assertTunnel(route: Route, opening: Opening): void {
  if (route.kind === 'direct') return;
  if (opening.kind === 'refused') throw unreachable('proxy', String(opening.status));
  if (opening.kind !== 'failed') return;
  const found = detailOf(opening.error);
  if (found.kind !== 'tls') throw unreachable('proxy', codeIn(found));
}

function detailOf(error: unknown): ApiErrorDetail {
  return apiErrorDetail(error) ?? fetchErrorDetail(error, 0, false);
}

function codeIn(detail: ApiErrorDetail): string {
  return 'code' in detail ? detail.code : 'unnamed';
}

function unreachable(layer: Extract<ApiErrorDetail, { kind: 'unreachable' }>['layer'], code: string): ApiError {
  return new ApiError({ kind: 'unreachable', layer, code, acted: 'no' });
}

function portOf({ port, protocol }: URL): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}
