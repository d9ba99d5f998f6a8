import { readAnswerBody } from '../../src/api/answerBody.ts';
import { decodePage } from '../../src/api/decodeAnswers.ts';
import { DEFAULT_FIELD_NAMES } from '../../src/api/wire.ts';
import { CustomerDirectory } from '../../src/customers/directory.ts';
import { TreeNodes } from '../../src/tree/treeNodes.ts';
import type { Measure } from './measure.ts';
import { listText } from './rows.ts';

const CUSTOMERS = 20_000;
const PAGE = 500;

/** Bytes of heap for each customer that is loaded: the record, its row and its tree node. Needs `--expose-gc`. */
export async function measureMemory(): Promise<readonly Measure[]> {
  const text = JSON.parse(listText(CUSTOMERS));
  const pages: string[] = [];
  for (let from = 0; from < CUSTOMERS; from += PAGE) pages.push(JSON.stringify(text.slice(from, from + PAGE)));
  const context = { operation: 'listCustomerWithTotalCount', status: 200, names: DEFAULT_FIELD_NAMES } as const;
  const answer = async ({ pageNumber }: { readonly pageNumber: number }) => {
    const page = { status: 200, headers: {}, text: pages[pageNumber - 1] ?? '[]', ms: 0 };
    return { ...decodePage(readAnswerBody(page, 'json'), context), totalCount: CUSTOMERS };
  };
  const unused = () => Promise.reject(new Error('no customer is read alone here'));
  const before = heapUsed();
  const directory = new CustomerDirectory({
    api: { listCustomerWithTotalCount: answer, listCustomers: answer, getCustomerDetail: unused },
    pageSize: PAGE,
    now: () => 0,
  });
  await directory.load();
  while (directory.state.hasMore) await directory.loadMore();
  const nodes = new TreeNodes();
  const rows = directory.state.rows.map((row) => nodes.customer('account', row.key));
  const after = heapUsed();
  if (rows.length !== CUSTOMERS) throw new Error(`${rows.length} customers were loaded`);
  return [
    {
      name: 'Memory per loaded customer',
      ours: (after - before) / CUSTOMERS,
      unit: 'bytes',
      goal: 1024,
      how: `heap after a collection, with and without ${CUSTOMERS} loaded customers: record, row, keys seen, tree node`,
    },
  ];
}

function heapUsed(): number {
  if (!globalThis.gc) throw new Error('run with --expose-gc');
  for (let round = 0; round < 3; round += 1) globalThis.gc();
  return process.memoryUsage().heapUsed;
}
