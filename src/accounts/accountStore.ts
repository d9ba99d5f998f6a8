import { randomUUID } from 'node:crypto';
import type { Disposable } from '../platform/disposables.ts';
import type { AccountProfile } from './account.ts';
import { parseAccountProfile } from './account.ts';
import type { SecretStore } from './secretVault.ts';
import { Signal } from './signal.ts';

const PROFILES_KEY = 'dealpos.accounts';
const REVISION_KEY = 'dealpos.accounts.revision';
/** Milliseconds. The secrets' event can overtake the other window's profiles, so they are read a second time. */
const SECOND_LOOK_MS = 1500;
const MOST_TRIES = 3;

/** The part of `vscode.Memento` that is used. */
export interface ProfileMemento {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** What can be changed of an account. Its origin cannot: the credential is bound to it. */
export type AccountChange = Partial<Pick<AccountProfile, 'label' | 'mode' | 'colour' | 'mergeNames'>>;

/**
 * The accounts of this user, in `globalState`. Reads go to the memento every time, because VS Code renews it when another
 * window writes, but without an event; the secrets' event stands in for that (design D6), and is also fired when nothing changed.
 */
export class AccountStore {
  readonly #memento: ProfileMemento;
  readonly #secrets: SecretStore;
  readonly #reportDropped: (count: number) => void;
  readonly #changed = new Signal();
  readonly #listening: Disposable;
  readonly #hidden = new Set<string>();
  #secondLook: NodeJS.Timeout | undefined;
  #lastSeen: string;
  #lastDropped = 0;

  /** `reportDropped` hears how many stored profiles could not be read, once for each new number. */
  constructor(memento: ProfileMemento, secrets: SecretStore, reportDropped: (count: number) => void) {
    this.#memento = memento;
    this.#secrets = secrets;
    this.#reportDropped = reportDropped;
    this.#lastSeen = JSON.stringify(this.list());
    this.#listening = secrets.onDidChange((event) => {
      if (event.key.startsWith('dealpos.')) this.#lookTwice();
    });
  }

  /** Fires after the accounts changed, in this window or another one. */
  readonly onDidChange = this.#changed.subscribe;

  /** All accounts but hidden ones, in the order in which they were added. */
  list(): readonly AccountProfile[] {
    const stored = this.#stored();
    const profiles = stored.map(parseAccountProfile).filter((profile) => profile !== undefined);
    const dropped = stored.length - profiles.length;
    if (dropped !== this.#lastDropped) {
      this.#lastDropped = dropped;
      if (dropped > 0) this.#reportDropped(dropped);
    }
    return profiles.filter(({ id }) => !this.#hidden.has(id));
  }

  get(id: string): AccountProfile | undefined {
    return this.list().find((profile) => profile.id === id);
  }

  /** Adds an account, or replaces the one with the same id. Throws, as every change does, when VS Code does not keep it. */
  async add(profile: AccountProfile): Promise<void> {
    await this.#write((stored) => [...stored.filter((each) => !hasId(each, profile.id)), profile]);
  }

  /** The account after the change, or undefined when it is gone. */
  async update(id: string, change: AccountChange): Promise<AccountProfile | undefined> {
    const profile = this.get(id);
    if (!profile) return undefined;
    const changed = { ...profile, ...change };
    await this.#write((stored) => stored.map((each) => (hasId(each, id) ? changed : each)));
    return changed;
  }

  /** Makes this window take an account for gone until the returned function is called. Nothing stored changes. */
  hide(id: string): () => void {
    this.#hidden.add(id);
    this.#look();
    return () => {
      this.#hidden.delete(id);
      this.#look();
    };
  }

  /** Forgets the profile only; `removeAccount` wipes the rest first. */
  async remove(id: string): Promise<void> {
    await this.#write((stored) => stored.filter((each) => !hasId(each, id)));
  }

  dispose(): void {
    clearTimeout(this.#secondLook);
    this.#listening.dispose();
    this.#changed.dispose();
  }

  /** Entries that this version cannot read stay where they are: a newer version may have written them. */
  #stored(): readonly unknown[] {
    const stored = this.#memento.get(PROFILES_KEY);
    return Array.isArray(stored) ? stored : [];
  }

  async #write(change: (stored: readonly unknown[]) => readonly unknown[]): Promise<void> {
    await this.#store(change);
    this.#look();
    try {
      await this.#secrets.store(REVISION_KEY, randomUUID());
    } catch {
      // Without a keyring the other windows hear of it late, at their next look. The profile itself is stored.
    }
  }

  /**
   * VS Code sends every change of the memento back to this window as well, and takes it in even where a newer one was just
   * made here: that one is then lost. So it is read back, and made again where it is not there. Throws when it stays lost:
   * nobody is to take an account for read-only that is not.
   */
  async #store(change: (stored: readonly unknown[]) => readonly unknown[]): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const changed = change(this.#stored());
      await this.#memento.update(PROFILES_KEY, changed);
      if (JSON.stringify(this.#stored()) === JSON.stringify(changed)) return;
    }
    throw new Error('VS Code did not keep a change of the accounts');
  }

  #lookTwice(): void {
    this.#look();
    clearTimeout(this.#secondLook);
    this.#secondLook = setTimeout(() => this.#look(), SECOND_LOOK_MS);
    this.#secondLook.unref();
  }

  #look(): void {
    const seen = JSON.stringify(this.list());
    if (seen === this.#lastSeen) return;
    this.#lastSeen = seen;
    this.#changed.fire();
  }
}

function hasId(stored: unknown, id: string): boolean {
  return typeof stored === 'object' && stored !== null && 'id' in stored && stored.id === id;
}
