// Bundles the extension. `node esbuild.mjs [--production] [--watch]`, or import `build`.
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { context, build as esbuild } from 'esbuild';
import { commonJsChunks } from './test/support/build/commonJsChunks.mjs';
import { contractText, lateOnly, nativeWebStreams } from './test/support/build/plugins.mjs';
import { thirdPartyNotices } from './test/support/build/thirdParty.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));

/**
 * Sources that become files of their own and are loaded on first use (`await import(...)`), not at activation. What they
 * share with others is in chunks that are there once.
 */
const LAZY = {
  'src/api/fetchImage.ts': 'fetchImage',
  'src/api/nodeFetch.ts': 'nodeFetch',
  'src/commands/accountHandlers.ts': 'accountCommands',
  'src/commands/apiDescriptionCheck.ts': 'apiDescription',
  'src/commands/connectionDiagnosis.ts': 'diagnosis',
  'src/commands/customerFeature.ts': 'customerCommands',
  'src/editor/customerEditorProvider.ts': 'customerEditor',
  'src/journal/openJournal.ts': 'journal',
  'src/sandbox/sandbox.ts': 'sandbox',
};

/**
 * @param {boolean} production minified, without source maps
 * @returns {import('esbuild').BuildOptions}
 */
function shared(production) {
  return {
    absWorkingDir: root,
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none', // the licences are in THIRD-PARTY.txt
    metafile: true,
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': JSON.stringify(production ? 'production' : 'development') },
  };
}

/**
 * One file that runs in the extension host.
 * @param {boolean} production
 * @returns {import('esbuild').BuildOptions}
 */
export function forHost(production) {
  return {
    ...shared(production),
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    supported: { 'dynamic-import': false }, // in CommonJS a file is loaded by require
  };
}

/**
 * @param {boolean} production
 * @returns {import('esbuild').BuildOptions[]}
 */
function extensionBundles(production) {
  const late = Object.entries(LAZY).map(([source, name]) => ({ in: source, out: name }));
  return [
    {
      ...shared(production),
      platform: 'node',
      target: 'node20',
      external: ['vscode'],
      entryPoints: [{ in: 'src/extension.ts', out: 'extension' }, ...late],
      outdir: 'dist',
      plugins: [
        lateOnly(root, Object.keys(LAZY)),
        nativeWebStreams,
        contractText,
        commonJsChunks('extension', production),
      ],
    },
    {
      ...shared(production),
      platform: 'browser',
      format: 'iife',
      target: 'chrome128', // VS Code 1.100 is Electron 34, Chromium 132
      entryPoints: [
        { in: 'src/webview/main.tsx', out: 'webview' },
        { in: 'src/webview/styles.css', out: 'webview' },
        { in: 'src/webview/merge/main.tsx', out: 'mergePage' },
        { in: 'src/webview/merge/styles.css', out: 'mergePage' },
        { in: 'src/webview/history/main.tsx', out: 'historyPage' },
        { in: 'src/webview/history/styles.css', out: 'historyPage' },
      ],
      outdir: 'dist',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    },
  ];
}

/** Empties dist and builds the extension into it. */
export async function build({ production = false } = {}) {
  await fs.rm(path.join(root, 'dist'), { recursive: true, force: true });
  const results = await Promise.all(extensionBundles(production).map((options) => esbuild(options)));
  const inputs = results.flatMap((result) => Object.keys(result.metafile?.inputs ?? {}));
  await fs.writeFile(path.join(root, 'dist/THIRD-PARTY.txt'), await thirdPartyNotices(root, inputs));
}

/** Builds the tests that run inside the extension host into out/host. */
export async function buildHostTests() {
  const outdir = path.join(root, 'out/host');
  await fs.rm(outdir, { recursive: true, force: true });
  const suites = path.join(root, 'test/host/suite');
  const names = (await fs.readdir(suites)).filter((name) => name.endsWith('.test.ts') || name === 'index.ts');
  await esbuild({
    ...forHost(false),
    entryPoints: names.map((name) => path.join(suites, name)),
    outdir,
    sourcemap: 'inline',
    plugins: [nativeWebStreams],
  });
  return outdir;
}

/** Rebuilds on every change until the process is ended. */
async function watch() {
  const contexts = await Promise.all(
    extensionBundles(false).map((options) => context({ ...options, logLevel: 'info' })),
  );
  await Promise.all(contexts.map((each) => each.watch()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const production = process.argv.includes('--production');
  await build({ production });
  console.log(`Built dist (${production ? 'production' : 'development'})`);
  if (process.argv.includes('--watch')) await watch();
}
