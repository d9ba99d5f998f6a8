import type { AccountStore } from './accountStore.ts';
import type { SecretVault } from './secretVault.ts';

/** What there is of an account on this computer. */
export type AccountPart = 'credentials' | 'draftKey' | 'connection' | 'history' | 'profile';

/** What removing needs of `AccountConnections`. */
interface Connections {
  drop(accountId: string): void;
}

/** What removing needs of the journal. */
interface History {
  /** False when something may still be there. */
  wipe(accountId: string): Promise<boolean>;
}

/** Wipes everything that this computer holds of an account. */
export class AccountRemover {
  readonly #store: AccountStore;
  readonly #vault: SecretVault;
  readonly #connections: Connections;
  readonly #history: History;

  constructor(store: AccountStore, vault: SecretVault, connections: Connections, history: History) {
    this.#store = store;
    this.#vault = vault;
    this.#connections = connections;
    this.#history = history;
  }

  /**
   * Wipes secret, draft key (which makes every draft unreadable), connection with its token, history, and the profile.
   * The profile goes last and only when all else is gone, so that what is left can be seen and removed again.
   * Returns the parts that may still be there; empty means that the account is gone.
   */
  async remove(accountId: string): Promise<readonly AccountPart[]> {
    const failed: AccountPart[] = [];
    const wipe = async (part: AccountPart, act: () => Promise<boolean>): Promise<void> => {
      const done = await act().catch(() => false);
      if (!done) failed.push(part);
    };
    await wipe('credentials', () => this.#vault.deleteCredentials(accountId));
    await wipe('draftKey', () => this.#vault.deleteDraftKey(accountId));
    await wipe('connection', async () => {
      this.#connections.drop(accountId);
      return true;
    });
    // After the connection, so that no write under way adds to it.
    await wipe('history', () => this.#history.wipe(accountId));
    if (failed.length > 0) return [...failed, 'profile'];
    await wipe('profile', async () => {
      await this.#store.remove(accountId);
      return true;
    });
    return failed;
  }
}
