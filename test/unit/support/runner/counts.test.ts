import assert from 'node:assert/strict';
import { it } from 'node:test';
import { summary } from '../../../support/runner/counts.ts';

it('the summary ends with the sum over all kinds, alone on its line', () => {
  const text = summary([
    { name: 'check', passed: 3, failed: 0, ms: 1234 },
    { name: 'unit', passed: 200, failed: 1, ms: 5000 },
  ]);
  assert.equal(text.split('\n').at(-1), '203 passed, 1 failed');
  assert.match(text, /^check +3 +0 +1\.2 s$/m);
});

it('the summary says why a kind did not run', () => {
  const text = summary([{ name: 'e2e', passed: 0, failed: 1, ms: 0, notRun: 'no Chromium' }]);
  assert.match(text, /not run: no Chromium/);
});
