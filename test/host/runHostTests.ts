// Runs test/host/suite inside a real extension host, beside a sandbox. VSCODE_EXECUTABLE says which VS Code;
// without it @vscode/test-electron downloads one. HOST_GREP picks tests by a regular expression on their titles.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build, buildHostTests } from '../../esbuild.mjs';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { newAuthority } from '../support/certificates.ts';
import { root } from '../support/paths.ts';
import { sandboxEnv } from '../support/sandboxEnv.ts';
import { TEST_SETTINGS } from '../support/vscode-host/settings.mjs';

const CUSTOMERS = 250;
/** Nobody looks at this window: what VS Code draws around the editors and the view would take an eighth of the time. */
const PLAIN_WINDOW = {
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.statusBar.visible': false,
  'workbench.editor.editorActionsLocation': 'hidden',
  'workbench.editor.showTabs': 'none',
  'breadcrumbs.enabled': false,
};
const { HOST_GREP } = process.env;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dealpos-host-'));
const workspace = path.join(folder, 'workspace');
fs.mkdirSync(workspace);
const authority = await newAuthority('DealPOS Test Authority');
const authorityFile = path.join(folder, 'authority.pem');
fs.writeFileSync(authorityFile, authority.cert);
fs.mkdirSync(path.join(folder, 'user/User'), { recursive: true });
fs.writeFileSync(path.join(folder, 'user/User/settings.json'), JSON.stringify({ ...TEST_SETTINGS, ...PLAIN_WINDOW }));
const sandbox = await startSandbox({ customers: CUSTOMERS, seed: 1, port: 0 });
try {
  if (!process.env.DEALPOS_VSIX) await build({ production: true }); // else the test runner has built it
  const suite = await buildHostTests();
  const executable = process.env.VSCODE_EXECUTABLE;
  await runTests({
    ...(executable && { vscodeExecutablePath: executable }),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(suite, 'index.js'),
    extensionTestsEnv: {
      ...sandboxEnv(sandbox),
      ...networkEnv(),
      DEALPOS_TEST_AUTHORITY: JSON.stringify(authority),
      ...(HOST_GREP && { HOST_GREP }),
    },
    launchArgs: [workspace, `--user-data-dir=${folder}/user`, `--extensions-dir=${folder}/ext`, '--disable-extensions'],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await sandbox.close();
  fs.rmSync(folder, { recursive: true, force: true });
}

/**
 * The machine's own proxies and certificates do not count, and the system trusts the tests' authority. OpenSSL's variable
 * names the system's store on Linux; elsewhere that store belongs to the machine, so Node.js itself is told.
 */
function networkEnv(): Record<string, string> {
  const ignored = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy', 'SSL_CERT_DIR'];
  const trusting = process.platform === 'linux' ? 'SSL_CERT_FILE' : 'NODE_EXTRA_CA_CERTS';
  return {
    ...Object.fromEntries(ignored.map((name) => [name, ''])),
    NODE_EXTRA_CA_CERTS: '',
    [trusting]: authorityFile,
  };
}
