import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DIALECTS } from '../../src/sandbox/dialects.ts';
import { useTenant } from '../support/contractTenant.ts';
import { DETAIL_CASES } from './dialects/detailCases.ts';
import { KEY_CASES } from './dialects/keyCases.ts';
import { LIST_CASES } from './dialects/listCases.ts';
import { TOKEN_CASES } from './dialects/tokenCases.ts';
import { WRITE_CASES } from './dialects/writeCases.ts';

const GROUPS = {
  'the lists': LIST_CASES,
  Detail: DETAIL_CASES,
  'what writes do and answer': WRITE_CASES,
  'names that no page confirms': KEY_CASES,
  'the token and the rate limit': TOKEN_CASES,
};

for (const [group, cases] of Object.entries(GROUPS)) {
  describe(`dialects of ${group}`, () => {
    for (const { dialects, title, options, deviations = [], run } of cases) {
      test(`${dialects.join(' + ')}: ${title}`, async (t) => {
        const tenant = await useTenant(t, { ...options, dialects });
        tenant.expectDeviations(...deviations);
        await run(tenant);
      });
    }
  });
}

test('every dialect of the sandbox has met the client', () => {
  const met = new Set(Object.values(GROUPS).flatMap((cases) => cases.flatMap(({ dialects }) => dialects)));
  assert.deepEqual([...met].sort(), DIALECTS.map(({ name }) => name).sort());
});
