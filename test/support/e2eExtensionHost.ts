import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { E2eSession } from './e2eSession.ts';
import { eventually } from './e2eWait.ts';

const LAUNCHED = /<(\d+)> Launched Extension Host Process/g;

/** The process numbers of the extension hosts that the session's own server has started, oldest first. */
function launched({ userDataDir }: E2eSession): number[] {
  const log = fs.readFileSync(path.join(userDataDir, 'server.log'), 'utf8');
  return [...log.matchAll(LAUNCHED)].map(([, pid]) => Number(pid));
}

/** Kills the extension host of the window at once, as a crash does, and waits until VS Code has started the next one. */
export async function killExtensionHost(session: E2eSession): Promise<void> {
  const before = launched(session);
  const pid = before.at(-1);
  assert.ok(pid, 'the server has started an extension host');
  process.kill(pid, 'SIGKILL');
  await eventually('another extension host', () => launched(session).length > before.length);
}
