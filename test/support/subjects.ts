import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { build } from 'esbuild';
import { forHost } from '../../esbuild.mjs';
import type { ApiModules } from './apiModules.ts';
import { apiModules } from './apiModules.ts';
import { nativeWebStreams } from './build/plugins.mjs';
import { root } from './paths.ts';

/** The modules out of a bundle that is minified as the shipped one is: no class and no function has its name. */
async function minifiedModules(): Promise<ApiModules> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dealpos-minified-'));
  try {
    const entry = path.join(root, 'test/support/apiModules.ts');
    const outfile = path.join(folder, 'apiModules.cjs');
    await build({ ...forHost(true), entryPoints: [entry], outfile, plugins: [nativeWebStreams] });
    const bundle: { readonly apiModules: ApiModules } = createRequire(import.meta.url)(outfile);
    return bundle.apiModules;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What a suite is run on: the modules as they are written, and as they are shipped. */
export const SUBJECTS: readonly (readonly [place: string, load: () => Promise<ApiModules>])[] = [
  ['the sources', async () => apiModules],
  ['the minified bundle', minifiedModules],
];
