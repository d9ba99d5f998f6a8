import type { ProfileMemento } from '../../../src/accounts/accountStore.ts';
import type { SecretStore } from '../../../src/accounts/secretVault.ts';
import { Signal } from '../../../src/accounts/signal.ts';

/** A memento in memory. Several stores on one of it stand for several windows. */
export class FakeMemento implements ProfileMemento {
  readonly values = new Map<string, unknown>();
  /** So many updates are lost: VS Code takes an older one in that comes back only now. */
  loses = 0;

  get(key: string): unknown {
    return this.values.get(key);
  }

  async update(key: string, value: unknown): Promise<void> {
    if (this.loses > 0) {
      this.loses -= 1;
      return;
    }
    this.values.set(key, structuredClone(value));
  }
}

/** A secret storage in memory, with the ways in which the real one lets go of secrets. */
export class FakeSecrets implements SecretStore {
  readonly values = new Map<string, string>();
  readonly reads: string[] = [];
  /** `forget`: takes values and loses them. `refuse`: throws. */
  onStore: 'keep' | 'forget' | 'refuse' = 'keep';
  onDelete: 'delete' | 'keep' | 'refuse' = 'delete';
  refuseReads = false;
  readonly #changed = new Signal<{ readonly key: string }>();
  readonly onDidChange = this.#changed.subscribe;

  async get(key: string): Promise<string | undefined> {
    this.reads.push(key);
    if (this.refuseReads) throw new Error('keyring locked');
    return this.values.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    if (this.onStore === 'refuse') throw new Error('keyring locked');
    if (this.onStore === 'keep') this.values.set(key, value);
    this.signal(key);
  }

  async delete(key: string): Promise<void> {
    if (this.onDelete === 'refuse') throw new Error('keyring locked');
    if (this.onDelete === 'delete') this.values.delete(key);
    this.signal(key);
  }

  /** What VS Code does when another window wrote, and sometimes when nobody did. */
  signal(key: string): void {
    this.#changed.fire({ key });
  }
}
