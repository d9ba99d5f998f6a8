// Packages the extension into dist/dealpos-customers.vsix. The same sources give the same bytes.
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { build } from '../../../esbuild.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** @returns {Promise<string>} the path of the .vsix */
export async function packageExtension() {
  await build({ production: true });
  // The moment that every file in the archive carries; zip writes local time.
  process.env.SOURCE_DATE_EPOCH ??= String(Date.UTC(2025, 0, 1) / 1000);
  process.env.TZ = 'UTC';
  const packagePath = path.join(root, 'dist/dealpos-customers.vsix');
  await createVSIX({
    cwd: root,
    packagePath,
    readmePath: await readmeOfPackage(),
    dependencies: false, // everything is bundled
    allowMissingRepository: true,
    rewriteRelativeLinks: false, // there is no public address that the README's links could lead to
  });
  return packagePath;
}

/**
 * The README without its pictures (they weigh more than the extension, and there is no public address to show them from) and
 * without what only those can do who have the source: all between `<!-- from source -->` and `<!-- end -->`.
 * @returns {Promise<string>} its path from the root
 */
async function readmeOfPackage() {
  const readme = await fs.readFile(path.join(root, 'README.md'), 'utf8');
  await fs.writeFile(
    path.join(root, 'dist/README.md'),
    readme.replace(/^<!-- from source -->\n[\s\S]*?^<!-- end -->\n\n?|^!\[.*\]\(.*\)\n\n/gm, ''),
  );
  return 'dist/README.md';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { size } = await fs.stat(await packageExtension());
  console.log(`dist/dealpos-customers.vsix: ${size} bytes`);
}
