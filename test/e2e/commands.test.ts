import { Journey } from '../support/e2eJourney.ts';
import { startE2eSession } from '../support/e2eSession.ts';
import { apiDescription } from './commands/apiDescription.ts';
import { customerWithNextCode, nextCode } from './commands/codes.ts';
import { creating } from './commands/creating.ts';
import { curl } from './commands/curl.ts';
import { deleting } from './commands/deleting.ts';
import { freshShop } from './commands/freshShop.ts';
import { idList } from './commands/idList.ts';
import { keyboard } from './commands/keyboard.ts';
import { keyboardForm } from './commands/keyboardForm.ts';
import { merging } from './commands/merging.ts';
import { PIN_ANSWERS, pin } from './commands/pin.ts';
import { suspending } from './commands/suspending.ts';
import { keyboardWalk } from './keyboardWalk/keyboardWalk.ts';

// Every command by keys alone, then those that the customers' own editor does not cover, as their user meets them. The
// limit leaves room for them all.
const journey = new Journey(() =>
  startE2eSession({
    sandbox: { rateLimit: { limit: 1000, windowSeconds: 86_400 } },
    settings: { 'files.autoSave': 'off', 'dealpos.api.fieldNames': PIN_ANSWERS },
  }),
);
keyboardWalk(journey);
freshShop(journey);
creating(journey);
suspending(journey);
deleting(journey);
nextCode(journey);
idList(journey);
customerWithNextCode(journey);
curl(journey);
merging(journey);
pin(journey);
apiDescription(journey);
keyboard(journey);
keyboardForm(journey);
