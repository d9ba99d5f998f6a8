import type { Permit } from '../../src/api/budget.ts';
import { Budget } from '../../src/api/budget.ts';
import type { AnswerHeaders } from '../../src/api/transport.ts';
import type { Priority } from '../../src/api/turn.ts';
import { FakeClock, settle } from './fakeClock.ts';
import type { FixedWindowOptions } from './fixedWindowServer.ts';
import { FixedWindowServer } from './fixedWindowServer.ts';

/** Milliseconds of the documented window. */
export const WINDOW = 180_000;

export interface BudgetScene {
  readonly clock: FakeClock;
  readonly budget: Budget;
  readonly server: FixedWindowServer;
}

/** A budget and the documented limiter, on one fake clock. */
export function budgetScene(options?: FixedWindowOptions): BudgetScene {
  const clock = new FakeClock();
  return { clock, budget: new Budget(clock), server: new FixedWindowServer(clock, options) };
}

/** Takes permits at once, and gives those that are granted: at once and later on. */
export async function grantedOf(
  budget: Budget,
  count: number,
  priority: Priority = 'interactive',
  job?: object,
): Promise<Permit[]> {
  const granted: Permit[] = [];
  for (let index = 0; index < count; index += 1) {
    void budget.take(priority, undefined, job).then((permit) => granted.push(permit));
  }
  await settle();
  return granted;
}

/** One whole request: permit, `latency`, answer with the server's headers. Pauses on a 429 as the client does. */
export async function request(
  { clock, budget, server }: BudgetScene,
  priority: Priority = 'interactive',
  latency = 0,
): Promise<number> {
  const permit = await budget.take(priority);
  const { status, headers } = server.take();
  if (latency > 0) await new Promise<void>((resolve) => clock.setTimer(latency, resolve));
  permit.answered(headers);
  if (status === 429) budget.pause(WINDOW);
  return status;
}

/** The headers of an answer after which so many requests are left. */
export function remaining(count: number): AnswerHeaders {
  return { 'ratelimit-limit': '50', 'ratelimit-remaining': String(count), 'ratelimit-policy': '50;w=180' };
}
