/**
 * Everything that host and history page say to each other. Each side checks what arrives against these schemas and drops
 * what does not fit. The page names a customer only by an entry that the host itself has put on it.
 */
import * as v from 'valibot';
import { account, count, noticeSchema, text } from '../editor/protocol.ts';

/** What a button on the page can ask for, beside those of an entry. */
export const HISTORY_ACTIONS = [
  'close',
  'retry',
  'more',
  'exportCsv',
  'exportJson',
  'wipe',
  'showAll',
  'showLog',
] as const;
export type HistoryAction = (typeof HISTORY_ACTIONS)[number];

/** Characters that can be looked for. */
export const MAX_SEARCH = 200;

const outcome = v.picklist(['done', 'notDone', 'uncertain']);
const entryId = v.pipe(v.string(), v.uuid());
const option = v.strictObject({ value: text, label: text });

/** What is looked for; '' is everything. The values of `kind` and `outcome` are those that the host has offered. */
const filter = v.strictObject({ text: v.pipe(v.string(), v.maxLength(MAX_SEARCH)), kind: text, outcome: text });
export type HistoryFilter = v.InferOutput<typeof filter>;

/** From the page to the host. */
export const historyPageMessageSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('filter'), filter }),
  v.strictObject({ type: v.literal('action'), action: v.picklist(HISTORY_ACTIONS) }),
  /** Take the change of this entry back. */
  v.strictObject({ type: v.literal('undo'), entry: entryId }),
  /** Open the customer of this entry. */
  v.strictObject({ type: v.literal('open'), entry: entryId }),
]);
export type HistoryPageMessage = v.InferOutput<typeof historyPageMessageSchema>;

const notice = noticeSchema(HISTORY_ACTIONS);
export type HistoryNotice = v.InferOutput<typeof notice>;

/** `none`: no value; `unknown`: nothing is known of it. */
const cell = v.strictObject({ kind: v.picklist(['value', 'none', 'unknown']), text });
export type HistoryCell = v.InferOutput<typeof cell>;

const change = v.strictObject({ label: text, before: cell, after: cell });

const entry = v.strictObject({
  id: entryId,
  time: text,
  /** What was done, such as "Suspended". */
  title: text,
  customer: text,
  outcome,
  outcomeLabel: text,
  changes: v.array(change),
  /** What else is to be said, such as what DealPOS made of it. */
  notes: v.array(text),
  /** What the button says that takes it back; empty where it cannot be taken back. */
  undoLabel: text,
  /** Why it cannot be taken back, or what taking it back does. */
  undoHint: text,
  /** Whether the customer can be opened. */
  canOpen: v.boolean(),
});
export type HistoryEntryView = v.InferOutput<typeof entry>;

const day = v.strictObject({ label: text, entries: v.array(entry) });
export type HistoryDay = v.InferOutput<typeof day>;

/** A whole snapshot; the page keeps nothing else but the text that is being typed. */
export const historyPageStateSchema = v.strictObject({
  phase: v.picklist(['loading', 'ready', 'failed']),
  account,
  /** Whose history it is: the account's or one customer's. */
  subject: text,
  filter,
  kinds: v.array(option),
  outcomes: v.array(option),
  days: v.array(day),
  /** How many changes there are, and how many of them fit. */
  summary: text,
  /** Said in place of an empty list. */
  empty: text,
  /** Entries that fit and are not on the page yet. */
  hidden: count,
  /** Where the history lies and how long it is kept. */
  retention: text,
  canExport: v.boolean(),
  canWipe: v.boolean(),
  /** Whether this is the history of one customer only. */
  canShowAll: v.boolean(),
  notices: v.array(notice),
});
export type HistoryPageState = v.InferOutput<typeof historyPageStateSchema>;

/** Fixed texts of the page, in the user's language. */
export const historyPageStringsSchema = v.strictObject({
  heading: text,
  loading: text,
  close: text,
  accountLabel: text,
  filterLabel: text,
  searchLabel: text,
  kindLabel: text,
  outcomeLabel: text,
  clearFilter: text,
  more: text,
  exportCsv: text,
  exportJson: text,
  wipe: text,
  showAll: text,
  fieldColumn: text,
  beforeColumn: text,
  afterColumn: text,
  noValue: text,
  notKnown: text,
  open: text,
});
export type HistoryPageStrings = v.InferOutput<typeof historyPageStringsSchema>;

/** From the host to the page. */
export const historyHostMessageSchema = v.variant('type', [
  v.strictObject({ type: v.literal('init'), locale: text, strings: historyPageStringsSchema }),
  v.strictObject({ type: v.literal('state'), state: historyPageStateSchema }),
]);
export type HistoryHostMessage = v.InferOutput<typeof historyHostMessageSchema>;
