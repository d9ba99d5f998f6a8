import assert from 'node:assert/strict';
import { constants } from 'node:os';
import { describe, it } from 'node:test';
import { runCommand } from '../../support/processes.ts';

const never = new AbortController().signal;
const node = (script: string, signal: AbortSignal, write: (text: string) => void) =>
  runCommand(process.execPath, ['-e', script], { signal, write });

describe('runCommand', () => {
  it('returns the exit code and hands on what was written', async () => {
    let text = '';
    const code = await node('console.log("out"); console.error("err"); process.exitCode = 3', never, (part) => {
      text += part;
    });
    assert.equal(code, 3);
    assert.match(text, /out\n/);
    assert.match(text, /err\n/);
  });

  it('returns 128 + n after signal n', async () => {
    assert.equal(await node('process.kill(process.pid, "SIGKILL")', never, () => undefined), 137);
  });

  it('rejects when the program cannot be started', async () => {
    await assert.rejects(runCommand('/nowhere/program', [], { signal: never, write: () => undefined }), {
      code: 'ENOENT',
    });
  });

  it('does not start anything after a stop', async () => {
    assert.equal(await node('', AbortSignal.abort(), () => undefined), 143);
  });

  it('lets others go first in the background', async () => {
    let text = '';
    const script = 'console.log(require("node:os").getPriority())';
    const write = (part: string) => {
      text += part;
    };
    await runCommand(process.execPath, ['-e', script], { signal: never, background: true, write });
    assert.ok(Number(text) >= constants.priority.PRIORITY_BELOW_NORMAL, text);
  });

  it('ends the program with all that it started', async () => {
    const stop = new AbortController();
    // The grandchild holds the output open: only when it has ended too does runCommand return.
    const script = `
      const { spawn } = require('node:child_process');
      spawn(process.execPath, ['-e', 'console.log("grandchild"); setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      setInterval(() => {}, 1000);`;
    const code = await node(script, stop.signal, (text) => {
      if (text.includes('grandchild')) stop.abort();
    });
    assert.equal(code, 143);
  });
});
