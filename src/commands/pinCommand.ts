import type { PinOutcome } from '../api/customerRecord.ts';
import type { ApiErrorDetail } from '../api/errors.ts';
import { apiErrorDetail } from '../api/errors.ts';
import { WriteNote } from '../api/writeNote.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import type { Target } from './customerTargets.ts';
import { chooseTargets, rowsIn, targetLabel, targetsWithId } from './customerTargets.ts';
import { runSteps } from './multiStep.ts';
import { tellFailure } from './tellFailure.ts';

/** Characters; a guard against a pasted text, not a vendor rule (none is documented). */
const MAX_PIN = 32;

/** What the user learns of a PIN check. */
type PinAnswer =
  | { readonly kind: 'answered'; readonly outcome: PinOutcome }
  /** The status could mean a wrong PIN as well as a refused caller, so nothing is concluded from it (open question 4). */
  | { readonly kind: 'refused'; readonly detail: ApiErrorDetail };

/**
 * Checks the PIN of one customer: one request, never repeated. The PIN is asked for in a masked box and let go of after
 * the call; it is stored and logged nowhere. Gated like a write, since what it does besides is not documented. Only an answer that was confirmed as "right" counts as right (open question 4).
 */
export async function checkCustomerPin(deps: CustomerCommandDeps, args: readonly unknown[]): Promise<void> {
  const { l10n, dialogs } = deps;
  const title = l10n.t('Check Customer PIN');
  if (rowsIn(args).length > 1) return dialogs.tell(l10n.t('A PIN is checked for one customer at a time.'));
  const [target] = targetsWithId(deps, await chooseTargets(deps, args, { title }));
  if (!target) return;
  const pin = await askPin(deps, title, target);
  if (pin === undefined) return;
  try {
    const answer = await checkOnce(deps, target, pin);
    if (answer) await tellAnswer(deps, target, answer);
  } catch (error) {
    await tellFailure(deps, target.accountId, error);
  }
}

async function askPin(
  { steps, l10n }: CustomerCommandDeps,
  title: string,
  target: Target,
): Promise<string | undefined> {
  const values = await runSteps(steps, {
    title,
    steps: [
      {
        kind: 'text',
        key: 'pin',
        prompt: l10n.t('PIN of {0}. It is sent once and kept nowhere.', targetLabel(target)),
        password: true,
        // Text and not a number, because a PIN may begin with zeros.
        tidy: (text) => text.trim(),
        validate: (text) =>
          /^[0-9]+$/.test(text) && text.length <= MAX_PIN ? undefined : l10n.t('A PIN consists of digits.'),
      },
    ],
  });
  return values?.get('pin');
}

/** Undefined where the account is gone. Throws ApiError. */
async function checkOnce(deps: CustomerCommandDeps, target: Target, pin: string): Promise<PinAnswer | undefined> {
  const { l10n, dialogs, connections } = deps;
  const api = connections.api(target.accountId);
  if (!api) return undefined;
  return dialogs.withProgress(l10n.t('Checking the PIN…'), async (signal): Promise<PinAnswer> => {
    try {
      const options = { signal, note: new WriteNote(target.record) };
      return { kind: 'answered', outcome: await api.checkCustomerPinAuthenticate(target.key.value, pin, options) };
    } catch (error) {
      const detail = apiErrorDetail(error);
      if (detail?.kind !== 'unauthorized' && detail?.kind !== 'forbidden') throw error;
      return { kind: 'refused', detail };
    }
  });
}

async function tellAnswer(deps: CustomerCommandDeps, target: Target, answer: PinAnswer): Promise<void> {
  const { l10n, dialogs } = deps;
  const name = targetLabel(target);
  const outcome = answer.kind === 'answered' ? answer.outcome : 'unrecognised';
  if (outcome === 'correct') return dialogs.tell(l10n.t('{0}: the PIN is correct.', name));
  const isWrong = outcome === 'wrong';
  // A dialog, because a passing message may go unseen, and silence could be taken for a right PIN.
  await dialogs.ask({
    severity: 'warning',
    message: isWrong
      ? l10n.t('{0}: the PIN is wrong.', name)
      : l10n.t('DealPOS’s answer was not recognised, so treat it as not verified.'),
    detail: isWrong ? '' : whyUnrecognised(deps, answer),
    choices: [],
  });
}

function whyUnrecognised({ l10n, describeError }: CustomerCommandDeps, answer: PinAnswer): string {
  if (answer.kind === 'refused') {
    const unclear = l10n.t('It cannot be told whether this is about the PIN.');
    return `${describeError(answer.detail).message} ${unclear}`;
  }
  return l10n.t(
    'DealPOS does not document how it answers a PIN. Once you know which answer means right and which wrong, set “pinCorrect” and “pinWrong” in “dealpos.api.fieldNames”.',
  );
}
