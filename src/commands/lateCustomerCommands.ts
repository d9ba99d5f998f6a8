import type { CustomerFeature, CustomerFeatureDeps } from './customerFeature.ts';
import type { CustomerCommandId } from './ids.ts';

/** Loads and builds the commands on customers at the first use of one, and takes them down with the extension. */
export class LateCustomerCommands {
  readonly #deps: CustomerFeatureDeps;
  #feature: Promise<CustomerFeature> | undefined;

  constructor(deps: CustomerFeatureDeps) {
    this.#deps = deps;
  }

  async run(command: CustomerCommandId, args: readonly unknown[]): Promise<void> {
    this.#feature ??= this.#load();
    const { handlers } = await this.#feature;
    await handlers[command](...args);
  }

  dispose(): void {
    void this.#feature?.then((feature) => feature.dispose());
  }

  async #load(): Promise<CustomerFeature> {
    const { CustomerFeature } = await import('./customerFeature.ts');
    return new CustomerFeature(this.#deps);
  }
}
