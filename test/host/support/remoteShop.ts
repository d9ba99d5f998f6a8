import dns from 'node:dns';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { Identity } from '../../support/certificates.ts';
import { newServerIdentity } from '../../support/certificates.ts';
import type { ConnectProxyOptions } from '../../support/connectProxy.ts';
import { ConnectProxy } from '../../support/connectProxy.ts';
import { TlsFront } from '../../support/tlsFront.ts';
import { profileOf } from '../../unit/accounts/profiles.ts';
import { plantAccount } from './accountStorage.ts';
import { extensionUnderTest } from './extensionUnderTest.ts';
import { openSandbox } from './shop.ts';

/** A host of nobody (RFC 6761). VS Code's proxy settings do not apply to localhost, so the shop must have another name. */
export const HOST = 'toko.dealpos.test';

/** A shop behind TLS at a host of its own. */
export interface RemoteShop {
  readonly sandbox: Sandbox;
  readonly front: TlsFront;
  readonly accountId: string;
  readonly origin: string;
  /** Lets the name lead nowhere from now on. */
  readonly forgetName: () => void;
}

/** The authority that `runHostTests` made known to this VS Code, as a company's administrator would. */
export function trustedAuthority(): Identity {
  const { key, cert }: Identity = JSON.parse(process.env.DEALPOS_TEST_AUTHORITY ?? '{}');
  return { key, cert };
}

/** Opens a shop that shows this certificate, and adds its account. */
export async function openRemoteShop(identity?: Identity): Promise<RemoteShop> {
  const { context } = extensionUnderTest();
  const sandbox = await openSandbox({ customers: 3 });
  const front = await openNamedFront(Number(new URL(sandbox.origin).port), identity);
  const origin = `https://${HOST}:${front.port}`;
  const profile = profileOf({ origin, displayHost: new URL(origin).host, label: 'Toko' });
  await plantAccount(context, profile, sandbox);
  return { sandbox, front, accountId: profile.id, origin, forgetName: front.forgetName };
}

type NamedFront = TlsFront & Pick<RemoteShop, 'forgetName'>;

/** TLS at `HOST` before a port of this computer until the end of the test; the certificate is a good one unless given. */
export async function openNamedFront(port: number, identity?: Identity): Promise<NamedFront> {
  const under = extensionUnderTest();
  const front = await TlsFront.start(
    identity ?? (await newServerIdentity(HOST, { authority: trustedAuthority() })),
    port,
  );
  under.defer(() => front.stop());
  const forgetName = nameLoopback(HOST);
  under.defer(forgetName);
  return Object.assign(front, { forgetName });
}

/** Starts a proxy that knows the way to the shop, until the end of the test. */
export async function openProxy(
  { front }: RemoteShop,
  options: Omit<ConnectProxyOptions, 'hosts'> = {},
): Promise<ConnectProxy> {
  const proxy = await ConnectProxy.start({ ...options, hosts: { [HOST]: front.port } });
  extensionUnderTest().defer(() => proxy.stop());
  return proxy;
}

/** Makes a host name lead to this computer. Returns what ends it. */
function nameLoopback(host: string): () => void {
  const { lookup } = dns;
  const answer = (name: string, options: dns.LookupOptions, done: (...result: readonly unknown[]) => void): void => {
    if (name !== host) Reflect.apply(lookup, dns, [name, options, done]);
    else if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
    else done(null, '127.0.0.1', 4);
  };
  const original: object = lookup;
  Reflect.set(dns, 'lookup', answer);
  return () => Reflect.set(dns, 'lookup', original);
}
