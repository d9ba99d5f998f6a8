// How long the moment is in which a save could still write over somebody else: from DealPOS's answer to the re-read to the
// arrival of the write, as a multiple of one round trip. `node test/bench/saveWindow.ts`

import { Budget } from '../../src/api/budget.ts';
import { systemClock } from '../../src/api/clock.ts';
import { createCustomerApi } from '../../src/api/createCustomerApi.ts';
import { nodeFetch } from '../../src/api/nodeFetch.ts';
import { DEFAULT_FIELD_NAMES } from '../../src/api/wire.ts';
import { newDraft, withEdit } from '../../src/customers/draft.ts';
import { saveCustomer } from '../../src/customers/saveCustomer.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';

const SAVES = 20;
/** Milliseconds that the sandbox adds to each request, in the place of a network. */
const ROUND_TRIP_MS = 50;

interface Call {
  readonly sentAt: number;
  readonly answeredAt: number;
}

const sandbox = await startSandbox({ customers: 1, rateLimit: false, port: 0 });
const calls: Call[] = [];
const timed: typeof nodeFetch = async (...call) => {
  const sentAt = performance.now();
  const answer = await nodeFetch(...call);
  calls.push({ sentAt, answeredAt: performance.now() });
  return answer;
};
const budget = new Budget(systemClock);
const { api, dispose } = createCustomerApi({
  budget: () => budget,
  origin: sandbox.origin,
  names: () => DEFAULT_FIELD_NAMES,
  getCredentials: async () => ({ clientId: sandbox.clientId, clientSecret: sandbox.clientSecret }),
  gate: async () => false,
  log: { request: () => undefined, nextCorrelation: () => 0 },
  loadFetch: async () => timed,
  clock: systemClock,
  random: Math.random,
});

/** One save; how many round trips lie between the answer to the re-read and the arrival of the write. */
async function windowOfSave(address: string): Promise<number> {
  const key = { kind: 'id', value: sandbox.store.at(0)?.id ?? '' } as const;
  const draft = withEdit(newDraft(await api.getCustomerDetail(key)), 'address', address);
  calls.length = 0;
  const outcome = await saveCustomer({ api, key, draft });
  const [reread, write] = calls;
  if (outcome.kind !== 'saved' || !reread || !write) throw new Error('the save did not arrive');
  const roundTrip = (reread.answeredAt - reread.sentAt + write.answeredAt - write.sentAt) / 2;
  // Half a round trip for the answer to come, half a one for the write to go, and what we do in between.
  return (roundTrip + write.sentAt - reread.answeredAt) / roundTrip;
}

sandbox.setFault(`latency:${ROUND_TRIP_MS}`);
await windowOfSave('warm-up');
const windows: number[] = [];
for (let save = 1; save <= SAVES; save += 1) windows.push(await windowOfSave(`Jl. ${save}`));
windows.sort((a, b) => a - b);
const median = windows[Math.floor(SAVES / 2)] ?? 0;
process.stdout.write(`the window of a save: ${median.toFixed(2)} round trips (median of ${SAVES})\n`);
dispose();
await sandbox.close();
