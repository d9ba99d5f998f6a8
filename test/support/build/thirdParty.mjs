import * as fs from 'node:fs/promises';
import * as path from 'node:path';

/**
 * The licences of the packages that were bundled.
 * @param {string} root
 * @param {string[]} inputs the files that went into the bundles, relative to root
 * @returns {Promise<string>} one section for each package, in alphabetical order
 */
export async function thirdPartyNotices(root, inputs) {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  const sections = await Promise.all([...folders].sort().map((folder) => notice(path.join(root, folder))));
  return `DealPOS Customers for VS Code includes the following third-party software.\n\n${sections.join('\n')}`;
}

/** @param {string} input such as `node_modules/@hono/node-server/dist/index.mjs` */
const packageFolder = (input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];

/** @param {string} folder */
async function notice(folder) {
  const { name, version, license } = JSON.parse(await fs.readFile(path.join(folder, 'package.json'), 'utf8'));
  const text = await licenceText(folder);
  if (!text) throw new Error(`${name} is bundled but has no licence text`);
  const line = '-'.repeat(80);
  return `${line}\n${name} ${version} (${license})\n${line}\n${text.trim().replaceAll('\r\n', '\n')}\n`;
}

/**
 * The licence file, else the part of the README under the heading "License".
 * @param {string} folder
 */
async function licenceText(folder) {
  const files = await fs.readdir(folder);
  const read = (/** @type {RegExp} */ name) => {
    const file = files.find((entry) => name.test(entry));
    return file ? fs.readFile(path.join(folder, file), 'utf8') : undefined;
  };
  return (await read(/^licen[cs]e/i)) ?? (await read(/^readme/i))?.split(/^#*\s*licen[cs]e.*\n(?:-+\n)?/im)[1];
}
