/**
 * Everything that host and merge page say to each other. Each side checks what arrives against these schemas and drops
 * what does not fit. The page never names a customer, an account or a field of a request: it says positions in its table.
 */
import * as v from 'valibot';
import { account, count, noticeSchema, text } from '../editor/protocol.ts';

/**
 * Customers on one page. More cannot be compared by eye, and a merge of ten takes 31 of the 50 requests of a window, 41 with
 * a question.
 */
export const MAX_MERGED_CUSTOMERS = 10;

/** What a button on the page can ask for, beside the merge itself. */
export const MERGE_ACTIONS = [
  'close',
  'retry',
  'reload',
  'enterNames',
  'checkApiDescription',
  'enterSecret',
  'openSurvivor',
  'showLog',
] as const;
export type MergeAction = (typeof MERGE_ACTIONS)[number];

/** The position of a customer on the page. */
const position = v.pipe(count, v.maxValue(MAX_MERGED_CUSTOMERS - 1));

/** From the page to the host. */
export const mergePageMessageSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  /** The user's choice of who survives. */
  v.strictObject({ type: v.literal('choose'), survivor: position }),
  /** Names the survivor that the page showed when the button was pressed; the host refuses any other than its own. */
  v.strictObject({ type: v.literal('merge'), survivor: position }),
  v.strictObject({ type: v.literal('action'), action: v.picklist(MERGE_ACTIONS) }),
]);
export type MergePageMessage = v.InferOutput<typeof mergePageMessageSchema>;

const notice = noticeSchema(MERGE_ACTIONS);
export type MergeNotice = v.InferOutput<typeof notice>;

const cell = v.strictObject({
  /** `none`: DealPOS sent no value; `notSent`: nothing is known of it. */
  kind: v.picklist(['value', 'none', 'notSent']),
  text,
});
export type MergeCell = v.InferOutput<typeof cell>;

const row = v.strictObject({ label: text, differs: v.boolean(), cells: v.array(cell) });
const group = v.strictObject({ id: text, title: text, rows: v.array(row) });
export type MergeGroup = v.InferOutput<typeof group>;

const customer = v.strictObject({
  /** Code and name in one, to call the customer by. */
  label: text,
  name: text,
  /** Code, or ID where there is no code. */
  key: text,
  /** How much is known of it, such as "14 fields have a value". */
  fact: text,
});
export type MergedCustomer = v.InferOutput<typeof customer>;

const result = v.strictObject({ label: text, tone: v.picklist(['asExpected', 'surprising', 'unknown']), text });
export type MergeResult = v.InferOutput<typeof result>;

/** A whole snapshot; the page keeps nothing else. */
export const mergePageStateSchema = v.strictObject({
  phase: v.picklist(['loading', 'failed', 'ready', 'merging', 'done']),
  account,
  customers: v.array(customer),
  /** Position of the customer that the user wants to keep; missing until that was chosen. */
  survivor: v.optional(position),
  groups: v.array(group),
  /** How many fields differ. */
  summary: text,
  /** Who survives and who disappears, in a sentence. */
  decision: text,
  /** Why the button cannot be pressed now; empty when it can. */
  whyOff: text,
  /** What a merge does, as far as it is documented. */
  effects: v.array(text),
  /** What nobody has documented. */
  unknowns: v.array(text),
  notices: v.array(notice),
  /** What has become of each customer, after a merge. */
  results: v.array(result),
  /** When the records were read, in the user's words. */
  freshness: text,
});
export type MergePageState = v.InferOutput<typeof mergePageStateSchema>;

/** Fixed texts of the page, in the user's language. */
export const mergePageStringsSchema = v.strictObject({
  heading: text,
  loading: text,
  merge: text,
  merging: text,
  cancel: text,
  close: text,
  accountLabel: text,
  chooseSurvivor: text,
  survivorRow: text,
  survives: text,
  fieldColumn: text,
  differs: text,
  noValue: text,
  notSent: text,
  tableLabel: text,
  effectsTitle: text,
  unknownsTitle: text,
  resultsTitle: text,
  beforeTitle: text,
});
export type MergePageStrings = v.InferOutput<typeof mergePageStringsSchema>;

/** From the host to the page. */
export const mergeHostMessageSchema = v.variant('type', [
  v.strictObject({ type: v.literal('init'), locale: text, strings: mergePageStringsSchema }),
  v.strictObject({ type: v.literal('state'), state: mergePageStateSchema }),
]);
export type MergeHostMessage = v.InferOutput<typeof mergeHostMessageSchema>;
