import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseHostResult } from '../../../support/runner/hostTests.ts';

it('the result line of the extension host is read from its output', () => {
  assert.deepEqual(parseHostResult('HOST_RESULT {"passed":12,"failed":3}'), { passed: 12, failed: 3 });
  assert.equal(parseHostResult('  12 passing (2s)'), undefined);
});
