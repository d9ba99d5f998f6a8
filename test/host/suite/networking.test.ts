import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { newAuthority, newServerIdentity } from '../../support/certificates.ts';
import { eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import type { RemoteShop } from '../support/remoteShop.ts';
import { HOST, openProxy, openRemoteShop, trustedAuthority } from '../support/remoteShop.ts';

const under = extensionUnderTest();
const { tree } = under;

/** The shop's customers were read, which takes a token and a list. */
async function assertReads({ sandbox }: RemoteShop): Promise<void> {
  const rows = await tree.customers();
  assert.equal(rows.length, 3, String(tree.view.message));
  assert.deepEqual(
    sandbox.requests.map(({ operation }) => operation),
    ['createToken', 'listCustomerWithTotalCount'],
  );
}

/** The list fails with this text, and nothing that was sent reached the shop. */
async function assertFails({ sandbox, front }: RemoteShop, text: RegExp): Promise<void> {
  assert.deepEqual(await tree.customers(), []);
  await eventuallyHolds(() => assert.match(String(tree.view.message), text));
  assert.equal(sandbox.requestCount, 0);
  assert.equal(front.connections, 0);
}

describe('VS Code’s networking', () => {
  it('is used as it is by default', () => {
    assert.equal(vscode.workspace.getConfiguration('http').get('proxySupport'), 'override');
  });

  it('leads to a shop whose certificate comes from an authority that the system trusts', async () => {
    const shop = await openRemoteShop();
    await assertReads(shop);
    assert.equal(shop.front.connections, 1);
  });
});

describe('a proxy in the setting http.proxy', () => {
  it('carries every request through tunnels, and sees none of it', async () => {
    const shop = await openRemoteShop();
    const proxy = await openProxy(shop);
    await under.setting('http.proxy', `http://${proxy.host}`);
    await assertReads(shop);
    assert.equal(proxy.opened, shop.front.connections);
    assert.ok(proxy.opened > 0);
    assert.deepEqual([...new Set(proxy.asked)], [new URL(shop.origin).host]);
    assert.equal(proxy.forwarded, 0);
  });

  it('gets the user name and password of the setting', async () => {
    const shop = await openRemoteShop();
    const proxy = await openProxy(shop, { credentials: 'kasir:rahasia' });
    await under.setting('http.proxy', `http://kasir:rahasia@${proxy.host}`);
    await assertReads(shop);
    assert.equal(proxy.opened, shop.front.connections);
  });

  it('that asks for a user name and password (407) is named, with the setting', async () => {
    const shop = await openRemoteShop();
    const proxy = await openProxy(shop, { credentials: 'kasir:rahasia' });
    await under.setting('http.proxy', `http://${proxy.host}`);
    await assertFails(shop, /The proxy asks for a user name and password.+“http\.proxy”/);
    assert.equal(proxy.opened, 0);
  });

  it('gets nothing of http.proxyAuthorization, which VS Code keeps to itself; the user is told where to write it', async () => {
    const shop = await openRemoteShop();
    const proxy = await openProxy(shop, { credentials: 'kasir:rahasia' });
    await under.setting('http.proxy', `http://${proxy.host}`);
    await under.setting('http.proxyAuthorization', `Basic ${Buffer.from('kasir:rahasia').toString('base64')}`);
    await assertFails(shop, /\(407\).+“http\.proxy” as http:\/\/name:password@host:port.+“http\.proxyAuthorization”/);
  });

  for (const [status, text] of [
    [401, /^The proxy asks for a user name and password, or refused those it got \(401\)/],
    [403, /^The proxy gave no connection to the host \(403\)/],
    [502, /^The proxy gave no connection to the host \(502\)/],
  ] as const) {
    it(`that refuses with ${status} is not taken for the shop`, async () => {
      const shop = await openRemoteShop();
      const proxy = await openProxy(shop, { refuseWith: status });
      await under.setting('http.proxy', `http://${proxy.host}`);
      await assertFails(shop, text);
    });
  }

  it('that is down is named, with the setting', async () => {
    const shop = await openRemoteShop();
    const proxy = await openProxy(shop);
    const { host } = proxy;
    await proxy.stop();
    await under.setting('http.proxy', `http://${host}`);
    await assertFails(shop, /The proxy gave no connection to the host \(unnamed\).+“http\.proxy”/);
  });

  it('is passed by for the hosts of http.noProxy', async () => {
    const shop = await openRemoteShop();
    const proxy = await openProxy(shop);
    await under.setting('http.proxy', `http://${proxy.host}`);
    await under.setting('http.noProxy', [HOST]);
    await assertReads(shop);
    assert.deepEqual(proxy.asked, []);
  });
});

describe('a certificate', () => {
  it('of the trusted authority is refused where VS Code is told not to ask the system', async () => {
    const shop = await openRemoteShop();
    await under.setting('http.systemCertificates', false);
    await assertFails(shop, /could not be trusted \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\).+“http\.systemCertificates”/);
  });

  it('of an authority that nobody knows is refused', async () => {
    const authority = await newAuthority('Nobody');
    const shop = await openRemoteShop(await newServerIdentity(HOST, { authority }));
    await assertFails(shop, /could not be trusted \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\).+“http\.systemCertificates”/);
  });

  it('that signs for itself is refused', async () => {
    const shop = await openRemoteShop(await newServerIdentity(HOST));
    await assertFails(shop, /could not be trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\).+“http\.systemCertificates”/);
  });

  it('that has expired is refused, and the date is named', async () => {
    const identity = await newServerIdentity(HOST, { authority: trustedAuthority(), expired: true });
    const shop = await openRemoteShop(identity);
    await assertFails(shop, /not valid at this date \(CERT_HAS_EXPIRED\).+date of this computer/);
  });

  it('of another host is refused, and the host is named', async () => {
    const identity = await newServerIdentity('lain.dealpos.test', { authority: trustedAuthority() });
    const shop = await openRemoteShop(identity);
    await assertFails(shop, /belongs to another host \(ERR_TLS_CERT_ALTNAME_INVALID\).+host of the account/);
  });

  it('is judged behind a proxy too', async () => {
    const shop = await openRemoteShop(await newServerIdentity(HOST));
    const proxy = await openProxy(shop);
    await under.setting('http.proxy', `http://${proxy.host}`);
    await assertFails(shop, /could not be trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
    assert.ok(proxy.opened > 0);
  });
});
