import { Budget } from '../../src/api/budget.ts';
import { possibleMs, SimulatedTenant, seededRandom } from '../support/rateLimitSimulation.ts';
import type { Measure } from './measure.ts';

/** In simulated time, against the sandbox's own limiter. The bars are asserted in test/unit/api/budgetPace.test.ts. */
export async function measureRequestBudget(): Promise<readonly Measure[]> {
  const random = seededRandom(2);
  const job = new SimulatedTenant(() => 120);
  const jobMs = await job.untilDone(job.job(new Budget(job.clock), 5000));
  const shared = new SimulatedTenant(() => 60 + random() * 340);
  const windows = Array.from({ length: 20 }, () => shared.job(new Budget(shared.clock), 100));
  const sharedMs = await shared.untilDone(Promise.all(windows));
  const how = 'simulated time, the limiter of the sandbox';
  return [
    timeOf('A job of 5,000 requests', jobMs, 5000, 1.02, how),
    { name: 'Answers 429 in it', ours: job.refused, unit: 'count', goal: 0, how },
    timeOf('20 windows of one tenant, 2,000 requests', sharedMs, 2000, 1.25, how),
    {
      name: 'Answers 429 in it',
      ours: (100 * shared.refused) / (shared.served + shared.refused),
      unit: '%',
      goal: 1,
      how,
    },
  ];
}

function timeOf(name: string, ms: number, requests: number, goal: number, how: string): Measure {
  const beside = { name: '50 requests in each window', value: possibleMs(requests) / 1000 };
  return { name, ours: ms / 1000, unit: 's', beside, goal, how };
}
