import * as v from 'valibot';
import { OPERATION_IDS } from '../api/operationId.ts';
import { FIELD_IDS, WRITABLE_FIELD_IDS } from '../customers/fields.ts';

const short = v.pipe(v.string(), v.maxLength(500));
const fieldText = v.pipe(v.string(), v.maxLength(10_000));
const outcome = v.picklist(['done', 'notDone', 'uncertain']);
const id = v.pipe(v.string(), v.uuid());
const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** How a customer can be found again and told from others. */
const customer = v.strictObject({
  id: v.optional(short),
  code: v.optional(short),
  name: v.optional(short),
  email: v.optional(short),
  mobile: v.optional(short),
});
export type JournalCustomer = v.InferOutput<typeof customer>;

/** A field as texts of the form. Without `before` nothing was known of it; `''` is no value. */
const change = v.strictObject({
  field: v.picklist(WRITABLE_FIELD_IDS),
  before: v.optional(fieldText),
  after: fieldText,
});
export type JournalChange = v.InferOutput<typeof change>;

/** Written before the request is sent. */
const started = v.strictObject({
  kind: v.literal('started'),
  id,
  at: time,
  operation: v.picklist(OPERATION_IDS),
  customers: v.pipe(v.array(customer), v.maxLength(100)),
  changes: v.array(change),
  verified: v.optional(v.boolean()),
});

/** Written when the call has ended. */
const ended = v.strictObject({
  kind: v.literal('ended'),
  id,
  outcome,
  /** The id that the answer gave to a new customer. */
  customerId: v.optional(short),
  failure: v.optional(v.strictObject({ kind: short, status: v.optional(v.number()) })),
});

/** Written when the customer was read afterwards. */
const found = v.strictObject({
  kind: v.literal('found'),
  id,
  outcome,
  customer: v.optional(customer),
  /** Fields that DealPOS holds otherwise than they were sent. */
  differs: v.array(v.strictObject({ field: v.picklist(WRITABLE_FIELD_IDS), got: fieldText })),
  /** Sent fields that the answer did not show. */
  unverified: v.array(v.picklist(WRITABLE_FIELD_IDS)),
  /** Fields that were not sent and changed all the same. */
  changedToo: v.array(v.strictObject({ field: v.picklist(FIELD_IDS), was: fieldText, now: fieldText })),
});

const line = v.variant('kind', [started, ended, found]);

/** One fact about one write, as it lies in the journal. Facts are only ever added. */
export type JournalLine = v.InferOutput<typeof line>;
export type StartedLine = v.InferOutput<typeof started>;
export type EndedLine = v.InferOutput<typeof ended>;
export type FoundLine = v.InferOutput<typeof found>;

/** The line in a text, or undefined for anything that this version did not write. */
export function parseLine(text: string): JournalLine | undefined {
  try {
    const parsed = v.safeParse(line, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
