import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * Whether node_modules holds what package-lock.json names. npm writes down what it installed in
 * node_modules/.package-lock.json, without the packages that are not for this platform.
 * @param {string} root the folder of package.json
 * @returns {boolean}
 */
export function dependenciesInStep(root) {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const installed = packagesOf(path.join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([folder, entry]) => {
    if (folder === '') return true;
    const found = installed[folder];
    if (!found) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }> | undefined}
 */
function packagesOf(lockFile) {
  try {
    return JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return undefined; // missing or broken: not in step
  }
}
