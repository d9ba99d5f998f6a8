import * as vscode from 'vscode';

/** Runs in the extension host: loads and activates each extension that is named, and tells how long that took (ms). */
export async function run(): Promise<void> {
  const times: Record<string, number> = {};
  for (const id of (process.env.BENCH_EXTENSIONS ?? '').split(',')) {
    const extension = vscode.extensions.getExtension(id);
    // What has come alive by itself cannot be measured any more.
    if (!extension || extension.isActive) continue;
    const started = performance.now();
    await extension.activate();
    times[id] = performance.now() - started;
  }
  console.log(`BENCH_RESULT ${JSON.stringify(times)}`);
}
