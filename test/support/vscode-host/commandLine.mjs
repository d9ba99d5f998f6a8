import * as path from 'node:path';

/** Options of `code` that take no value, so that what follows one is not taken for it. */
const FLAGS = new Set(
  (
    'no-sandbox disable-gpu-sandbox disable-gpu disable-updates skip-welcome skip-release-notes disable-workspace-trust ' +
    'disable-extensions disable-telemetry disable-crash-reporter no-cached-data verbose version v help h list-extensions ' +
    'show-versions force wait w new-window n reuse-window r status s force-disable-user-env disable-dev-shm-usage disable-keytar'
  ).split(' '),
);

/**
 * The command line of `code` as options and file names.
 * @param {string[]} argv
 */
export function parseCommandLine(argv) {
  /** @type {Map<string, string[]>} */
  const options = new Map();
  const files = [];
  for (let i = 0; i < argv.length; i++) {
    const [, name, inline] = /^--?([^=]+)(?:=(.*))?$/s.exec(argv[i] ?? '') ?? [];
    if (name === undefined) {
      files.push(argv[i] ?? '');
      continue;
    }
    const next = argv[i + 1];
    const takesNext = inline === undefined && !FLAGS.has(name) && next !== undefined && !next.startsWith('-');
    if (takesNext) i += 1;
    options.set(name, [...(options.get(name) ?? []), inline ?? (takesNext ? next : '')]);
  }
  return {
    files,
    has: (/** @type {string} */ name) => options.has(name),
    all: (/** @type {string} */ name) => options.get(name) ?? [],
    last: (/** @type {string} */ name) => options.get(name)?.at(-1),
  };
}

/** A path or `file:` URI as a path. @param {string} file */
export const toPath = (file) =>
  /^[a-z][\w+.-]+:/i.test(file) ? decodeURIComponent(new URL(file).pathname) : path.resolve(file);
