import * as path from 'node:path';
import { root } from './paths.ts';
import { runCommand } from './processes.ts';

/**
 * Builds and packages the extension, quietly. Returns the path of the .vsix; the one in `DEALPOS_VSIX` if the test runner
 * has packaged it before. Rejects with what the packager said.
 */
export async function packageVsix(signal: AbortSignal): Promise<string> {
  if (process.env.DEALPOS_VSIX) return process.env.DEALPOS_VSIX;
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  const code = await runCommand(process.execPath, ['test/support/build/package.mjs'], { signal, write });
  if (code !== 0) throw new Error(`the extension could not be packaged (exit code ${code})\n${said}`);
  return path.join(root, 'dist/dealpos-customers.vsix');
}
