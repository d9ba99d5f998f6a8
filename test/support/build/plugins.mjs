import * as fs from 'node:fs/promises';
import * as path from 'node:path';

/**
 * Turns `import('./nodeFetch.ts')` of a listed source into a `require('./nodeFetch.js')` at run time.
 * @param {string} root
 * @param {Record<string, string>} bundles source file (relative to root) to the name of its bundle
 * @returns {import('esbuild').Plugin}
 */
export function lazyBundles(root, bundles) {
  return {
    name: 'lazy-bundles',
    setup(build) {
      build.onResolve({ filter: /\.ts$/ }, ({ kind, path: specifier, resolveDir }) => {
        const source = path.relative(root, path.resolve(resolveDir, specifier)).split(path.sep).join('/');
        const name = bundles[source];
        if (kind === 'entry-point' || !name) return undefined;
        if (kind === 'dynamic-import') return { path: `./${name}.js`, external: true };
        return { errors: [{ text: `${source} is a bundle of its own: load it with "await import", not at start` }] };
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
