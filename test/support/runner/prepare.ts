import { ensureChromium } from '../chromium.ts';
import { downloadDesktop, hasDisplay } from '../desktop.ts';
import { packageVsix } from '../packageVsix.ts';
import { ensureWebHost, webHostCode } from '../webHost.ts';
import type { Need } from './kinds.ts';

/** Brings what the kinds need onto the machine. Each need is met once, and one after the other. */
export class Preparation {
  readonly #signal: AbortSignal;
  readonly #log: (line: string) => void;
  readonly #met = new Map<Need, Promise<void>>();
  #last: Promise<void> = Promise.resolve();

  constructor(signal: AbortSignal, log: (line: string) => void) {
    this.#signal = signal;
    this.#log = log;
  }

  /** Resolves when the need is met; rejects with the reason why it cannot be. */
  meet(need: Need): Promise<void> {
    const known = this.#met.get(need);
    if (known) return known;
    const meeting = this.#last.then(() => this.#meet(need));
    this.#met.set(need, meeting);
    this.#last = meeting.catch(() => undefined);
    return meeting;
  }

  async #meet(need: Need): Promise<void> {
    if (need === 'testHost') {
      await this.#testHost();
    } else if (need === 'webHost') {
      await ensureWebHost(this.#signal, this.#log);
    } else if (need === 'vsix') {
      process.env.DEALPOS_VSIX = await packageVsix(this.#signal);
    } else {
      await ensureChromium(this.#signal, this.#log);
    }
  }

  /** The VS Code of the host tests, in `VSCODE_EXECUTABLE`: that one, else a desktop one if it could be shown, else the web host. */
  async #testHost(): Promise<void> {
    if (process.env.VSCODE_EXECUTABLE) return;
    const desktop = hasDisplay() ? await downloadDesktop(this.#log) : undefined;
    if (!desktop) {
      await ensureChromium(this.#signal, this.#log);
      await ensureWebHost(this.#signal, this.#log);
    }
    process.env.VSCODE_EXECUTABLE = desktop ?? webHostCode;
  }
}
