import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseResult, runCountedCommand } from '../../../support/runner/countedCommand.ts';
import { Output } from '../../../support/runner/output.ts';

const signal = new AbortController().signal;
const run = (script: string) => runCountedCommand(['-e', script], new Output('unit', () => undefined), { signal });

it('the result line is read from the output', () => {
  assert.deepEqual(parseResult('TEST_RESULT {"passed":12,"failed":3}'), { passed: 12, failed: 3 });
  assert.equal(parseResult('  12 passing (2s)'), undefined);
});

describe('runCountedCommand', () => {
  it('returns the counts that the script reports', async () => {
    const script = `console.log('TEST_RESULT {"passed":2,"failed":1}'); process.exitCode = 1`;
    assert.deepEqual(await run(script), { passed: 2, failed: 1 });
  });

  it('takes a script that ends without a result for a failure', async () => {
    assert.deepEqual(await run('console.log("all is well")'), { passed: 0, failed: 1 });
  });

  it('takes an exit code that contradicts the counts for a failure', async () => {
    const script = `console.log('TEST_RESULT {"passed":2,"failed":0}'); process.exitCode = 1`;
    assert.deepEqual(await run(script), { passed: 2, failed: 1 });
  });
});
