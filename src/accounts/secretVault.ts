import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Disposable } from '../platform/disposables.ts';
import type { AccountProfile } from './account.ts';

const CREDENTIALS_PREFIX = 'dealpos.account.';
const DRAFT_KEY_PREFIX = 'dealpos.draftKey.';
const DRAFT_KEY_BYTES = 32;

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
  readonly #creatingDraftKeys = new Map<string, Promise<Uint8Array | undefined>>();

  constructor(secrets: SecretStore) {
    this.#secrets = secrets;
  }

  /** Hears the id of an account whose credentials were stored or deleted, in any window. May also fire without a change. */
  onDidChangeCredentials(listener: (accountId: string) => void): Disposable {
    return this.#secrets.onDidChange(({ key }) => {
      if (key.startsWith(CREDENTIALS_PREFIX)) listener(key.slice(CREDENTIALS_PREFIX.length));
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
  async readDraftKey(accountId: string): Promise<Uint8Array | undefined> {
    const key = Buffer.from((await this.#get(DRAFT_KEY_PREFIX + accountId)) ?? '', 'base64');
    return key.length === DRAFT_KEY_BYTES ? key : undefined;
  }

  /** The key (32 bytes) of the account's drafts, made when missing. Undefined when the secret storage does not keep one. */
  getOrCreateDraftKey(accountId: string): Promise<Uint8Array | undefined> {
    const underWay = this.#creatingDraftKeys.get(accountId);
    if (underWay !== undefined) return underWay;
    const creating = this.#findOrMakeDraftKey(accountId).finally(() => this.#creatingDraftKeys.delete(accountId));
    this.#creatingDraftKeys.set(accountId, creating);
    return creating;
  }

  /** Makes every encrypted draft of the account unreadable. False when the key may still be there. */
  deleteDraftKey(accountId: string): Promise<boolean> {
    return this.#deleteAndCheck(DRAFT_KEY_PREFIX + accountId);
  }

  async #findOrMakeDraftKey(accountId: string): Promise<Uint8Array | undefined> {
    const existing = await this.readDraftKey(accountId);
    if (existing) return existing;
    const made = randomBytes(DRAFT_KEY_BYTES);
    const outcome = await this.#storeAndCompare(DRAFT_KEY_PREFIX + accountId, made.toString('base64'));
    // Another window may have stored its own key in between: the one that stayed counts.
    return outcome === 'stored' ? made : this.readDraftKey(accountId);
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
