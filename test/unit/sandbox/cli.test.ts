import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { objectOf, postToken } from '../../support/sandboxFixture.ts';

const CLI = fileURLToPath(new URL('../../../src/sandbox/cli.ts', import.meta.url));

test('Bad arguments end with exit code 2 and one clear line', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, '--dialect', 'klingon'], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.equal(stderr, 'sandbox: unknown dialect "klingon"\nTry --help.\n');
});

test('A port that is taken is named', async (t) => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  t.after(() => holder.close());
  const address = holder.address();
  assert.ok(typeof address === 'object' && address);
  const child = spawn(process.execPath, [CLI, '--port', String(address.port)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [line] = await once(createInterface(child.stderr), 'line');
  assert.equal(line, `sandbox: port ${address.port} is taken`);
  const [code] = await once(child, 'exit');
  assert.equal(code, 1);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`It prints where it listens, answers there, and ends cleanly on ${signal}`, async () => {
    const child = spawn(process.execPath, [CLI, '--json', '--customers', '5'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(child.stdout), 'line');
    const { origin, clientId, clientSecret } = objectOf(JSON.parse(line));
    assert.ok(typeof origin === 'string' && typeof clientId === 'string' && typeof clientSecret === 'string');
    const reply = await postToken(origin, { client_id: clientId, client_secret: clientSecret });
    assert.equal(reply.status, 200);
    child.kill(signal);
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });
}
