// The one entry of every npm script: `node test/support/bootstrap.mjs <script> [arguments]`. It works on a fresh clone
// with any Node from 20 on: installs what package-lock.json names, then runs the script on the Node 24 that is among it.
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dependenciesInStep } from './dependencies.mjs';

const OLDEST_NODE = 20;
const SCRIPT_NODE = 24;
const ORPHAN_CHECK_MS = 1000;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const modules = path.join(root, 'node_modules');

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/** @param {string} version such as `24.21.0` or `v24.21.0` */
const major = (version) => Number.parseInt(version.replace(/^v/, ''), 10);

function installDependencies() {
  console.log('Installing the dependencies that package-lock.json names (about half a minute, once)');
  // Development dependencies are the point here, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const options = /** @type {const} */ ({ cwd: root, stdio: 'inherit' });
  const { status, error } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (status !== 0) {
    fail(`npm ci failed${error ? ` (${error.message})` : ''}. Run it by hand in ${root} to see why.`);
  }
}

/** The Node to run scripts with: this one if it is new enough, else the one of the package `node`. */
function scriptNode() {
  if (major(process.versions.node) >= SCRIPT_NODE) return process.execPath;
  const exe = process.platform === 'win32' ? 'node.exe' : 'node';
  const works = (/** @type {string} */ file) =>
    fs.existsSync(file) &&
    major(spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '') >= SCRIPT_NODE;
  const found = [path.join(modules, 'node/bin', exe), path.join(modules, '.bin', exe)].find(works);
  return (
    found ??
    fail(
      `The scripts of this project need Node ${SCRIPT_NODE}. It comes with the npm package "node", whose install script did not run ` +
        `(is ignore-scripts on?).\nEither run: npm rebuild node --ignore-scripts=false\nor use Node ${SCRIPT_NODE} or later.`,
    )
  );
}

/**
 * Runs the script to its end, passes signals on to it and ends as it ends.
 * @param {string} node
 * @param {string[]} args
 */
function run(node, args) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const first = [path.dirname(node), path.join(modules, '.bin')];
  const env = { ...process.env, [key]: [...first, process.env[key]].join(path.delimiter) };
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  // npm passes SIGTERM to the shell between us only, and that ends alone: an orphan has been stopped too.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, ORPHAN_CHECK_MS);
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    process.exitCode = signal ? 128 + os.constants.signals[signal] : (code ?? 1);
  });
}

if (major(process.versions.node) < OLDEST_NODE) {
  fail(`This needs Node ${OLDEST_NODE} or later; this is Node ${process.versions.node}. See https://nodejs.org`);
}
if (!dependenciesInStep(root)) installDependencies();
run(scriptNode(), process.argv.slice(2));
