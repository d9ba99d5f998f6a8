import { after, before } from 'node:test';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { Journey } from '../support/e2eJourney.ts';
import { startE2eSession } from '../support/e2eSession.ts';
import { watchTokens } from '../support/e2eTokens.ts';
import { accounts } from './journey/accounts.ts';
import { autoSave } from './journey/autoSave.ts';
import { browsing } from './journey/browsing.ts';
import { closing } from './journey/closing.ts';
import { conflicts } from './journey/conflicts.ts';
import { editing } from './journey/editing.ts';
import { fields } from './journey/fields.ts';
import { hotExit } from './journey/hotExit.ts';
import { ADI, NASUTION, personalTexts, TYPED } from './journey/people.ts';
import { traces } from './journey/traces.ts';

const WRONG_SECRET = 'no-such-secret-4711';

let shop: Sandbox;
const tokens = watchTokens();

before(async () => {
  shop = await startSandbox({ customers: 40, seed: 7 });
});
after(async () => {
  await shop.close();
});

/** What must be readable in no file at the end. */
function secrets(): string[] {
  const people = [ADI, NASUTION, ...shop.store.rows()].flatMap(personalTexts);
  return [...people, ...Object.values(TYPED), WRONG_SECRET, shop.clientSecret, ...tokens];
}

// The limit is high enough for the whole journey and is counted from its first request to its last.
const journey = new Journey(() =>
  startE2eSession({
    sandbox: { rateLimit: { limit: 1000, windowSeconds: 86_400 } },
    settings: { 'files.autoSave': 'off' },
  }),
);
browsing(journey);
editing(journey);
hotExit(journey);
conflicts(journey);
closing(journey);
autoSave(journey);
fields(journey);
accounts(journey, () => shop, WRONG_SECRET);
traces(journey, secrets);
