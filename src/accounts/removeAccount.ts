import type { AccountStore } from './accountStore.ts';
import type { SecretVault } from './secretVault.ts';

/** What there is of an account on this computer. */
export type AccountPart = 'credentials' | 'draftKey' | 'connection' | 'profile';

/** What removing needs of `AccountConnections`. */
interface Connections {
  drop(accountId: string): void;
}

/** Wipes everything that this computer holds of an account. */
export class AccountRemover {
  readonly #store: AccountStore;
  readonly #vault: SecretVault;
  readonly #connections: Connections;

  constructor(store: AccountStore, vault: SecretVault, connections: Connections) {
    this.#store = store;
    this.#vault = vault;
    this.#connections = connections;
  }

  /**
   * Wipes secret, draft key (which makes every draft unreadable), connection with its token, and the profile.
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
    if (failed.length > 0) return [...failed, 'profile'];
    await wipe('profile', async () => {
      await this.#store.remove(accountId);
      return true;
    });
    return failed;
  }
}
