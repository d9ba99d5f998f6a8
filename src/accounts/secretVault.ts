import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Disposable } from '../platform/disposables.ts';
import type { AccountProfile } from './account.ts';

const CREDENTIALS_PREFIX = 'dealpos.account.';
/** Where the keys lie that encrypt what is kept of an account's customers on this computer. */
const KEY_PREFIXES = { draft: 'dealpos.draftKey.', history: 'dealpos.historyKey.' } as const;
const KEY_BYTES = 32;

type KeyUse = keyof typeof KEY_PREFIXES;

/** The part of `vscode.SecretStorage` that is used. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
  onDidChange(listener: (event: { readonly key: string }) => void): Disposable;
}

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The account a credential belongs to, and the only origin it may be sent to. */
export type BoundAccount = Pick<AccountProfile, 'id' | 'origin'>;

/** `notKept`: the secret storage took the value but did not give it back. */
export type StoreOutcome = 'stored' | 'notKept';

const blobSchema = v.object({
  v: v.literal(1),
  clientId: v.pipe(v.string(), v.nonEmpty()),
  clientSecret: v.pipe(v.string(), v.nonEmpty()),
  origin: v.string(),
});

/**
 * The secrets of all accounts, in VS Code's SecretStorage (design D6). That storage deletes what it cannot decrypt and may live
 * in memory only, so "nothing there" is a normal answer: the account then needs its secret again.
 */
export class SecretVault {
  readonly #secrets: SecretStore;
  readonly #creatingKeys = new Map<string, Promise<Uint8Array | undefined>>();

  constructor(secrets: SecretStore) {
    this.#secrets = secrets;
  }

  /** Hears the id of an account whose credentials were stored or deleted, in any window. May also fire without a change. */
  onDidChangeCredentials(listener: (accountId: string) => void): Disposable {
    return this.#secrets.onDidChange(({ key }) => {
      if (key.startsWith(CREDENTIALS_PREFIX)) listener(key.slice(CREDENTIALS_PREFIX.length));
    });
  }

  /** Hears the id of an account whose draft key was stored or deleted, in any window. May also fire without a change. */
  onDidChangeDraftKey(listener: (accountId: string) => void): Disposable {
    return this.#secrets.onDidChange(({ key }) => {
      if (key.startsWith(KEY_PREFIXES.draft)) listener(key.slice(KEY_PREFIXES.draft.length));
    });
  }

  /** Stores, reads back and compares before it says `stored`. */
  async storeCredentials(account: BoundAccount, credentials: ClientCredentials): Promise<StoreOutcome> {
    const { clientId, clientSecret } = credentials;
    const blob = JSON.stringify({ v: 1, clientId, clientSecret, origin: account.origin });
    return this.#storeAndCompare(CREDENTIALS_PREFIX + account.id, blob);
  }

  /** The credentials, or undefined when there are none, they are unreadable, or they were stored for another origin. */
  async readCredentials(account: BoundAccount): Promise<ClientCredentials | undefined> {
    const parsed = v.safeParse(blobSchema, parseJson(await this.#get(CREDENTIALS_PREFIX + account.id)));
    if (!parsed.success || parsed.output.origin !== account.origin) return undefined;
    return { clientId: parsed.output.clientId, clientSecret: parsed.output.clientSecret };
  }

  /** False when the credentials may still be there. */
  deleteCredentials(accountId: string): Promise<boolean> {
    return this.#deleteAndCheck(CREDENTIALS_PREFIX + accountId);
  }

  /** The key (32 bytes) of the account's drafts, or undefined when there is none: its drafts cannot be read any more. */
  readDraftKey(accountId: string): Promise<Uint8Array | undefined> {
    return this.#readKey('draft', accountId);
  }

  /** The key (32 bytes) of the account's drafts, made when missing. Undefined when the secret storage does not keep one. */
  getOrCreateDraftKey(accountId: string): Promise<Uint8Array | undefined> {
    return this.#getOrCreateKey('draft', accountId);
  }

  /** Makes every encrypted draft of the account unreadable. False when the key may still be there. */
  deleteDraftKey(accountId: string): Promise<boolean> {
    return this.#deleteAndCheck(KEY_PREFIXES.draft + accountId);
  }

  /** The key (32 bytes) of the account's history, or undefined when there is none: its history cannot be read any more. */
  readHistoryKey(accountId: string): Promise<Uint8Array | undefined> {
    return this.#readKey('history', accountId);
  }

  /** The key (32 bytes) of the account's history, made when missing. Undefined when the secret storage does not keep one. */
  getOrCreateHistoryKey(accountId: string): Promise<Uint8Array | undefined> {
    return this.#getOrCreateKey('history', accountId);
  }

  /** Makes the account's history unreadable. False when the key may still be there. */
  deleteHistoryKey(accountId: string): Promise<boolean> {
    return this.#deleteAndCheck(KEY_PREFIXES.history + accountId);
  }

  async #readKey(use: KeyUse, accountId: string): Promise<Uint8Array | undefined> {
    const key = Buffer.from((await this.#get(KEY_PREFIXES[use] + accountId)) ?? '', 'base64');
    return key.length === KEY_BYTES ? key : undefined;
  }

  #getOrCreateKey(use: KeyUse, accountId: string): Promise<Uint8Array | undefined> {
    const name = KEY_PREFIXES[use] + accountId;
    const underWay = this.#creatingKeys.get(name);
    if (underWay !== undefined) return underWay;
    const creating = this.#findOrMakeKey(use, accountId).finally(() => this.#creatingKeys.delete(name));
    this.#creatingKeys.set(name, creating);
    return creating;
  }

  async #findOrMakeKey(use: KeyUse, accountId: string): Promise<Uint8Array | undefined> {
    const existing = await this.#readKey(use, accountId);
    if (existing) return existing;
    const made = randomBytes(KEY_BYTES);
    const outcome = await this.#storeAndCompare(KEY_PREFIXES[use] + accountId, made.toString('base64'));
    // Another window may have stored its own key in between: the one that stayed counts.
    return outcome === 'stored' ? made : this.#readKey(use, accountId);
  }

  async #get(key: string): Promise<string | undefined> {
    try {
      return await this.#secrets.get(key);
    } catch {
      return undefined;
    }
  }

  async #storeAndCompare(key: string, value: string): Promise<StoreOutcome> {
    try {
      await this.#secrets.store(key, value);
    } catch {
      return 'notKept';
    }
    return (await this.#get(key)) === value ? 'stored' : 'notKept';
  }

  async #deleteAndCheck(key: string): Promise<boolean> {
    try {
      await this.#secrets.delete(key);
      return (await this.#secrets.get(key)) === undefined;
    } catch {
      return false;
    }
  }
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
