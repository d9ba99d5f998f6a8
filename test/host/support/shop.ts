import { randomUUID } from 'node:crypto';
import type { AccessMode } from '../../../src/accounts/account.ts';
import type { SandboxOptions } from '../../../src/sandbox/options.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { profileOf } from '../../unit/accounts/profiles.ts';
import type { UserAct } from '../../unit/commands/fakeStepWindow.ts';
import { choose, enter } from '../../unit/commands/fakeStepWindow.ts';
import { plantAccount } from './accountStorage.ts';
import { extensionUnderTest } from './extensionUnderTest.ts';

export type ModeLabel = 'Normal' | 'Confirm every write' | 'Read-only';

const MODES: Readonly<Record<ModeLabel, AccessMode>> = {
  Normal: 'normal',
  'Confirm every write': 'confirm',
  'Read-only': 'readOnly',
};

/** A shop at DealPOS, and the account of it in the extension. */
export interface Shop {
  readonly sandbox: Sandbox;
  readonly accountId: string;
}

/**
 * A sandbox until the end of the test. Unlike the real default it has 60 customers and no rate limit. Its client ID is its
 * own: it may get the port of an earlier one, and the extension keeps the request budget of a host and client ID.
 */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ customers: 60, rateLimit: false, clientId: randomUUID(), ...options });
  const under = extensionUnderTest();
  under.defer(() => sandbox.close());
  under.tellOnFailure(() => `asked of ${sandbox.origin}: ${answersOf(sandbox).join(', ')}`);
  return sandbox;
}

/** What the user enters to add an account of a sandbox. */
export function accountInputs(sandbox: Sandbox, label = 'Toko', mode: ModeLabel = 'Normal'): UserAct[] {
  return [enter(sandbox.origin), enter(sandbox.clientId), enter(sandbox.clientSecret), enter(label), choose(mode)];
}

/** Adds an account of a sandbox without the steps and the test of the connection. */
export async function addShop(sandbox: Sandbox, label = 'Toko', mode: ModeLabel = 'Normal'): Promise<Shop> {
  const { origin } = sandbox;
  const profile = profileOf({ origin, displayHost: new URL(origin).host, label, mode: MODES[mode] });
  const { context, underWay } = extensionUnderTest();
  await underWay.of('adding an account', plantAccount(context, profile, sandbox));
  return { sandbox, accountId: profile.id };
}

/** A new sandbox with its account. */
export async function openShop(options?: SandboxOptions, label?: string, mode?: ModeLabel): Promise<Shop> {
  return addShop(await openSandbox(options), label, mode);
}

/** The calls that reached a sandbox, in order, without those for a token. */
export function callsAt({ requests }: Sandbox): readonly string[] {
  return requests.map(({ operation }) => operation ?? 'unknown').filter((operation) => operation !== 'createToken');
}

function answersOf({ requests }: Sandbox): string[] {
  return requests.map(({ operation, status }) => `${operation ?? 'unknown'} ${status}`);
}
