import { Journey } from '../support/e2eJourney.ts';
import { startE2eSession } from '../support/e2eSession.ts';
import { crashes } from './journey/crashes.ts';

const journey = new Journey(() =>
  startE2eSession({
    sandbox: { rateLimit: { limit: 1000, windowSeconds: 86_400 } },
    settings: { 'files.autoSave': 'off' },
  }),
);
crashes(journey);
