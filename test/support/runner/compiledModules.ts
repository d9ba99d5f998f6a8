import * as module from 'node:module';
import * as path from 'node:path';
import { cacheDir } from '../paths.ts';

/**
 * Lets this process, and those that it starts, take modules as they were compiled by an earlier one: to strip the types and
 * to compile took a tenth of what the tests compute. A module that has changed is compiled again.
 */
export function keepCompiledModules(): void {
  const folder = path.join(cacheDir, 'compiled');
  process.env.NODE_COMPILE_CACHE ??= folder;
  // Newer than the type declarations, which are those of the oldest Node that VS Code runs extensions with.
  const enable: unknown = Reflect.get(module, 'enableCompileCache');
  if (typeof enable === 'function') enable(folder);
}
