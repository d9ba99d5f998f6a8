import * as v from 'valibot';
import type { MergeGroup, MergePageMessage, MergePageState, MergePageStrings } from '../../src/merge/protocol.ts';
import { mergePageMessageSchema } from '../../src/merge/protocol.ts';
import type { PageSource } from './webviewPage.ts';

/** The fixed texts of the merge page, in English. */
export const MERGE_STRINGS: MergePageStrings = {
  heading: 'Merge Customers',
  loading: 'Reading the customers from DealPOS…',
  merge: 'Merge…',
  merging: 'Merging…',
  cancel: 'Cancel',
  close: 'Close',
  accountLabel: 'Account',
  chooseSurvivor: 'Who survives?',
  survivorRow: 'Survivor',
  survives: 'Survives',
  fieldColumn: 'Field',
  differs: 'differs',
  noValue: 'No value',
  notSent: 'Not in DealPOS’s answer',
  tableLabel: 'The customers side by side',
  effectsTitle: 'What a merge does, as far as it is documented',
  unknownsTitle: 'What is not known',
  resultsTitle: 'What became of them',
  beforeTitle: 'As they were before',
};

/** The merge page for a `WebviewLab`. */
export const MERGE_PAGE: PageSource<MergePageState, MergePageMessage> = {
  script: 'merge/main.tsx',
  style: 'merge/styles.css',
  init: { type: 'init', locale: 'en', strings: MERGE_STRINGS },
  stateMessage: (state) => ({ type: 'state', state }),
  isMessage: (message) => v.is(mergePageMessageSchema, message),
};

function group(
  id: string,
  title: string,
  rows: readonly (readonly [string, readonly (string | null)[]])[],
): MergeGroup {
  return {
    id,
    title,
    rows: rows.map(([label, texts]) => ({
      label,
      differs: new Set(texts).size > 1,
      cells: texts.map((text) =>
        text === null ? { kind: 'notSent', text: '' } : text === '' ? { kind: 'none', text } : { kind: 'value', text },
      ),
    })),
  };
}

const GROUPS: MergeGroup[] = [
  group('identity', 'Identity', [
    ['Name', ['Budi Santoso', 'Budi S.', 'Boedi Santoso']],
    ['Code', ['MM-00001', 'MM-00002', 'MM-00007']],
    ['Gender', ['false', 'false', null]],
    ['Birth date', ['1990-03-01', '', '1990-03-01']],
  ]),
  group('contact', 'Contact', [
    ['Mobile', ['081200000001', '081200000001', '081200000001']],
    ['Email', ['budi@example.com', 'budi.santoso.yang.panjang@mail.example.com', '']],
    ['Address', ['Jl. Contoh 1\nJakarta', '', '']],
  ]),
  group('membership', 'Membership', [
    ['Status', ['Active', 'Active', 'Suspended']],
    ['Loyalty points', ['88', '12', '0']],
  ]),
  group('other', 'Other facts from DealPOS', [['IsVerifiedEmail', ['true', 'false', null]]]),
];

/** Three customers side by side, nobody chosen. */
export const COMPARED: MergePageState = {
  phase: 'ready',
  account: { label: 'Kopi Senja', mode: 'normal', modeLabel: 'Normal' },
  customers: [
    { label: 'MM-00001 Budi Santoso', name: 'Budi Santoso', key: 'MM-00001', fact: 'Fields with a value: 9' },
    { label: 'MM-00002 Budi S.', name: 'Budi S.', key: 'MM-00002', fact: 'Fields with a value: 7' },
    { label: 'MM-00007 Boedi Santoso', name: 'Boedi Santoso', key: 'MM-00007', fact: 'Fields with a value: 6' },
  ],
  survivor: undefined,
  groups: GROUPS,
  summary: '8 of 10 fields differ.',
  decision: 'Nobody is chosen for you: say who survives.',
  whyOff: 'Choose who survives.',
  effects: [
    'In DealPOS’s own screens, the customer that is kept receives the history and the points of the others, and the others are deleted.',
    'It cannot be undone.',
  ],
  unknowns: ['What the API does is not documented; it may differ from the screens.'],
  notices: [],
  results: [],
  freshness: 'Read at 14:32',
};

