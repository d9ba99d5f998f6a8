// `node faultMemory.ts <origin> <id> <secret> [ms]`: reads a list with the limits as shipped, or with `ms` to wait for its
// headers, and writes by how many bytes the resident memory grew at most meanwhile, and how it ended, as JSON.
import { Budget } from '../../src/api/budget.ts';
import { systemClock } from '../../src/api/clock.ts';
import { createCustomerApi } from '../../src/api/createCustomerApi.ts';
import { apiErrorDetail } from '../../src/api/errors.ts';
import { defaultLimits } from '../../src/api/transportLimits.ts';
import { DEFAULT_FIELD_NAMES } from '../../src/api/wire.ts';

const [origin = '', clientId = '', clientSecret = '', headersMs] = process.argv.slice(2);
/** ms between two looks at the memory. */
const LOOK_MS = 2;
const PAGE = { pageNumber: 1, pageSize: 500 };

let limits = defaultLimits();
const budget = new Budget(systemClock);
const { api } = createCustomerApi({
  budget: () => budget,
  origin,
  names: () => DEFAULT_FIELD_NAMES,
  getCredentials: async () => ({ clientId, clientSecret }),
  gate: async () => false,
  log: { nextCorrelation: () => 0, request: () => undefined },
  loadFetch: async () => (await import('../../src/api/nodeFetch.ts')).nodeFetch,
  clock: systemClock,
  random: () => 0,
  limits: () => limits,
});

// What is loaded at the first request is not the list's.
for (let warm = 0; warm < 3; warm += 1) await api.getNewCustomerCode();
// A server that dribbles is not to be waited for; and only then, since even a good answer may be slow on a busy machine.
if (headersMs) limits = { ...limits, headersMs: Number(headersMs) };
const before = process.memoryUsage.rss();
let most = before;
const look = () => {
  most = Math.max(most, process.memoryUsage.rss());
};
setInterval(look, LOOK_MS);
const end = await api.listCustomers(PAGE).then(
  () => 'good',
  (error: unknown) => apiErrorDetail(error)?.kind ?? 'unknown',
);
look();
process.stdout.write(JSON.stringify({ bytes: most - before, end }), () => process.exit());
