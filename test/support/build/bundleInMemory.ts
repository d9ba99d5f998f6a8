import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type { BuildOptions } from 'esbuild';
import { build } from 'esbuild';

export interface LoadedBundle {
  readonly text: string;
  readonly exports: unknown;
}

/** Builds a CommonJS bundle and loads it, without a file: each would be kept among the compiled modules for ever. */
export async function bundleInMemory(options: BuildOptions): Promise<LoadedBundle> {
  const { outputFiles } = await build({ ...options, outfile: 'bundle.cjs', write: false });
  const text = outputFiles.map((file) => file.text).join('');
  const module = { exports: {} };
  const run = compileFunction(text, ['module', 'exports', 'require'], { filename: 'bundle.cjs' });
  run(module, module.exports, createRequire(import.meta.url));
  return { text, exports: module.exports };
}
