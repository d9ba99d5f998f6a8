/**
 * Everything that host and page say to each other. Each side checks what arrives against these schemas and drops what
 * does not fit. The page never names a customer, an account, a URL or a command: the host knows which document it serves.
 */
import * as v from 'valibot';
import { FIELD_IDS, WRITABLE_FIELD_IDS } from '../customers/fields.ts';

/** What a button of a notice can ask for. */
export const NOTICE_ACTIONS = [
  'save',
  'discard',
  'reload',
  'takeDraft',
  'retry',
  'openDuplicate',
  'createAnyway',
  'enterSecret',
  'refreshList',
  'addAccount',
  'close',
  'showLog',
  'dismissNotice',
] as const;
export type NoticeAction = (typeof NOTICE_ACTIONS)[number];

/**
 * What the toolbar can offer beside saving: the commands on one customer, and reading it again. In the toolbar's order: the
 * first ones are seen, the others are in its menu.
 */
export const PAGE_TOOLS = [
  'reload',
  'suspend',
  'unsuspend',
  'copy',
  'history',
  'verifyMobile',
  'verifyEmail',
  'recordAppSignIn',
  'merge',
  'delete',
] as const;
export type PageTool = (typeof PAGE_TOOLS)[number];

/** What any button on the page can ask for. The host decides what that means for its own document. */
export const PAGE_ACTIONS = [
  ...NOTICE_ACTIONS,
  ...PAGE_TOOLS,
  'cancelLoad',
  'unlockLoyaltyPoint',
  'nextCode',
  'openReferrer',
  'loadImage',
] as const;
export type PageAction = (typeof PAGE_ACTIONS)[number];

/** Characters; the longest text that any field takes, so that a longer one is a malformed message. */
export const MAX_TEXT = 10_000;

export const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const fieldId = v.picklist(FIELD_IDS);
const writableFieldId = v.picklist(WRITABLE_FIELD_IDS);
const action = v.picklist(PAGE_ACTIONS);

/** From the page to the host. */
export const pageMessageSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  /** `done` ends the undo step of this field (the user left it); `seq` grows by one with every edit. */
  v.strictObject({ type: v.literal('edit'), seq: count, field: writableFieldId, text, done: v.boolean() }),
  v.strictObject({ type: v.literal('action'), action }),
  /** The user's choice for fields in conflict; any other field is left alone. */
  v.strictObject({
    type: v.literal('resolve'),
    fields: v.pipe(v.array(writableFieldId), v.minLength(1), v.maxLength(WRITABLE_FIELD_IDS.length)),
    choice: v.picklist(['mine', 'theirs']),
  }),
]);
export type PageMessage = v.InferOutput<typeof pageMessageSchema>;

/** What a page says about its matter as a whole, with buttons for these actions. */
export function noticeSchema<const A extends readonly string[]>(actions: A) {
  return v.strictObject({
    severity: v.picklist(['info', 'warning', 'error']),
    title: text,
    /** Lines of plain text under the title. */
    details: v.array(text),
    actions: v.array(v.strictObject({ action: v.picklist(actions), label: text, primary: v.boolean() })),
  });
}

const notice = noticeSchema(NOTICE_ACTIONS);
export type Notice = v.InferOutput<typeof notice>;

/** Whose data a page shows, and how writes are treated there. */
export const account = v.strictObject({
  label: text,
  mode: v.picklist(['normal', 'confirm', 'readOnly']),
  modeLabel: text,
});

const tool = v.strictObject({
  action: v.picklist(PAGE_TOOLS),
  label: text,
  /** Why it cannot be used now; else empty. */
  off: text,
});
export type ToolButton = v.InferOutput<typeof tool>;

