import type { CustomerRecord } from '../api/customerRecord.ts';
import { copyField, copyJson, copyMarkdown, copyTsv } from '../customers/copyText.ts';
import type { FieldId } from '../customers/fields.ts';
import { formatField } from '../customers/fieldText.ts';
import type { Localiser } from '../platform/localiser.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import { kindLabel } from './customerKeyPrompt.ts';
import { chooseTargets, customersGiven } from './customerTargets.ts';
import type { Choice } from './multiStep.ts';
import { runSteps } from './multiStep.ts';

export interface CopyDeps extends CustomerCommandDeps {
  readonly writeClipboard: (text: string) => PromiseLike<void>;
}

/** One way of copying customers. */
interface CopyForm {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  /** '' where there is nothing to copy. */
  readonly text: (records: readonly CustomerRecord[]) => string;
  /** What is said afterwards. */
  readonly said: (records: readonly CustomerRecord[]) => string;
}

/**
 * Copies customers as DealPOS holds them: one field of each, or all fields in a form to paste elsewhere. 0 requests for
 * rows and the customer in front; one that is named is read (1 request). The message holds no personal data.
 */
export async function copyCustomer(deps: CopyDeps, args: readonly unknown[]): Promise<void> {
  const { l10n, dialogs } = deps;
  const title = l10n.t('Copy');
  const customers = customersGiven(deps, args) ?? (await chooseTargets(deps, args, { title }));
  const records = customers.map(({ record }) => record);
  if (records.length === 0) return;
  const form = await chooseForm(deps, title, records);
  if (!form) return;
  await deps.writeClipboard(form.text(records));
  dialogs.tell(form.said(records));
}

async function chooseForm(
  { steps, l10n }: CopyDeps,
  title: string,
  records: readonly CustomerRecord[],
): Promise<CopyForm | undefined> {
  const offered = copyForms(l10n).filter((form) => form.text(records) !== '');
  const options = offered.map(({ id, label, detail }): Choice => ({ value: id, label, detail }));
  const prompt = records.length === 1 ? l10n.t('Copy what?') : l10n.t('Copy what of {0} customers?', records.length);
  const values = await runSteps(steps, { title, steps: [{ kind: 'choice', key: 'form', prompt, options }] });
  return offered.find((form) => form.id === values?.get('form'));
}

function copyForms(l10n: Localiser): readonly CopyForm[] {
  return [
    fieldForm(l10n, 'name', l10n.t('Name')),
    ...(['code', 'email', 'mobile', 'id'] as const).map((kind) => fieldForm(l10n, kind, kindLabel(l10n, kind))),
    wholeForm(l10n, 'Markdown', l10n.t('A table for notes and issues'), copyMarkdown),
    wholeForm(l10n, 'JSON', l10n.t('For programs and scripts'), copyJson),
    wholeForm(l10n, 'TSV', l10n.t('Rows to paste into a spreadsheet'), copyTsv),
  ];
}

function fieldForm(l10n: Localiser, id: FieldId, label: string): CopyForm {
  const said = (records: readonly CustomerRecord[]): string => {
    const count = records.filter((record) => formatField(id, record).trim() !== '').length;
    if (records.length === 1) return l10n.t('Copied: {0}', label);
    return l10n.t('Copied: {0}. Of {1} customers, {2} have it.', label, records.length, count);
  };
  return { id, label, text: (records) => copyField(id, records), said };
}

/** All fields. The names of the forms are the same in every language. */
function wholeForm(l10n: Localiser, label: string, detail: string, text: CopyForm['text']): CopyForm {
  const said = ({ length }: readonly CustomerRecord[]): string =>
    length === 1 ? l10n.t('1 customer copied as {0}', label) : l10n.t('{0} customers copied as {1}', length, label);
  return { id: label, label, detail, text, said };
}
