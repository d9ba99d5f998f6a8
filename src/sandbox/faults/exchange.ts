import type { ServerResponse } from 'node:http';
import type { RawAnswer } from '../rawAnswer.ts';

/** What a fault can get at. */
export interface Exchange {
  readonly outgoing: ServerResponse;
  /** The role of the operation, as `forbidden` names it. */
  readonly role: string | undefined;
  readonly nowMs: number;
  /** Fires when the client is gone or the sandbox closes. */
  readonly signal: AbortSignal;
  /** Carries out the request and returns the answer that it would have had. */
  act(): RawAnswer;
  /** Waits, in ms; rejects when the signal fires. */
  wait(ms: number): Promise<void>;
}

/** The answer to send instead; `continue` with the next fault or the request; or `taken`: the fault has dealt with the socket. */
export type FaultOutcome = RawAnswer | 'continue' | 'taken';

/** One kind of fault. */
export interface FaultRow {
  readonly name: string;
  readonly summary: string;
  /** Whether the request takes effect although the answer is spoilt: what a client must look up after a write. */
  readonly acts: boolean;
  /** The number after the colon. */
  readonly value?: { readonly meaning: string; readonly usual: number; readonly least: number; readonly most: number };
  readonly run: (exchange: Exchange, value: number) => FaultOutcome | Promise<FaultOutcome>;
}
