import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AccountProfile } from '../../../src/accounts/account.ts';
import { RequestBudgets } from '../../../src/accounts/requestBudgets.ts';
import type { Network, OpenedWay } from '../../../src/api/diagnose/network.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import type { DiagnosisDeps } from '../../../src/commands/connectionDiagnosis.ts';
import { diagnoseConnection } from '../../../src/commands/connectionDiagnosis.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import type { Reply } from '../../support/scriptedFetch.ts';
import { ScriptedFetch, systemError } from '../../support/scriptedFetch.ts';
import { profileOf } from '../accounts/profiles.ts';
import { accountScene } from './accountFixture.ts';
import type { UserAct } from './fakeStepWindow.ts';
import { choose } from './fakeStepWindow.ts';

const TENANT = profileOf({ origin: 'https://toko-rahasia.example', label: 'Toko A' });
const SECRETS = ['id-8f2', 'secret-9a1', 'token-77', 'kasir', 'sandi', 'server says'];
const NAMES = ['toko-rahasia.example', '192.0.2.77', 'proxy-rahasia.example'];
const TUNNEL = {
  chosen: 'PROXY kasir:sandi@proxy-rahasia.example:3128',
  opening: { kind: 'open', certificate: { issuer: 'CN of toko-rahasia.example', validUntil: Date.UTC(2030, 0, 2) } },
} as const;

interface Scene {
  readonly accounts?: readonly AccountProfile[];
  readonly argument?: unknown;
  readonly answers?: readonly string[];
  readonly script?: readonly UserAct[];
  readonly way?: OpenedWay;
  readonly replies?: readonly Reply[];
  readonly cancelled?: boolean;
}

async function run({ accounts = [TENANT], argument, way = TUNNEL, ...scene }: Scene) {
  const { deps, vault, dialogs, steps } = await accountScene({
    accounts,
    answers: scene.answers ?? [],
    script: scene.script ?? [],
  });
  for (const account of accounts) {
    if (account.kind === 'tenant')
      await vault.storeCredentials(account, { clientId: 'id-8f2', clientSecret: 'secret-9a1' });
  }
  dialogs.cancelProgress = scene.cancelled ?? false;
  const replies = [
    ...(scene.replies ?? [{ json: { access_token: 'token-77', expires_in: 3600 } }, { json: { Data: [] } }]),
  ];
  const sent: string[] = [];
  const fetch = new ScriptedFetch(({ method, path }) => {
    sent.push(`${method} ${path}`);
    return replies.shift() ?? { json: {}, status: 500 };
  });
  const network: Network = {
    lookup: async () => ['192.0.2.77'],
    connect: async () => undefined,
    open: async () => way,
  };
  const clock = new FakeClock();
  const pages: string[] = [];
  const copied: string[] = [];
  const diagnosisDeps: DiagnosisDeps = {
    ...deps,
    apiOptions: () => ({
      ...{ names: () => DEFAULT_FIELD_NAMES, clock, random: () => 0, loadFetch: fetch.load },
      log: { nextCorrelation: () => 0, request: () => undefined },
    }),
    budgets: new RequestBudgets(clock),
    proxySettings: () => ({
      ...{ support: 'override', proxy: 'http://kasir:sandi@proxy-rahasia.example:3128', noProxy: ['x.example'] },
      ...{ systemCertificates: true, environmentProxy: '', environmentNoProxy: '' },
    }),
    programs: 'dealpos 0.1.0',
    showReport: async (markdown) => void pages.push(markdown),
    writeClipboard: async (text) => void copied.push(text),
  };
  await diagnoseConnection(diagnosisDeps, argument, network);
  return { dialogs, steps, pages, copied, sent };
}

function assertHolds(text: string, words: readonly string[], holds: boolean): void {
  for (const word of words) assert.equal(text.includes(word), holds, word);
}

