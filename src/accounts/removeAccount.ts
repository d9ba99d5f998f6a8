import type { AccountStore } from './accountStore.ts';
import type { DraftFiles } from './draftFiles.ts';
import type { SecretVault } from './secretVault.ts';

/** What there is of an account on this computer. */
export type AccountPart = 'credentials' | 'draftKey' | 'drafts' | 'connection' | 'history' | 'profile';

/** What removing needs of `AccountConnections`. */
interface Connections {
  drop(accountId: string): void;
}

/** What removing needs of the journal. */
interface History {
  /** False when something may still be there. */
  wipe(accountId: string): Promise<boolean>;
}

/** What removing needs of `DraftFiles`. */
type Drafts = Pick<DraftFiles, 'deleteAccount'>;

/** Wipes everything that this computer holds of an account. */
export class AccountRemover {
  readonly #store: AccountStore;
  readonly #vault: SecretVault;
  readonly #connections: Connections;
  readonly #history: History;
  readonly #drafts: Drafts;

  constructor(store: AccountStore, vault: SecretVault, connections: Connections, history: History, drafts: Drafts) {
    this.#drafts = drafts;
    this.#store = store;
    this.#vault = vault;
    this.#connections = connections;
    this.#history = history;
  }

  /**
   * Wipes secret, drafts and their key (without which a draft is unreadable), connection with its token, history, profile.
   * The profile goes last and only when all else is gone, so that what is left can be seen and removed again.
   * Returns the parts that may still be there; empty means that the account is gone.
   */
  async remove(accountId: string): Promise<readonly AccountPart[]> {
    // From the first moment: an account that is only half wiped would ask for its secret.
    const showAgain = this.#store.hide(accountId);
    try {
      return await this.#wipe(accountId);
    } finally {
      showAgain();
    }
  }

  async #wipe(accountId: string): Promise<readonly AccountPart[]> {
    const failed: AccountPart[] = [];
    const wipe = async (part: AccountPart, act: () => Promise<boolean>): Promise<void> => {
      const done = await act().catch(() => false);
      if (!done) failed.push(part);
    };
    await wipe('credentials', () => this.#vault.deleteCredentials(accountId));
    await wipe('draftKey', () => this.#vault.deleteDraftKey(accountId));
    await wipe('drafts', async () => {
      await this.#drafts.deleteAccount(accountId);
      return true;
    });
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
