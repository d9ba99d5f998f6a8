import type { CalendarDay } from '../api/calendarDay.ts';
import { isCalendarDay } from '../api/calendarDay.ts';
import type { CustomerFilter } from '../customers/filter.ts';
import type { Localiser } from '../platform/localiser.ts';
import type { Choice, StepWindow, TextStep } from './multiStep.ts';
import { runSteps } from './multiStep.ts';

type Part = 'name' | 'outlet' | 'from' | 'to';

/** Asks for one part of the filter and returns the filter with it; undefined when the user left. An empty text removes the part. */
export async function askFilter(
  steps: StepWindow,
  l10n: Localiser,
  current: CustomerFilter | undefined,
): Promise<CustomerFilter | undefined> {
  const title = l10n.t('Filter Customers');
  const chosen = await runSteps(steps, {
    title,
    steps: [{ kind: 'choice', key: 'part', prompt: l10n.t('Filter by what?'), options: partChoices(l10n, current) }],
  });
  const part = chosen?.get('part');
  if (part === 'name') return withParts(steps, title, current, [nameStep(l10n)]);
  if (part === 'outlet') return withParts(steps, title, current, [outletStep(l10n)]);
  if (part === 'joined') return withParts(steps, title, current, [dayStep(l10n, 'from'), dayStep(l10n, 'to')]);
  return undefined;
}

/** Asks for every part of the filter in one flow, each of which may stay empty; undefined when the user left. */
export function askWholeFilter(
  steps: StepWindow,
  l10n: Localiser,
  title: string,
  current: CustomerFilter | undefined,
): Promise<CustomerFilter | undefined> {
  const asked = [nameStep(l10n), outletStep(l10n), dayStep(l10n, 'from'), dayStep(l10n, 'to')];
  return withParts(steps, title, current, asked);
}

function partChoices(l10n: Localiser, current: CustomerFilter | undefined): readonly Choice[] {
  return [
    {
      value: 'name',
      label: l10n.t('Name'),
      description: current?.name ?? '',
      detail: l10n.t('Whether DealPOS looks for the whole name or a part of it is not documented.'),
    },
    { value: 'outlet', label: l10n.t('Outlet'), description: current?.outlet ?? '' },
    {
      value: 'joined',
      label: l10n.t('Join date'),
      description: [current?.from, current?.to].filter(Boolean).join(' – '),
    },
  ];
}

async function withParts(
  steps: StepWindow,
  title: string,
  current: CustomerFilter | undefined,
  asked: readonly TextStep<Part>[],
): Promise<CustomerFilter | undefined> {
  const known = new Map<Part, string>();
  for (const step of asked) known.set(step.key, current?.[step.key] ?? '');
  const values = await runSteps(steps, { title, steps: asked, values: known });
  if (!values) return undefined;
  const text = (part: Part): string | undefined => (values.has(part) ? values.get(part) : current?.[part]) || undefined;
  return {
    name: text('name'),
    outlet: text('outlet'),
    from: dayIn(text('from')),
    to: dayIn(text('to')),
  };
}

function dayIn(text: string | undefined): CalendarDay | undefined {
  return text !== undefined && isCalendarDay(text) ? text : undefined;
}

function nameStep(l10n: Localiser): TextStep<Part> {
  return {
    kind: 'text',
    key: 'name',
    prompt: l10n.t('Name to look for. Leave empty for any name.'),
    tidy: (text) => text.trim(),
    validate: () => undefined,
  };
}

function outletStep(l10n: Localiser): TextStep<Part> {
  return {
    kind: 'text',
    key: 'outlet',
    prompt: l10n.t('Name of the outlet. Leave empty for any outlet.'),
    tidy: (text) => text.trim(),
    validate: () => undefined,
  };
}

function dayStep(l10n: Localiser, key: 'from' | 'to'): TextStep<Part> {
  return {
    kind: 'text',
    key,
    prompt:
      key === 'from'
        ? l10n.t('Joined on or after this day (yyyy-mm-dd). Leave empty for no limit.')
        : l10n.t('Joined on or before this day (yyyy-mm-dd). Leave empty for no limit.'),
    placeholder: '2026-01-31',
    tidy: (text) => text.trim(),
    validate: (text, values) => {
      if (text === '') return undefined;
      if (!isCalendarDay(text)) return l10n.t('Enter a day of the calendar as yyyy-mm-dd.');
      const from = values.get('from');
      if (key === 'to' && from && text < from) return l10n.t('This is before the first day, {0}.', from);
      return undefined;
    },
  };
}
