import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { build } from 'esbuild';
import * as v from 'valibot';
import { build as buildExtension } from '../../esbuild.mjs';
import { ensureChromium } from '../support/chromium.ts';
import { root } from '../support/paths.ts';
import { runCommand } from '../support/processes.ts';
import { ensureWebHost, webHostCode } from '../support/webHost.ts';
import type { Measure } from './measure.ts';
import { median } from './measure.ts';

const ROUNDS = 3;
const HOST_MS = 180_000;
const OURS = 'dealpos-community.dealpos-customers';
const EMPTY = 'bench.empty';
/** Built-in ones: the first of them that had not come alive by itself is taken. */
const BUILT_IN = ['vscode.github-authentication', 'vscode.microsoft-authentication', 'vscode.git-base', 'vscode.npm'];

type Times = Readonly<Record<string, number>>;

/** Loading and activating the extension, beside one that does nothing and a built-in one, each in a real extension host. */
export async function measureActivation(): Promise<readonly Measure[]> {
  const signal = new AbortController().signal;
  await ensureChromium(signal, () => undefined);
  await ensureWebHost(signal, () => undefined);
  await buildExtension({ production: true });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dealpos-bench-'));
  try {
    const suite = path.join(folder, 'activate.js');
    const source = path.join(root, 'test/bench/host/activate.ts');
    const output = { bundle: true, outfile: suite, platform: 'node', format: 'cjs' } as const;
    await build({ entryPoints: [source], external: ['vscode'], ...output });
    const empty = emptyExtension(folder);
    const rounds: Times[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const inHost = (extension: string, ids: readonly string[]) =>
        activate(path.join(folder, `${round}-${ids[0]}`), suite, extension, ids);
      rounds.push({ ...(await inHost(empty, [EMPTY])), ...(await inHost(root, [OURS, ...BUILT_IN])) });
    }
    const builtIn = BUILT_IN.find((id) => rounds.every((round) => id in round)) ?? '';
    return [measureOf(rounds, EMPTY, 'an extension that does nothing'), measureOf(rounds, builtIn, builtIn)];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function measureOf(rounds: readonly Times[], id: string, name: string): Measure {
  const times = (wanted: string) => median(rounds.map((round) => round[wanted]).filter((ms) => ms !== undefined));
  const how = `load and activate in an extension host that has just started, median of ${ROUNDS}`;
  return { name: 'Activation', ours: times(OURS), unit: 'ms', beside: { name, value: times(id) }, how };
}

/** Starts VS Code with one extension under development, and activates these in it. */
async function activate(folder: string, suite: string, extension: string, ids: readonly string[]): Promise<Times> {
  const workspace = path.join(folder, 'workspace');
  fs.mkdirSync(workspace, { recursive: true });
  let said = '';
  const args = [
    workspace,
    `--extensionDevelopmentPath=${extension}`,
    `--extensionTestsPath=${suite}`,
    '--disable-workspace-trust',
    `--user-data-dir=${folder}/user`,
    `--extensions-dir=${folder}/ext`,
  ];
  await runCommand(webHostCode, args, {
    signal: AbortSignal.timeout(HOST_MS),
    env: { ...process.env, BENCH_EXTENSIONS: ids.join(',') },
    write: (text) => {
      said += text;
    },
  });
  const result = /BENCH_RESULT (\{.*?\})/.exec(said)?.[1];
  if (!result) throw new Error(`the extension host gave no times:\n${said}`);
  return v.parse(v.record(v.string(), v.number()), JSON.parse(result));
}

function emptyExtension(folder: string): string {
  const extension = path.join(folder, 'empty');
  fs.mkdirSync(extension, { recursive: true });
  const [publisher = '', name = ''] = EMPTY.split('.');
  const manifest = { name, publisher, version: '1.0.0', engines: { vscode: '^1.100.0' }, main: './main.js' };
  fs.writeFileSync(path.join(extension, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  fs.writeFileSync(path.join(extension, 'main.js'), 'exports.activate = () => {};\n');
  return extension;
}
