import * as http from 'node:http';
import { Budget } from '../../src/api/budget.ts';
import { systemClock } from '../../src/api/clock.ts';
import { createCustomerApi } from '../../src/api/createCustomerApi.ts';
import { DEFAULT_FIELD_NAMES } from '../../src/api/wire.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Measure } from './measure.ts';
import { byTurns } from './measure.ts';

const READS = 100;
const ROUNDS = 7;
const PAGE_SIZE = 100;
const PATH = '/api/v3/Customer';

/** 100 pages one after the other through the whole client, beside a loop over node:http that reads and parses the same. */
export async function measurePageReads(): Promise<readonly Measure[]> {
  const sandbox = await startSandbox({ customers: READS * PAGE_SIZE, rateLimit: false, port: 0 });
  try {
    const { origin, clientId, clientSecret } = sandbox;
    const budget = new Budget(systemClock);
    let authorization = '';
    const { api, dispose } = createCustomerApi({
      origin,
      names: () => DEFAULT_FIELD_NAMES,
      getCredentials: async () => ({ clientId, clientSecret }),
      gate: async () => false,
      log: { request: () => undefined, nextCorrelation: () => 1 },
      loadFetch: async () => {
        const { nodeFetch } = await import('../../src/api/nodeFetch.ts');
        return (url, init) => {
          authorization = init.headers.Authorization ?? authorization;
          return nodeFetch(url, init);
        };
      },
      clock: systemClock,
      random: Math.random,
      budget: () => budget,
    });
    const ours = async () => {
      for (let page = 1; page <= READS; page += 1) await api.listCustomers({ pageNumber: page, pageSize: PAGE_SIZE });
    };
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const bare = async () => {
      for (let page = 1; page <= READS; page += 1) {
        const url = `${origin}${PATH}?PageNumber=${page}&PageSize=${PAGE_SIZE}`;
        const rows: unknown = JSON.parse(await get(url, agent, authorization));
        if (!Array.isArray(rows) || rows.length !== PAGE_SIZE) throw new Error('the bare loop did not get its page');
      }
    };
    await ours();
    const [our, their] = await byTurns(ROUNDS, ours, bare);
    agent.destroy();
    dispose();
    const beside = { name: 'node:http and JSON.parse in a loop', value: their };
    return [{ name: `${READS} pages of ${PAGE_SIZE}, one after the other`, ours: our, unit: 'ms', beside, goal: 1.25 }];
  } finally {
    await sandbox.close();
  }
}

function get(url: string, agent: http.Agent, authorization: string): Promise<string> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent, headers: { authorization } }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => resolve(Buffer.concat(pieces).toString()));
        answer.on('error', reject);
      })
      .on('error', reject);
  });
}
