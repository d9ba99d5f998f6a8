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

const ROUNDS = 5;
const OURS = 'dealpos-community.dealpos-customers';
const EMPTY = 'bench.empty';
const BUILT_IN = 'vscode.github-authentication';

/** Loading and activating the extension, beside an empty one and a built-in one in the same extension host. */
export async function measureActivation(): Promise<readonly Measure[]> {
  await ensureChromium(new AbortController().signal, () => undefined);
  await ensureWebHost(new AbortController().signal, () => undefined);
  await buildExtension({ production: true });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dealpos-bench-'));
  try {
    const rounds: Readonly<Record<string, number>>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await activateIn(path.join(folder, String(round))));
    const times = (id: string) => median(rounds.map((round) => round[id]).filter((ms) => ms !== undefined));
    const how = `load and activate in one extension host, median of ${ROUNDS} hosts`;
    return [EMPTY, BUILT_IN].map((id) => ({
      name: 'Activation',
      ours: times(OURS),
      unit: 'ms',
      beside: { name: id === EMPTY ? 'an empty extension' : id, value: times(id) },
      how,
    }));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function activateIn(folder: string): Promise<Readonly<Record<string, number>>> {
  const empty = emptyExtension(folder);
  const suite = path.join(folder, 'activate.js');
  const source = path.join(root, 'test/bench/host/activate.ts');
  const output = { bundle: true, outfile: suite, platform: 'node', format: 'cjs' } as const;
  await build({ entryPoints: [source], external: ['vscode'], ...output });
  const ids = [EMPTY, OURS, BUILT_IN];
  let said = '';
  const args = [
    ...[root, empty].map((each) => `--extensionDevelopmentPath=${each}`),
    `--extensionTestsPath=${suite}`,
    `--user-data-dir=${folder}/user`,
    `--extensions-dir=${folder}/ext`,
    folder,
  ];
  const write = (text: string) => {
    said += text;
  };
  process.env.BENCH_EXTENSIONS = ids.join(',');
  await runCommand(webHostCode, args, { signal: AbortSignal.timeout(180_000), write });
  const result = /BENCH_RESULT (\{.*?\})/.exec(said)?.[1];
  if (!result) throw new Error(`the extension host gave no times:\n${said}`);
  return v.parse(v.record(v.string(), v.number()), JSON.parse(result));
}

/** An extension that does nothing. */
function emptyExtension(folder: string): string {
  const extension = path.join(folder, 'empty');
  fs.mkdirSync(extension, { recursive: true });
  const manifest = { name: 'empty', publisher: 'bench', version: '1.0.0', engines: { vscode: '*' }, main: './main.js' };
  fs.writeFileSync(path.join(extension, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  fs.writeFileSync(path.join(extension, 'main.js'), 'exports.activate = () => {};\n');
  return extension;
}
