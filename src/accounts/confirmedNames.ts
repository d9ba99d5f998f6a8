import { isJsonObject } from '../api/json.ts';
import type { ProfileMemento } from './accountStore.ts';

const CONFIRMED_KEY = 'dealpos.confirmedNames';

/** A name of the setting `dealpos.api.fieldNames`, with what it stands for. */
export interface NamedField {
  readonly key: string;
  readonly value: unknown;
}

/**
 * The field names that an API description of the vendor has confirmed on this machine and the user has adopted, also those
 * that are our defaults and so stand in no setting.
 */
export class ConfirmedNames {
  readonly #memento: ProfileMemento;

  /** `memento` is `globalState`: once per machine. */
  constructor(memento: ProfileMemento) {
    this.#memento = memento;
  }

  /** True where exactly this name was confirmed for this use. */
  has({ key, value }: NamedField): boolean {
    return value !== undefined && Object.hasOwn(this.#stored(), key) && this.#stored()[key] === value;
  }

  async remember(names: readonly NamedField[]): Promise<void> {
    const confirmed = Object.fromEntries(names.map(({ key, value }) => [key, value]));
    await this.#memento.update(CONFIRMED_KEY, { ...this.#stored(), ...confirmed });
  }

  #stored(): Readonly<Record<string, unknown>> {
    const stored = this.#memento.get(CONFIRMED_KEY);
    return isJsonObject(stored) ? stored : {};
  }
}