/** A whole snapshot; the page keeps nothing that is not in the newest one, but the text of the field being typed in. */
export const pageStateSchema = v.strictObject({
  /** The newest `seq` that this snapshot has taken in. */
  ackSeq: count,
  phase: v.picklist(['loading', 'ready', 'saving', 'failed']),
  account,
  /** The customer's name (or code), for the heading inside the page. */
  heading: text,
  /** The customer is not in DealPOS yet. */
  isNew: v.boolean(),
  /** The record is being read again, with the old copy in view. */
  reading: v.boolean(),
  /** The commands on this customer, the most used ones first. */
  tools: v.array(tool),
  /** What the save button says. */
  saveLabel: text,
  /** By which key and call the record is saved, where that was chosen by the user; else empty. */
  binding: text,
  /** Shown in empty fields. */
  placeholders: v.record(writableFieldId, text),
  /** Text of every field as DealPOS last sent it. A field that it did not send is missing. */
  values: v.record(fieldId, text),
  /** Text of the fields that the user changed. */
  edits: v.record(writableFieldId, text),
  /**
   * Edited fields that somebody else changed as well and that wait for the user's choice, in the order of the form.
   * `values` holds theirs, `edits` mine; `was` is missing where DealPOS had not sent the field.
   */
  conflicts: v.array(v.strictObject({ field: writableFieldId, was: v.optional(text) })),
  /** What is wrong with a field, in the user's language. */
  problems: v.record(writableFieldId, text),
  /** Guarded fields that may be edited now. */
  unlocked: v.array(writableFieldId),
  /** Fields that cannot be changed here, with the reason (such as the key that the record is saved by). */
  locked: v.record(writableFieldId, text),
  /** What to call the customer who referred this one, where it can be opened; else empty. */
  referrer: text,
  /** The customer's picture; its data comes apart, since a snapshot goes with every keystroke. */
  image: v.strictObject({
    status: v.picklist(['none', 'refused', 'offered', 'loading', 'shown', 'failed']),
    /** Where it would come from while it is offered, why it is not there when it is not; else empty. */
    text,
  }),
  /** The user's own names of the two genders; empty where none is set, since DealPOS documents none. */
  genderNames: v.strictObject({ true: text, false: text }),
  /** Fields of the server's answer that we do not know: name and text. */
  otherFields: v.array(v.tuple([text, text])),
  notice: v.optional(notice),
  /** When the record was last read, in the user's words; empty while loading. */
  freshness: text,
  /** A line for screen readers, said once when it changes. */
  announcement: text,
  /** Grows when the page must move the focus to the first problem (a refused save). */
  focusProblems: count,
  /** Grows when the page must move the focus to the first conflict (a refused save). */
  focusConflicts: count,
});
export type PageState = v.InferOutput<typeof pageStateSchema>;

/** Fixed texts of the page, in the user's language. */
export const pageStringsSchema = v.strictObject({
  fields: v.record(fieldId, text),
  groups: v.strictObject({ identity: text, contact: text, membership: text, signUp: text, other: text }),
  discard: text,
  saving: text,
  loading: text,
  slow: text,
  cancel: text,
  unknownValue: text,
  noValue: text,
  notSent: text,
  changePoints: text,
  nextCode: text,
  required: text,
  pointsHint: text,
  genderHint: text,
  loadImage: text,
  imageLoading: text,
  imageAlt: text,
  statuses: v.record(v.string(), text),
  problemsTitle: text,
  conflictsTitle: text,
  conflictsHint: text,
  conflictsLeft: text,
  conflictsDone: text,
  mineLabel: text,
  theirsLabel: text,
  wasLabel: text,
  keepMine: text,
  takeTheirs: text,
  keepAllMine: text,
  takeAllTheirs: text,
  changedMark: text,
  unsavedChanges: text,
  noChanges: text,
  readOnlyHint: text,
  dismiss: text,
  accountLabel: text,
  toolsLabel: text,
  moreActions: text,
  previousValue: text,
});
export type PageStrings = v.InferOutput<typeof pageStringsSchema>;

/** Characters of a picture of 2 MB in base 64, with its type. */
const MAX_IMAGE = 2_800_000;
const imageData = v.pipe(
  v.string(),
  v.maxLength(MAX_IMAGE),
  v.regex(/^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/),
);

/** From the host to the page. */
export const hostMessageSchema = v.variant('type', [
  v.strictObject({ type: v.literal('init'), locale: text, strings: pageStringsSchema }),
  v.strictObject({ type: v.literal('state'), state: pageStateSchema }),
  v.strictObject({ type: v.literal('image'), data: imageData }),
]);
export type HostMessage = v.InferOutput<typeof hostMessageSchema>;
