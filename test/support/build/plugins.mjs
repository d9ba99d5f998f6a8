import * as fs from 'node:fs/promises';
import * as path from 'node:path';

/**
 * Refuses to import a source at start that is meant to be loaded at its first use.
 * @param {string} root
 * @param {readonly string[]} sources files relative to root
 * @returns {import('esbuild').Plugin}
 */
export function lateOnly(root, sources) {
  return {
    name: 'late-only',
    setup(build) {
      build.onResolve({ filter: /\.ts$/ }, ({ kind, path: specifier, resolveDir }) => {
        if (kind !== 'import-statement') return undefined;
        const source = path.relative(root, path.resolve(resolveDir, specifier)).split(path.sep).join('/');
        if (!sources.includes(source)) return undefined;
        return { errors: [{ text: `${source} is a file of its own: load it with "await import", not at start` }] };
      });
    },
  };
}

/**
 * node-fetch brings a polyfill (60 kB) for what Node has had since 18.
 * @type {import('esbuild').Plugin}
 */
export const nativeWebStreams = {
  name: 'native-web-streams',
  setup(build) {
    build.onResolve({ filter: /^web-streams-polyfill/ }, () => ({ path: 'node:stream/web', external: true }));
  },
};

/**
 * Puts the text of our contract in the place of the module that reads it from the disk: the YAML file is not shipped.
 * @type {import('esbuild').Plugin}
 */
export const contractText = {
  name: 'contract-text',
  setup(build) {
    build.onLoad({ filter: /[\\/]description[\\/]contractText\.ts$/ }, async ({ path: module }) => {
      const file = path.resolve(path.dirname(module), '../contract/dealpos-customer.openapi.yaml');
      const text = JSON.stringify(await fs.readFile(file, 'utf8'));
      return { contents: `export const contractText = ${text};`, watchFiles: [file] };
    });
  },
};
