import type { MergeFeature, MergeFeatureDeps } from './mergeFeature.ts';

/** Loads and builds merging at its first use, and takes it down with the extension. */
export class LateMerge {
  readonly #deps: MergeFeatureDeps;
  #feature: Promise<MergeFeature> | undefined;

  constructor(deps: MergeFeatureDeps) {
    this.#deps = deps;
  }

  async merge(args: readonly unknown[]): Promise<void> {
    this.#feature ??= this.#load();
    const feature = await this.#feature;
    await feature.merge(args);
  }

  dispose(): void {
    void this.#feature?.then((feature) => feature.dispose());
  }

  async #load(): Promise<MergeFeature> {
    const { MergeFeature } = await import('./mergeFeature.ts');
    return new MergeFeature(this.#deps);
  }
}