describe('Diagnose Connection', () => {
  test('shows a report and says that everything works', async () => {
    const { dialogs, pages, sent } = await run({});
    assert.deepEqual(dialogs.offers, ['Every layer of the connection works.']);
    assert.deepEqual(sent, [`POST ${DEFAULT_FIELD_NAMES.tokenPath}`, 'GET /api/v3/Customer']);
    const [page = ''] = pages;
    assert.match(
      page,
      /- Proxy: works, 0 ms\. The proxy of the setting “http\.proxy” applies\. A user name goes along\./,
    );
    assert.match(page, /- Certificate \(TLS\): works, 0 ms\. Issued by `…`, valid until 2030-01-02/);
    assert.match(page, /- Rate limit: works, 0 ms\. Requests left: 48 of 50\./);
    assert.match(page, /- http\.noProxy: set/);
    assert.deepEqual(dialogs.said.slice(0, 2), ['Name (DNS)', 'Name (DNS)']);
  });

  test('the page and the first copy name neither host nor credential', async () => {
    const { pages, copied, dialogs } = await run({ answers: ['Copy Report'] });
    assert.deepEqual(copied, pages);
    assertHolds(copied.join(), [...SECRETS, ...NAMES], false);
    assert.deepEqual(dialogs.told, ['The report was copied. It names no host.']);
  });

  test('the other copy names the hosts, and still no credential', async () => {
    const { copied, pages, dialogs } = await run({ answers: ['Copy with Host Names'] });
    assertHolds(copied.join(), NAMES, true);
    assertHolds(copied.join(), SECRETS, false);
    assertHolds(pages.join(), NAMES, false);
    assert.match(dialogs.told.join(), /It names the shop’s host/);
  });

  test('names the first layer that failed, without the server’s own words', async () => {
    const refused = { json: { Message: 'server says id-8f2' }, status: 400 };
    const { dialogs, copied } = await run({ replies: [refused], answers: ['Copy with Host Names'] });
    assert.deepEqual(dialogs.offers, ['Token: credentialsRejected of undefined fix credentialsRejected.']);
    assert.match(copied.join(), /- Customer list: not reached\./);
    assertHolds(copied.join(), SECRETS, false);
  });

  test('of a connection that is refused sends nothing', async () => {
    const way: OpenedWay = {
      chosen: 'DIRECT',
      opening: { kind: 'failed', error: systemError('CERT_HAS_EXPIRED'), certificate: undefined },
    };
    const { dialogs, sent } = await run({ way });
    assert.deepEqual(sent, []);
    assert.match(dialogs.offers.join(), /^Certificate \(TLS\): tls/);
  });

  test('that is cancelled shows nothing', async () => {
    const { dialogs, pages, sent } = await run({ cancelled: true });
    assert.deepEqual([dialogs.offers, pages, sent], [[], [], []]);
  });

  test('asks which account is meant, unless it is told', async () => {
    const other = profileOf({ label: 'Toko B' });
    const asked = await run({ accounts: [TENANT, other], script: [choose('Toko B')] });
    assert.equal(asked.steps.shown.length, 1);
    assert.match(asked.dialogs.titles.join(), /“Toko B”/);
    const told = await run({ accounts: [TENANT, other], argument: { accountId: TENANT.id } });
    assert.equal(told.steps.shown.length, 0);
    assert.match(told.dialogs.titles.join(), /“Toko A”/);
  });

  test('of the sample account goes to the sandbox', async () => {
    const sample = profileOf({ kind: 'sample', origin: 'http://127.0.0.1', displayHost: 'localhost' });
    const way: OpenedWay = { chosen: 'DIRECT', opening: { kind: 'open', certificate: undefined } };
    const { copied } = await run({ accounts: [sample], way, answers: ['Copy with Host Names'] });
    assert.match(copied.join(), /Host: `127\.0\.0\.1:4000`/);
    assert.match(copied.join(), /- Certificate \(TLS\): not needed\./);
  });
});
