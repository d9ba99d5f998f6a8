// Starts and stops the real VS Code server (code-server) that install.mjs installed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { locate } from './locate.mjs';
import { TEST_SETTINGS } from './settings.mjs';

const LISTENING = /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/;
const HOST_EXIT = /<(\d+)> Extension Host Process exited with code: (\w+), signal: (\w+)/;
const START_MS = 60_000;
const STOP_MS = 5000;
const HOST_EXIT_MS = 8000;

/** Meant for other programs, or for the extension host alone (which gets them by the payload `extensionEnvironment`). */
const NOT_FOR_THE_SERVER = [
  'NODE_V8_COVERAGE',
  'VSCODE_HOST_V8_COVERAGE',
  'NODE_OPTIONS',
  'NODE_TEST_CONTEXT',
  'ELECTRON_RUN_AS_NODE',
  'PORT',
  'PASSWORD',
  'HASHED_PASSWORD',
  'VSCODE_IPC_HOOK_CLI',
  'VSCODE_PROXY_URI',
];

/** No extension gallery: nothing is looked up on the internet. */
const NO_GALLERY = { serviceUrl: '', itemUrl: '', resourceUrlTemplate: '', controlUrl: '', recommendationsUrl: '' };

/**
 * @typedef {object} ServerOptions
 * @property {string} userDataDir
 * @property {string} extensionsDir
 * @property {Record<string, string>} [env] for the server and so for the extension host
 * @property {object} [settings] the user settings, if there are none in userDataDir yet
 * @property {number} [port] 0: any free one
 * @property {string} [log] level
 * @property {string[]} [options] more options of VS Code's server, without the leading dashes
 * @property {boolean} [driver] makes the workbench obey ?payload=[["extensionDevelopmentPath",...]]; it then shows no notifications
 *
 * @typedef {object} HostExit
 * @property {string} code
 * @property {string} signal
 * @property {boolean} ok
 */

/**
 * Installs or removes extensions. Returns the exit code.
 * @param {string[]} args such as `--install-extension`, file
 * @param {{ userDataDir: string, extensionsDir: string, quiet?: boolean }} options
 */
