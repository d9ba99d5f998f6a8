import * as fs from 'node:fs';
import * as path from 'node:path';
import { ariaOf, goldenFile } from '../support/goldenAria.ts';
import { STATE_PAGES } from '../support/statePages.ts';

// Writes anew what a screen reader is given in every state of every page. Run by `npm run golden`; read the difference.

for (const statePage of STATE_PAGES) {
  const folder = path.dirname(goldenFile(statePage, 'any'));
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const lab = await statePage.start();
  for (const state of statePage.states) {
    fs.writeFileSync(goldenFile(statePage, state), `${await ariaOf(await lab.open(state))}\n`);
  }
  await lab.stop();
  process.stdout.write(`${statePage.name}: ${statePage.states.length} states\n`);
}
