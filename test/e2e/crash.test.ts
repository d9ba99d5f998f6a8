import { Journey } from '../support/e2eJourney.ts';
import { startE2eSession } from '../support/e2eSession.ts';
import { watchTokens } from '../support/e2eTokens.ts';
import { PIN_ANSWERS } from './commands/pin.ts';
import { CANARY, ENTERED } from './journey/canaries.ts';
import { crashes } from './journey/crashes.ts';
import { restoredDraft } from './journey/restoredDraft.ts';
import { noPlainText } from './journey/traces.ts';
import { closedWindow } from './windows/closedWindow.ts';
import { ownWindow } from './windows/ownWindow.ts';
import { twoWindows } from './windows/twoWindows.ts';

const tokens = watchTokens();

const journey = new Journey(() =>
  startE2eSession({
    sandbox: { rateLimit: { limit: 1000, windowSeconds: 86_400 } },
    settings: { 'files.autoSave': 'off', 'dealpos.api.fieldNames': PIN_ANSWERS },
  }),
);
crashes(journey);
restoredDraft(journey);
ownWindow(journey);
twoWindows(journey);
closedWindow(journey);
noPlainText(journey, ({ sandbox }) => [
  ...Object.values(CANARY),
  ...Object.values(ENTERED).map((text) => text.trim()),
  sandbox.clientSecret,
  ...tokens,
]);