export const CHOSEN: MergePageState = {
  ...COMPARED,
  survivor: 0,
  whyOff: '',
  decision:
    'MM-00001 Budi Santoso survives; MM-00002 Budi S. and MM-00007 Boedi Santoso are folded into it and disappear.',
};

export const LOADING_MERGE: MergePageState = {
  ...COMPARED,
  phase: 'loading',
  customers: [],
  groups: [],
  decision: '',
  freshness: '',
};

export const UNREAD: MergePageState = {
  ...LOADING_MERGE,
  phase: 'failed',
  notices: [
    {
      severity: 'error',
      title: 'Not every customer could be read, so there is nothing to compare yet.',
      details: ['MM-00002 Budi S.: The connection was lost. Check the connection and try again.'],
      actions: [
        { action: 'retry', label: 'Try Again', primary: true },
        { action: 'showLog', label: 'Show Log', primary: false },
      ],
    },
  ],
};

export const UNCONFIRMED: MergePageState = {
  ...CHOSEN,
  whyOff: 'The field names of a merge are not set.',
  notices: [
    {
      severity: 'warning',
      title: 'DealPOS has not documented the field names of a merge, so none are guessed.',
      details: ['With the two names the wrong way round, the customer that should survive is destroyed.'],
      actions: [
        { action: 'checkApiDescription', label: 'Check API Description…', primary: true },
        { action: 'enterNames', label: 'Enter Names…', primary: false },
      ],
    },
  ],
};

export const READ_ONLY_MERGE: MergePageState = {
  ...CHOSEN,
  account: { label: 'Kopi Senja', mode: 'readOnly', modeLabel: 'Read-only' },
  whyOff: 'This account is read-only.',
  notices: [
    {
      severity: 'info',
      title: 'This account is read-only: you can compare here, but not merge.',
      details: [],
      actions: [],
    },
  ],
};

export const MERGING: MergePageState = { ...CHOSEN, phase: 'merging' };

export const MERGED: MergePageState = {
  ...CHOSEN,
  phase: 'done',
  decision: `What you asked for: ${CHOSEN.decision}`,
  notices: [
    {
      severity: 'info',
      title: 'Merged. All customers were read again, and this is what became of them.',
      details: [],
      actions: [{ action: 'openSurvivor', label: 'Open Survivor', primary: true }],
    },
  ],
  results: [
    { label: 'MM-00001 Budi Santoso', tone: 'asExpected', text: 'There. Changed: Loyalty points: 88 → 100' },
    { label: 'MM-00002 Budi S.', tone: 'asExpected', text: 'Gone from DealPOS.' },
    { label: 'MM-00007 Boedi Santoso', tone: 'asExpected', text: 'Gone from DealPOS.' },
  ],
};

export const SURPRISED: MergePageState = {
  ...MERGED,
  notices: [
    {
      severity: 'error',
      title: 'Check this now: the customers are not as a merge should leave them. It cannot be undone here.',
      details: ['MM-00001 Budi Santoso was to survive, and it is gone.'],
      actions: [{ action: 'showLog', label: 'Show Log', primary: false }],
    },
  ],
  results: [
    { label: 'MM-00001 Budi Santoso', tone: 'surprising', text: 'Gone from DealPOS.' },
    { label: 'MM-00002 Budi S.', tone: 'asExpected', text: 'Gone from DealPOS.' },
    { label: 'MM-00007 Boedi Santoso', tone: 'unknown', text: 'Could not be read again: The connection was lost.' },
  ],
};

/** Every state that the page can be in, by name. */
export const MERGE_STATES: Readonly<Record<string, MergePageState>> = {
  loading: LOADING_MERGE,
  unread: UNREAD,
  compared: COMPARED,
  chosen: CHOSEN,
  unconfirmed: UNCONFIRMED,
  'read-only': READ_ONLY_MERGE,
  merging: MERGING,
  merged: MERGED,
  surprised: SURPRISED,
};
