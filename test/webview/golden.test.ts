import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, test } from 'node:test';
import { ariaOf, goldenAria, goldenFile } from '../support/goldenAria.ts';
import { STATE_PAGES } from '../support/statePages.ts';

describe('what a screen reader is given', () => {
  for (const statePage of STATE_PAGES) {
    test(`on the ${statePage.name} page is what was written down for each of its states`, async () => {
      const lab = await statePage.start();
      try {
        for (const state of statePage.states) {
          const aria = await ariaOf(await lab.open(state));
          assert.equal(aria, goldenAria(statePage, state), `${state}: if the change is meant, run "npm run golden"`);
        }
      } finally {
        await lab.stop();
      }
    });

    test(`on the ${statePage.name} page is written down for its states and for no other`, () => {
      const folder = path.dirname(goldenFile(statePage, 'any'));
      assert.deepEqual(fs.readdirSync(folder).sort(), statePage.states.map((state) => `${state}.aria.yaml`).sort());
    });
  }
});