export function manageExtensions(args, { userDataDir, extensionsDir, quiet = false }) {
  const { node, entry } = locate();
  const config = writeConfig(userDataDir);
  const folders = ['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir];
  const { status } = spawnSync(node, [entry, '--config', config, ...folders, ...args], {
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
    env: serverEnv({}, userDataDir),
  });
  return status ?? 1;
}

/**
 * Starts the server on 127.0.0.1, in a process group of its own. It does not outlive this process.
 * @param {ServerOptions} options
 */
export async function startServer(options) {
  const { node, entry } = locate();
  const { userDataDir } = options;
  writeSettings(userDataDir, options.settings ?? TEST_SETTINGS);
  fs.mkdirSync(options.extensionsDir, { recursive: true });
  const sockets = fs.mkdtempSync(path.join(os.tmpdir(), 'vsh-')); // short: a Unix socket's path holds about 100 characters
  const args = [entry, '--config', writeConfig(userDataDir), ...serverArguments(options, path.join(sockets, 's'))];
  const env = { ...serverEnv(options.env, userDataDir), XDG_RUNTIME_DIR: sockets };
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'], env, detached: true });
  const kill = (/** @type {NodeJS.Signals} */ signal) => killGroup(child.pid, signal);
  const killAtExit = () => kill('SIGKILL');
  process.once('exit', killAtExit);
  const exited = once(child, 'exit').finally(() => {
    process.off('exit', killAtExit);
    fs.rmSync(sockets, { recursive: true, force: true });
  });
  const output = watchOutput(child, path.join(userDataDir, 'server.log'));
  const stop = async () => {
    kill('SIGTERM');
    await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
    kill('SIGKILL');
  };
  try {
    return { port: await listening(output, exited), exited, hostExit: () => hostExit(output), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {ServerOptions} options @param {string} socket */
function serverArguments({ userDataDir, extensionsDir, port = 0, log = 'info', driver = false, options = [] }, socket) {
  const vscodeOptions = [
    'telemetry-level=off',
    'disable-experiments',
    ...(driver ? ['enable-smoke-test-driver'] : []),
    ...options,
  ];
  return [
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--session-socket', socket],
    ...['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir, '--log', log],
    ...[
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
    ],
    ...['--ignore-last-opened', '--disable-proxy', '--reconnection-grace-time', '5'],
    ...vscodeOptions.flatMap((option) => ['--vscode-option', option]),
  ];
}

/** @param {Record<string, string>} [extra] @param {string} [scratch] */
function serverEnv(extra = {}, scratch = os.tmpdir()) {
  const env = { ...process.env, ...extra };
  for (const name of NOT_FOR_THE_SERVER) delete env[name];
  env.EXTENSIONS_GALLERY ??= JSON.stringify(NO_GALLERY);
  env.CS_DISABLE_GETTING_STARTED_OVERRIDE = '1';
  env.VSCODE_AGENT_FOLDER ??= path.join(scratch, 'agent'); // else ~/.vscode-server-oss
  env.XDG_DATA_HOME = path.join(scratch, 'data'); // else ~/.local/share/code-server
  return env;
}

/** code-server writes ~/.config/code-server/config.yaml unless it gets a file that is not empty. @param {string} userDataDir */
function writeConfig(userDataDir) {
  const file = path.join(userDataDir, 'code-server.yaml');
  fs.mkdirSync(userDataDir, { recursive: true });
  fs.writeFileSync(file, 'auth: none\n');
  return file;
}

/** @param {string} userDataDir @param {object} settings */
function writeSettings(userDataDir, settings) {
  const file = path.join(userDataDir, 'User/settings.json');
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(settings, null, 2));
}

/**
 * Keeps the server's output in a file and hands its lines on.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} file
 */
function watchOutput(child, file) {
  const log = fs.createWriteStream(file, { flags: 'a' });
  const state = {
    /** @type {string[]} */ lines: [],
    /** @type {HostExit[]} */ hostExits: [],
    /** @type {Set<() => void>} */ listeners: new Set(),
  };
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text) => {
      log.write(text);
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) takeIn(line);
    });
  }
  child.once('close', () => log.end());
  return state;

  /** @param {string} line */
  function takeIn(line) {
    const [, , code, signal] = HOST_EXIT.exec(line) ?? [];
    if (code && signal) state.hostExits.push({ code, signal, ok: code === '0' && signal === 'null' });
    if (state.lines.length < 200) state.lines.push(line); // enough to see it start, or why it did not
    for (const listener of state.listeners) listener();
  }
}

/**
 * The port that the server listens on. Rejects when it ends before, or takes too long.
 * @param {ReturnType<typeof watchOutput>} output
 * @param {Promise<unknown>} exited
 * @returns {Promise<number>}
 */
async function listening(output, exited) {
  const said = () => output.lines.map((line) => LISTENING.exec(line)?.[1]).find(Boolean);
  const ended = exited.then(() => 'ended');
  const outcome = await Promise.race([until(output, () => said() !== undefined, START_MS), ended]);
  const port = said();
  if (port) return Number(port);
  const why = outcome === 'ended' ? 'ended before it listened' : `did not listen after ${START_MS} ms`;
  throw new Error(`code-server ${why}\n${output.lines.join('\n')}`);
}

/**
 * How the extension host ended, in the server's own words; waits a while for it. Its coverage is then on disk too.
 * @param {ReturnType<typeof watchOutput>} output
 * @returns {Promise<HostExit | undefined>}
 */
async function hostExit(output) {
  await until(output, () => output.hostExits.length > 0, HOST_EXIT_MS);
  return output.hostExits.at(-1);
}

/**
 * Resolves when a line of output has made the condition true, or after `ms`.
 * @param {ReturnType<typeof watchOutput>} output
 * @param {() => boolean} condition
 * @param {number} ms
 * @returns {Promise<void>}
 */
function until(output, condition, ms) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      output.listeners.delete(check);
      resolve();
    };
    const check = () => {
      if (condition()) done();
    };
    const timer = setTimeout(done, ms);
    output.listeners.add(check);
    check();
  });
}

/** @param {number | undefined} pid @param {NodeJS.Signals} signal */
function killGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}
