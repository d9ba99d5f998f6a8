import type { AccountProfile } from '../accounts/account.ts';
import { ACCESS_MODES } from '../accounts/account.ts';
import { accessModeDetail, accessModeLabel } from '../accounts/accountText.ts';
import type { UnsafeUrlReason } from '../api/errors.ts';
import { parseOrigin } from '../api/origin.ts';
import type { Localiser } from '../platform/localiser.ts';
import type { ChoiceStep, TextStep } from './multiStep.ts';

/** Everything that is ever asked about an account. */
export type AccountStepKey = 'host' | 'clientId' | 'clientSecret' | 'label' | 'mode';

/** Characters; a guard against a pasted file, not a rule of the vendor. */
const MAX_INPUT = 300;

/** Asks for a tenant host or its https URL; http is taken for this computer only. */
export function hostStep(l10n: Localiser): TextStep<AccountStepKey> {
  return {
    kind: 'text',
    key: 'host',
    prompt: l10n.t('The host of the shop at DealPOS, such as {0}', 'shop.dealpos.net'),
    placeholder: 'shop.dealpos.net',
    tidy: (text) => text.trim(),
    validate: (text) => {
      if (text === '') return l10n.t('Enter the host of the shop.');
      const parsed = parseOrigin(text);
      return parsed.kind === 'ok' ? undefined : hostProblem(l10n, parsed.reason);
    },
  };
}

export function clientIdStep(l10n: Localiser): TextStep<AccountStepKey> {
  return {
    kind: 'text',
    key: 'clientId',
    prompt: l10n.t('Client ID, from the API settings of the DealPOS back office'),
    tidy: (text) => text.trim(),
    validate: (text) => filledIn(l10n, text, l10n.t('Enter the client ID.')),
  };
}

export function clientSecretStep(l10n: Localiser): TextStep<AccountStepKey> {
  return {
    kind: 'text',
    key: 'clientSecret',
    prompt: l10n.t('Client secret. It is kept in the secret storage of this computer.'),
    password: true,
    tidy: (text) => text.trim(),
    validate: (text) => filledIn(l10n, text, l10n.t('Enter the client secret.')),
  };
}

/** Asks for a name that no other account has, because the name is all that tells accounts apart in a warning. */
export function labelStep(l10n: Localiser, others: () => readonly AccountProfile[]): TextStep<AccountStepKey> {
  const taken = (text: string): boolean => others().some((other) => sameName(other.label, text));
  return {
    kind: 'text',
    key: 'label',
    prompt: l10n.t('A name for the account, shown in the customers view'),
    suggest: (values) => {
      const parsed = parseOrigin(values.get('host') ?? '');
      return parsed.kind === 'ok' ? firstFree(parsed.displayHost, taken) : '';
    },
    tidy: (text) => text.trim(),
    validate: (text) =>
      taken(text)
        ? l10n.t('Another account has this name.')
        : filledIn(l10n, text, l10n.t('Enter a name for the account.')),
  };
}

export function modeStep(l10n: Localiser): ChoiceStep<AccountStepKey> {
  return {
    kind: 'choice',
    key: 'mode',
    prompt: l10n.t('How should changes be treated?'),
    options: ACCESS_MODES.map((mode) => ({
      value: mode,
      label: accessModeLabel(l10n, mode),
      detail: accessModeDetail(l10n, mode),
    })),
  };
}

function filledIn(l10n: Localiser, text: string, problem: string): string | undefined {
  if (text === '') return problem;
  return text.length > MAX_INPUT ? l10n.t('This is too long ({0} characters at most).', MAX_INPUT) : undefined;
}

function hostProblem(l10n: Localiser, reason: UnsafeUrlReason): string {
  switch (reason) {
    case 'scheme':
      return l10n.t('Use https. Plain http is allowed for this computer only.');
    case 'userInfo':
      return l10n.t('Leave out the user name and password. Client ID and secret are asked next.');
    case 'path':
    case 'query':
    case 'fragment':
      return l10n.t('Enter the host alone, without what follows it: {0}', 'shop.dealpos.net');
    case 'origin':
    case 'unreadable':
      return l10n.t('This is not a host. It should look like {0}', 'shop.dealpos.net');
  }
}

function firstFree(name: string, taken: (text: string) => boolean): string {
  let free = name;
  for (let number = 2; taken(free); number += 1) free = `${name} (${number})`;
  return free;
}

function sameName(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;
}
