import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { newServerIdentity } from '../../support/certificates.ts';
import { eventually } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import type { RemoteShop } from '../support/remoteShop.ts';
import { HOST, openProxy, openRemoteShop } from '../support/remoteShop.ts';
import { replaceMember } from '../support/replaceMember.ts';
import { openShop } from '../support/shop.ts';

const under = extensionUnderTest();
const { ui } = under;

/** Diagnoses and copies the report with host names. Returns the verdict and the report. */
async function diagnosed(argument?: unknown): Promise<{ readonly verdict: string; readonly report: string }> {
  ui.press('Copy with Host Names');
  await vscode.commands.executeCommand('dealpos.diagnoseConnection', argument);
  const [first] = ui.messages;
  return { verdict: first?.message ?? '', report: await vscode.env.clipboard.readText() };
}

/** Closes the port of a shop whose name still leads to this computer. */
async function closed(shop: RemoteShop): Promise<RemoteShop> {
  await shop.front.stop();
  return shop;
}

describe('Diagnose Connection', () => {
  it('says that everything works, with two requests, and shows it on a page that names no host', async () => {
    const { sandbox, accountId } = await openRemoteShop();
    const { verdict, report } = await diagnosed(accountId);
    assert.equal(verdict, 'Every layer of the connection works.');
    assert.deepEqual(
      sandbox.requests.map(({ operation }) => operation),
      ['createToken', 'listCustomers'],
    );
    assert.match(report, /Proxy: works, \d+ ms\. No proxy, because none is set\./);
    assert.match(report, /Certificate \(TLS\): works, \d+ ms\. Issued by `DealPOS Test Authority`, valid until \d{4}-/);
    assert.match(report, new RegExp(`Host: \`${HOST}:\\d+\``));
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: 'dealpos-connection-report', path: '/Connection Report.md' }),
    );
    assert.match(page.getText(), /Every layer of the connection works/);
    for (const word of [HOST, '127.0.0.1', sandbox.clientId, sandbox.clientSecret, 'PageNumber']) {
      assert.ok(!page.getText().includes(word), word);
    }
  });

  it('tells which proxy applies, and that a name goes along', async () => {
    const shop = await openRemoteShop();
    const proxy = await openProxy(shop, { credentials: 'kasir:rahasia' });
    await under.setting('http.proxy', `http://kasir:rahasia@${proxy.host}`);
    const { verdict, report } = await diagnosed();
    assert.equal(verdict, 'Every layer of the connection works.');
    assert.match(report, /The proxy of the setting “http\.proxy” applies\. A user name goes along\./);
    assert.ok(report.includes(proxy.host));
    assert.doesNotMatch(report, /kasir|rahasia/);
  });

  const failures: readonly [string, () => Promise<unknown>, RegExp][] = [
    ['a port that is closed', async () => closed(await openRemoteShop()), /^Connection \(TCP\): .+ECONNREFUSED/],
    [
      'a host that nobody knows',
      async () => {
        const shop = await openRemoteShop();
        shop.forgetName();
        return closed(shop);
      },
      /^Name \(DNS\): The host was not found \(E\w+\)\./,
    ],
    [
      'a certificate that nobody trusts',
      async () => openRemoteShop(await newServerIdentity(HOST)),
      /^Certificate \(TLS\): .+DEPTH_ZERO_SELF_SIGNED_CERT.+“http\.systemCertificates”/,
    ],
    [
      'a proxy that is down',
      async () => {
        const proxy = await openProxy(await openRemoteShop());
        const { host } = proxy;
        await proxy.stop();
        await under.setting('http.proxy', `http://${host}`);
      },
      /^Connection \(TCP\): The proxy gave no connection.+“http\.proxy”/,
    ],
    [
      'a proxy that wants a password',
      async () => {
        const proxy = await openProxy(await openRemoteShop(), { credentials: 'kasir:rahasia' });
        await under.setting('http.proxy', `http://${proxy.host}`);
      },
      /^Proxy: The proxy asks for a user name and password/,
    ],
    [
      'a proxy that forbids the host',
      async () => {
        const proxy = await openProxy(await openRemoteShop(), { refuseWith: 403 });
        await under.setting('http.proxy', `http://${proxy.host}`);
      },
      /^Proxy: The proxy gave no connection/,
    ],
    ['a wrong secret', () => openShop({ faults: ['status-401@createToken'] }), /^Token: /],
    [
      'a role that is missing',
      () => openShop({ faults: ['status-403@listCustomers'] }),
      /^Customer list: .+lacks a role/,
    ],
    [
      'a rate limit',
      () => openShop({ faults: ['429-none@listCustomers'] }),
      /^Rate limit: DealPOS allows no more requests/,
    ],
  ];
  for (const [what, prepare, expected] of failures) {
    it(`names the layer of ${what}`, async () => {
      await prepare();
      const { verdict, report } = await diagnosed();
      assert.match(verdict, expected);
      assert.match(report, /: failed after \d+ ms\./);
    });
  }

  it('can be cancelled, and then shows nothing', async () => {
    const { sandbox } = await openShop({ faults: ['hang@createToken'] });
    const source = new vscode.CancellationTokenSource();
    const restore = replaceMember(vscode.window, 'withProgress', (_options, task) =>
      task({ report: () => undefined }, source.token),
    );
    const running = vscode.commands.executeCommand('dealpos.diagnoseConnection');
    await eventually(() => sandbox.requestCount === 1);
    source.cancel();
    await running;
    restore();
    assert.deepEqual(ui.messages, []);
  });

  it('is offered where a command could not reach the shop', async () => {
    const shop = await closed(await openRemoteShop());
    ui.press('Diagnose Connection…');
    await vscode.commands.executeCommand('dealpos.getNewCustomerCode', shop.accountId);
    assert.deepEqual(ui.shown('error')[0]?.buttons, ['Diagnose Connection…', 'Show Details']);
    assert.match(ui.messages.at(-1)?.message ?? '', /^Connection \(TCP\): /);
  });
});
