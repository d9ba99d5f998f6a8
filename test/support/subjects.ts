import * as path from 'node:path';
import { forHost } from '../../esbuild.mjs';
import type { ApiModules } from './apiModules.ts';
import { apiModules } from './apiModules.ts';
import { bundleInMemory } from './build/bundleInMemory.ts';
import { nativeWebStreams } from './build/plugins.mjs';
import { root } from './paths.ts';

/** The modules out of a bundle that is minified as the shipped one is: no class and no function has its name. */
async function minifiedModules(): Promise<ApiModules> {
  const entry = path.join(root, 'test/support/apiModules.ts');
  const { exports } = await bundleInMemory({ ...forHost(true), entryPoints: [entry], plugins: [nativeWebStreams] });
  return (exports as { readonly apiModules: ApiModules }).apiModules;
}

/** What a suite is run on: the modules as they are written, and as they are shipped. */
export const SUBJECTS: readonly (readonly [place: string, load: () => Promise<ApiModules>])[] = [
  ['the sources', async () => apiModules],
  ['the minified bundle', minifiedModules],
];
