import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { root } from '../support/paths.ts';

const MB = 1024 * 1024;

/**
 * How each flood or dribble ends, and the MB that it may take. An endless answer takes the 32 MB that are allowed, once, and
 * as much again that Node's streams copy and leave to be collected: 48 to 72 MB were measured.
 */
const CASES = [
  ['endless-body', 'tooLarge', 80],
  ['gzip-bomb', 'tooLarge', 50],
  ['byte-chunks', 'good', 50],
  ['slow-headers:1', 'timeout', 50],
] as const;

describe('the memory that an answer takes, in a process of its own', () => {
  for (const [fault, end, most] of CASES) {
    test(`stays below ${most} MB under ${fault}`, async (t) => {
      const sandbox = await startSandbox({ customers: 500, rateLimit: false, faults: [`${fault}@listCustomers`] });
      t.after(() => sandbox.close());
      const script = path.join(root, 'test/support/faultMemory.ts');
      const args = [script, sandbox.origin, sandbox.clientId, sandbox.clientSecret];
      if (end === 'timeout') args.push('500');
      const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 50_000 });
      const found: { readonly bytes: number; readonly end: string } = JSON.parse(stdout);
      assert.equal(found.end, end);
      assert.ok(found.bytes < most * MB, `it took ${Math.round(found.bytes / MB)} MB`);
      t.diagnostic(`${Math.round(found.bytes / MB)} MB`);
    });
  }
});
