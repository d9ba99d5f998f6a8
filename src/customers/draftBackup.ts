import * as v from 'valibot';
import type { CustomerDraft } from './draft.ts';
import { WRITABLE_FIELD_IDS } from './fields.ts';
import { customerRecordSchema } from './recordSchema.ts';

const BACKUP_VERSION = 2;
/** Characters of one edit; far above any field's own limit, since a draft may hold a text that is still too long. */
const MAX_EDIT = 10_000;

const writableFieldId = v.picklist(WRITABLE_FIELD_IDS);
const contents = {
  base: customerRecordSchema,
  edits: v.record(writableFieldId, v.pipe(v.string(), v.maxLength(MAX_EDIT))),
};
const conflict = v.strictObject({
  was: v.optional(v.nullable(v.union([v.string(), v.pipe(v.number(), v.finite()), v.boolean()]))),
});

const backupSchema = v.variant('version', [
  /** Of releases that did not keep conflicts. */
  v.strictObject({ version: v.literal(1), ...contents }),
  v.strictObject({
    version: v.literal(BACKUP_VERSION),
    ...contents,
    conflicts: v.record(writableFieldId, conflict),
  }),
]);

/** The draft as text for a backup. Holds personal data: encrypt it before it is stored. */
export function serialiseDraft({ base, edits, conflicts }: CustomerDraft): string {
  return JSON.stringify({ version: BACKUP_VERSION, base, edits, conflicts });
}

/** The draft of a backup, or undefined for a text that no `serialiseDraft` up to this version has made. */
export function parseDraft(text: string): CustomerDraft | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(backupSchema, json);
  if (!parsed.success) return undefined;
  const { output } = parsed;
  return { base: output.base, edits: output.edits, conflicts: output.version === 1 ? {} : withWas(output.conflicts) };
}

/** JSON has no `undefined`, which stands for a value that was not known. */
function withWas(
  conflicts: v.InferOutput<(typeof backupSchema)['options'][1]>['conflicts'],
): CustomerDraft['conflicts'] {
  return Object.fromEntries(Object.entries(conflicts).map(([field, { was }]) => [field, { was }]));
}
