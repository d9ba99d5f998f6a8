import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { it } from 'node:test';
import { root } from '../../support/paths.ts';
import { tempFolder, writeFiles } from './tempFolder.ts';

/** Imports that the layers forbid, and some that they allow: file and specifier. */
const FORBIDDEN: readonly [string, string][] = [
  ['src/api/x.ts', 'vscode'],
  ['src/api/x.ts', '../customers/fields.ts'],
  ['src/customers/x.ts', 'vscode'],
  ['src/customers/x.ts', '../editor/protocol.ts'],
  ['src/jobs/x.ts', 'vscode'],
  ['src/jobs/x.ts', '../accounts/account.ts'],
  ['src/sandbox/x.ts', 'vscode'],
  ['src/sandbox/x.ts', '../api/errors.ts'],
  ['src/sandbox/routes/x.ts', '../../customers/fields.ts'],
  ['src/webview/x.tsx', 'vscode'],
  ['src/webview/x.tsx', '../editor/page.ts'],
  ['src/webview/x.tsx', '../customers/customer.ts'],
  ['src/webview/merge/x.tsx', '../../merge/mergeSession.ts'],
  ['src/merge/x.ts', '../webview/merge/mergeApp.tsx'],
  ['src/platform/x.ts', '../tree/customerTree.ts'],
  ['src/accounts/x.ts', '../commands/ids.ts'],
  ['src/tree/x.ts', '../sandbox/sandbox.ts'],
  ['src/editor/x.ts', '../webview/app.tsx'],
];
const ALLOWED: readonly [string, string][] = [
  ['src/customers/x.ts', '../api/errors.ts'],
  ['src/jobs/x.ts', '../customers/customer.ts'],
  ['src/sandbox/x.ts', '../api/json.ts'],
  ['src/sandbox/x.ts', '../api/contract/openapi.ts'],
  ['src/webview/x.tsx', '../editor/protocol.ts'],
  ['src/webview/x.tsx', '../customers/fields.ts'],
  ['src/webview/merge/x.tsx', '../../merge/protocol.ts'],
  ['src/webview/merge/x.tsx', '../button.tsx'],
  ['src/merge/x.ts', '../editor/page.ts'],
  ['src/commands/x.ts', '../merge/mergePorts.ts'],
  ['src/editor/x.ts', 'vscode'],
  ['src/commands/x.ts', '../tree/customerTree.ts'],
];

/** The imports that the linter refuses. Each is in a file of its own, so that one run tells of all. */
function refused(folder: string, imports: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  const fileOf = (index: number) => imports[index]?.[0].replace('x.ts', `x${index}.ts`) ?? '';
  imports.forEach(([, specifier], index) => {
    writeFiles(folder, { [fileOf(index)]: `import { a } from '${specifier}';\nexport const b = a;\n` });
  });
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const options = [
    '--vcs-enabled=false',
    '--only=style/noRestrictedImports',
    '--reporter=github',
    '--max-diagnostics=none',
  ];
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', ...options, '.'], { cwd: folder, encoding: 'utf8' });
  return imports.filter((_, index) => stdout.includes(`${fileOf(index)},`));
}

it('the linter knows which layer may import which', (t) => {
  const folder = tempFolder(t);
  fs.copyFileSync(path.join(root, 'biome.json'), path.join(folder, 'biome.json'));
  assert.deepEqual(refused(folder, [...FORBIDDEN, ...ALLOWED]), FORBIDDEN);
});
