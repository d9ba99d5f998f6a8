import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fixPropertySeed } from '../../../support/runner/propertySeed.ts';

/** What a property meets in one run of all of it. */
function casesMet(): number[] {
  const met: number[] = [];
  fc.assert(fc.property(fc.integer(), (value) => void met.push(value)));
  return met;
}

test('property tests meet the same cases in every run, and others with another seed', (t) => {
  const before = fc.readConfigureGlobal();
  t.after(() => fc.configureGlobal(before));
  fixPropertySeed({});
  const first = casesMet();
  assert.deepEqual(casesMet(), first);
  fixPropertySeed({ PROPERTY_SEED: '7' });
  assert.notDeepEqual(casesMet(), first);
  fixPropertySeed({});
  assert.deepEqual(casesMet(), first);
});
