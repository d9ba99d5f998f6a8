import type { AskBeforeWrite } from '../accounts/accessGate.ts';
import type { Localiser } from '../accounts/localiser.ts';
import type { AccountDialogs } from './accountDialogs.ts';

export interface ConfirmWriteDeps {
  readonly dialogs: Pick<AccountDialogs, 'ask'>;
  readonly l10n: Localiser;
  /** The label of a field in the user's language, or undefined for an id that is no field. */
  readonly fieldLabel: (fieldId: string) => string | undefined;
}

/** The question of the access mode "Confirm every write": method, path and changed fields by label, never a value. */
export function confirmWrite({ dialogs, l10n, fieldLabel }: ConfirmWriteDeps): AskBeforeWrite {
  return async ({ method, pathTemplate, fields }, account) => {
    const labels = fields.map((field) => fieldLabel(field) ?? field).join(', ');
    const changed = labels === '' ? [] : [l10n.t('Changed fields: {0}', labels)];
    const answer = await dialogs.ask({
      severity: 'warning',
      message: l10n.t('Send this change to “{0}”?', account.label),
      detail: [`${method} ${pathTemplate}`, account.displayHost, ...changed].join('\n'),
      choices: [{ value: 'send', label: l10n.t('Send') }],
    });
    return answer === 'send';
  };
}
