import * as v from 'valibot';
import type {
  HistoryEntryView,
  HistoryPageMessage,
  HistoryPageState,
  HistoryPageStrings,
} from '../../src/history/protocol.ts';
import { historyPageMessageSchema } from '../../src/history/protocol.ts';
import type { PageSource } from './webviewPage.ts';

/** The fixed texts of the history page, in English. */
const HISTORY_STRINGS: HistoryPageStrings = {
  heading: 'History',
  loading: 'Reading the history…',
  close: 'Close',
  accountLabel: 'Account',
  filterLabel: 'Filter',
  searchLabel: 'Search customers and values',
  kindLabel: 'Kind of change',
  outcomeLabel: 'Outcome',
  clearFilter: 'Clear Filter',
  more: 'Show More',
  exportCsv: 'Export as CSV…',
  exportJson: 'Export as JSON…',
  wipe: 'Delete Local History…',
  showAll: 'Show All Customers',
  fieldColumn: 'Field',
  beforeColumn: 'Before',
  afterColumn: 'After',
  noValue: 'No value',
  notKnown: 'Not known',
  open: 'Open Customer',
};

/** The history page for a `WebviewLab`. */
export const HISTORY_PAGE: PageSource<HistoryPageState, HistoryPageMessage> = {
  script: 'history/main.tsx',
  style: 'history/styles.css',
  init: { type: 'init', locale: 'en', strings: HISTORY_STRINGS },
  stateMessage: (state) => ({ type: 'state', state }),
  isMessage: (message) => v.is(historyPageMessageSchema, message),
};

/** The id of the n-th entry. */
export function entryId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

const CHANGED: HistoryEntryView = {
  id: entryId(1),
  time: '14:32:05',
  title: 'Changed',
  customer: 'MM-00001 Budi Santoso',
  outcome: 'done',
  outcomeLabel: 'Done',
  changes: [
    {
      label: 'Email',
      before: { kind: 'value', text: 'budi@example.com' },
      after: { kind: 'value', text: 'budi.santoso.yang.panjang@mail.example.com' },
    },
    { label: 'Address', before: { kind: 'value', text: 'Jl. Contoh 1\nJakarta' }, after: { kind: 'none', text: '' } },
    { label: 'Group', before: { kind: 'unknown', text: '' }, after: { kind: 'value', text: 'Gold' } },
  ],
  notes: ['Loyalty points changed too: “88” became “90”.'],
  undoLabel: 'Undo This Change',
  undoHint: 'Cannot be put back, because it was not known before: Group',
  canOpen: true,
};

const SUSPENDED: HistoryEntryView = {
  ...CHANGED,
  id: entryId(2),
  time: '14:30:00',
  title: 'Suspended',
  customer: 'MM-00002 Ani Lestari',
  outcome: 'uncertain',
  outcomeLabel: 'Uncertain',
  changes: [
    { label: 'Status', before: { kind: 'value', text: 'Active' }, after: { kind: 'value', text: 'Suspended' } },
  ],
  notes: ['No usable answer came (timeout).', 'DealPOS may have carried it out: look at the customer.'],
  undoLabel: 'Unsuspend…',
  undoHint: '',
};

const DELETED: HistoryEntryView = {
  ...CHANGED,
  id: entryId(3),
  time: '09:01:12',
  title: 'Deleted',
  customer: 'MM-00003 Citra',
  changes: [],
  notes: [],
  undoLabel: '',
  undoHint: 'It cannot be undone: DealPOS offers no way back from a deletion.',
  canOpen: false,
};

const REFUSED: HistoryEntryView = {
  ...CHANGED,
  id: entryId(4),
  time: '09:00:00',
  outcome: 'notDone',
  outcomeLabel: 'Not done',
  notes: ['DealPOS answered with status 403.'],
  undoLabel: '',
  undoHint: 'Nothing was changed, so there is nothing to undo.',
};

