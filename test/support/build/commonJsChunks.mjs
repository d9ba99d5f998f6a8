import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { build as esbuild, transform } from 'esbuild';

/**
 * Splits the bundles of a build into what they share and what is theirs, and writes them as CommonJS, which is what VS Code
 * loads: esbuild itself splits ES modules only. What the first bundle needs at its start is all in its own file, and the
 * others take from there what they share with it, so that shared code is there once and a class is one class in all of them.
 * @param {string} first name of the bundle that is always loaded before the others
 * @param {boolean} minify
 * @returns {import('esbuild').Plugin}
 */
export function commonJsChunks(first, minify) {
  return {
    name: 'common-js-chunks',
    setup(build) {
      const options = build.initialOptions;
      Object.assign(options, { format: 'esm', splitting: true, write: false, metafile: true });
      options.sourcemap &&= 'inline';
      build.onEnd(async ({ outputFiles = [], metafile }) => {
        if (!metafile) return;
        const texts = new Map(outputFiles.map(({ path: file, text }) => [path.basename(file), text]));
        const chunks = chunksAtStart(metafile, `${first}.js`);
        const folder = path.resolve(options.absWorkingDir ?? '', options.outdir ?? '');
        await fs.mkdir(folder, { recursive: true });
        await Promise.all(
          [...texts.keys()]
            .filter((name) => !chunks.includes(name))
            .map(async (name) => {
              const code =
                name === `${first}.js`
                  ? await firstBundle(first, chunks, texts, minify)
                  : await laterBundle(first, chunks, name, texts.get(name) ?? '', minify);
              await fs.writeFile(path.join(folder, name), code);
            }),
        );
      });
    },
  };
}

/**
 * The chunks that a bundle loads at its start, directly or through another one.
 * @param {import('esbuild').Metafile} metafile
 * @param {string} start
 * @returns {string[]}
 */
function chunksAtStart(metafile, start) {
  const outputs = new Map(Object.entries(metafile.outputs).map(([file, output]) => [path.basename(file), output]));
  const found = new Set([start]);
  for (const name of found) {
    for (const { path: file, kind, external } of outputs.get(name)?.imports ?? []) {
      if (kind === 'import-statement' && !external) found.add(path.basename(file));
    }
  }
  found.delete(start);
  return [...found];
}

/** @param {string} chunk */
function exportedName(chunk) {
  return path.basename(chunk, '.js').replaceAll('-', '_');
}

/** @param {boolean} minify */
function asCommonJs(minify) {
  return /** @type {const} */ ({
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify,
    sourcemap: minify ? false : 'inline',
    supported: { 'dynamic-import': false }, // in CommonJS a file is loaded by require
  });
}

/**
 * @param {string} first
 * @param {readonly string[]} chunks
 * @param {ReadonlyMap<string, string>} texts
 * @param {boolean} minify
 */
async function firstBundle(first, chunks, texts, minify) {
  const exported = chunks.map((chunk) => `export * as ${exportedName(chunk)} from './${chunk}';`);
  const inside = new Set([`${first}.js`, ...chunks]);
  const { outputFiles } = await esbuild({
    ...asCommonJs(minify),
    stdin: { contents: [`export * from './${first}.js';`, ...exported].join('\n'), resolveDir: '/' },
    bundle: true,
    write: false,
    external: ['vscode'],
    plugins: [
      {
        name: 'from-memory',
        setup(build) {
          build.onResolve({ filter: /^\.\// }, ({ path: file }) =>
            inside.has(path.basename(file)) ? { path: file, namespace: 'memory' } : { path: file, external: true },
          );
          build.onLoad({ filter: /.*/, namespace: 'memory' }, ({ path: file }) => ({
            contents: texts.get(path.basename(file)) ?? '',
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * @param {string} first
 * @param {readonly string[]} chunks
 * @param {string} name
 * @param {string} text an ES module
 * @param {boolean} minify
 */
async function laterBundle(first, chunks, name, text, minify) {
  const { code } = await transform(text, { ...asCommonJs(minify), sourcefile: name });
  return chunks.reduce(
    (replaced, chunk) =>
      replaced.replaceAll(`require("./${chunk}")`, `require("./${first}.js").${exportedName(chunk)}`),
    code,
  );
}
