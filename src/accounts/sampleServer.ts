import { randomUUID } from 'node:crypto';
import { isSafeOrigin } from '../api/origin.ts';
import type { AccountProfile } from './account.ts';
import type { ClientCredentials } from './secretVault.ts';

const SAMPLE_CUSTOMERS = 2000;
/** Stands in for the sandbox's origin, which differs from window to window. */
const SAMPLE_ORIGIN = 'http://127.0.0.1';

/** Where the sandbox is and how to sign in to it. */
export interface SandboxAccess extends ClientCredentials {
  readonly origin: string;
}

export interface RunningSandbox extends SandboxAccess {
  close(): Promise<void>;
}

/** Loads the sandbox's own bundle, which most windows never need. */
export type LoadSandbox = () => Promise<{
  startSandbox(options: { readonly customers: number }): Promise<RunningSandbox>;
}>;

/** The environment variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A new profile of the sample account. Its label is in the user's language. */
export function sampleProfile(label: string): AccountProfile {
  return {
    id: randomUUID(),
    label,
    origin: SAMPLE_ORIGIN,
    displayHost: 'localhost',
    mode: 'normal',
    kind: 'sample',
  };
}

/**
 * The sandbox behind the sample account: the one that the environment names, if it is on this computer, else one inside
 * this window, started at the first use. Its data live in memory only and start afresh with every window.
 */
export class SampleServer {
  readonly #given: SandboxAccess | undefined;
  readonly #loadSandbox: LoadSandbox;
  #running: Promise<RunningSandbox> | undefined;
  #disposed = false;

  constructor(environment: Environment, loadSandbox: LoadSandbox) {
    this.#given = sandboxOf(environment);
    this.#loadSandbox = loadSandbox;
  }

  /** Where the sandbox is; starts it once per window. After a failure the next call tries again. */
  async access(): Promise<SandboxAccess> {
    if (this.#given) return this.#given;
    if (this.#disposed) throw new Error('the window is closing');
    this.#running ??= this.#start();
    return this.#running;
  }

  /** Closes the sandbox that was started here. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    const sandbox = await running.catch(() => undefined);
    await sandbox?.close();
  }

  async #start(): Promise<RunningSandbox> {
    try {
      const { startSandbox } = await this.#loadSandbox();
      return await startSandbox({ customers: SAMPLE_CUSTOMERS });
    } catch (error) {
      this.#running = undefined;
      throw error;
    }
  }
}

/** The sandbox that the environment names. Anything but loopback is ignored: plain http is safe there only. */
function sandboxOf(environment: Environment): SandboxAccess | undefined {
  const origin = environment.DEALPOS_SANDBOX_ORIGIN ?? '';
  const clientId = environment.DEALPOS_SANDBOX_CLIENT_ID ?? '';
  const clientSecret = environment.DEALPOS_SANDBOX_CLIENT_SECRET ?? '';
  if (clientId === '' || clientSecret === '') return undefined;
  if (!origin.startsWith('http://') || !isSafeOrigin(origin)) return undefined;
  return { origin, clientId, clientSecret };
}