/** All changes of an account, on two days. */
export const HISTORY: HistoryPageState = {
  phase: 'ready',
  account: { label: 'Kopi Senja', mode: 'normal', modeLabel: 'Normal' },
  subject: 'All customers of Kopi Senja',
  filter: { text: '', kind: '', outcome: '' },
  kinds: [
    { value: '', label: 'All kinds' },
    { value: 'update', label: 'Changed' },
    { value: 'suspend', label: 'Suspended' },
  ],
  outcomes: [
    { value: '', label: 'All outcomes' },
    { value: 'done', label: 'Done' },
    { value: 'uncertain', label: 'Uncertain' },
  ],
  days: [
    { label: 'Sunday, November 22, 2026', entries: [CHANGED, SUSPENDED] },
    { label: 'Friday, November 20, 2026', entries: [DELETED, REFUSED] },
  ],
  summary: 'Changes: 4',
  empty: '',
  hidden: 0,
  retention:
    'Only what this extension has sent from this computer. Kept here, encrypted, for 30 days; never sent anywhere.',
  canExport: true,
  canWipe: true,
  canShowAll: false,
  notices: [],
};

export const ONE_CUSTOMER: HistoryPageState = {
  ...HISTORY,
  subject: 'MM-00001 Budi Santoso',
  days: [{ label: 'Sunday, November 22, 2026', entries: [CHANGED] }],
  summary: 'Changes: 1',
  canShowAll: true,
};

export const FILTERED: HistoryPageState = {
  ...HISTORY,
  filter: { text: 'budi', kind: 'update', outcome: '' },
  days: [{ label: 'Sunday, November 22, 2026', entries: [CHANGED] }],
  summary: 'Changes: 150 of 151',
  hidden: 149,
};

const NOTHING: HistoryPageState = { ...HISTORY, days: [], canExport: false, canWipe: false };

export const EMPTY_HISTORY: HistoryPageState = {
  ...NOTHING,
  summary: 'Changes: 0',
  empty: 'Nothing was changed in this account from this computer yet.',
};

export const NOTHING_FITS: HistoryPageState = {
  ...NOTHING,
  filter: { text: 'zzz', kind: '', outcome: '' },
  summary: 'Changes: 0 of 4',
  empty: 'No change fits the filter.',
  canWipe: true,
};

export const LOADING_HISTORY: HistoryPageState = { ...NOTHING, phase: 'loading', summary: '' };

export const UNREADABLE_HISTORY: HistoryPageState = {
  ...LOADING_HISTORY,
  phase: 'failed',
  notices: [
    {
      severity: 'error',
      title: 'The history could not be read from this computer.',
      details: [],
      actions: [
        { action: 'retry', label: 'Try Again', primary: true },
        { action: 'showLog', label: 'Show Log', primary: false },
      ],
    },
  ],
};

export const ACCOUNT_GONE: HistoryPageState = {
  ...LOADING_HISTORY,
  phase: 'failed',
  account: { label: '', mode: 'readOnly', modeLabel: 'Read-only' },
  notices: [
    {
      severity: 'error',
      title: 'The account was removed, and its history with it.',
      details: [],
      actions: [{ action: 'close', label: 'Close', primary: true }],
    },
  ],
};

export const DAMAGED_HISTORY: HistoryPageState = {
  ...HISTORY,
  account: { label: 'Kopi Senja', mode: 'readOnly', modeLabel: 'Read-only' },
  notices: [
    {
      severity: 'warning',
      title: 'Records that could not be read: 2. They are damaged, or their key is gone.',
      details: [],
      actions: [],
    },
    {
      severity: 'warning',
      title: 'Changes of this window that could not be recorded: 1',
      details: [],
      actions: [{ action: 'showLog', label: 'Show Log', primary: true }],
    },
  ],
};

/** Every state that the page can be in, by name. */
export const HISTORY_STATES: Readonly<Record<string, HistoryPageState>> = {
  loading: LOADING_HISTORY,
  account: HISTORY,
  customer: ONE_CUSTOMER,
  filtered: FILTERED,
  empty: EMPTY_HISTORY,
  'nothing-fits': NOTHING_FITS,
  damaged: DAMAGED_HISTORY,
  unreadable: UNREADABLE_HISTORY,
  'account-gone': ACCOUNT_GONE,
};
