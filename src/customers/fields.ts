/** How a field is shown and edited. `choice` offers known values but keeps an unknown one that the server sent. */
export type FieldKind = 'text' | 'multiline' | 'email' | 'tel' | 'date' | 'decimal' | 'boolean' | 'choice';
export type FieldGroup = 'identity' | 'contact' | 'membership' | 'signUp';

interface FieldDefinition {
  /** Our name of the field in `CustomerRecord`. */
  readonly id: string;
  readonly kind: FieldKind;
  readonly group: FieldGroup;
  readonly writable: boolean;
  /** Personal data: never in a log, a tab title or a persisted state. */
  readonly sensitive: boolean;
  /** Characters; a guard against pasted files, not a vendor rule (none is documented). */
  readonly maxLength: number;
  /** Known values of a `choice`. An open set (open question 26). */
  readonly choices?: readonly string[];
  /** Must be unlocked after a warning before it can be changed (open question 3). */
  readonly guarded?: boolean;
}

/**
 * THE field table: form, validation, comparison, export and redaction all read it, so a field is added here alone.
 * Order is the order on the form. Writable fields are those of the documented update sample (contract 3.3).
 */
export const FIELDS = [
  { id: 'name', kind: 'text', group: 'identity', writable: true, sensitive: true, maxLength: 250 },
  { id: 'firstName', kind: 'text', group: 'identity', writable: true, sensitive: true, maxLength: 250 },
  { id: 'lastName', kind: 'text', group: 'identity', writable: true, sensitive: true, maxLength: 250 },
  { id: 'code', kind: 'text', group: 'identity', writable: true, sensitive: false, maxLength: 100 },
  { id: 'gender', kind: 'boolean', group: 'identity', writable: true, sensitive: true, maxLength: 5 },
  { id: 'birthDate', kind: 'date', group: 'identity', writable: true, sensitive: true, maxLength: 10 },
  { id: 'nationalIdNumber', kind: 'text', group: 'identity', writable: false, sensitive: true, maxLength: 100 },
  { id: 'mobile', kind: 'tel', group: 'contact', writable: true, sensitive: true, maxLength: 40 },
  { id: 'email', kind: 'email', group: 'contact', writable: true, sensitive: true, maxLength: 254 },
  { id: 'phone', kind: 'tel', group: 'contact', writable: true, sensitive: true, maxLength: 40 },
  { id: 'address', kind: 'multiline', group: 'contact', writable: true, sensitive: true, maxLength: 1000 },
  { id: 'mobileVerified', kind: 'boolean', group: 'contact', writable: false, sensitive: false, maxLength: 5 },
  { id: 'emailVerified', kind: 'boolean', group: 'contact', writable: false, sensitive: false, maxLength: 5 },
  {
    id: 'status',
    kind: 'choice',
    group: 'membership',
    writable: true,
    sensitive: false,
    maxLength: 50,
    choices: ['Active', 'WaitingForApproval', 'Suspended'],
  },
  { id: 'group', kind: 'text', group: 'membership', writable: true, sensitive: false, maxLength: 100 },
  { id: 'expiredGroup', kind: 'date', group: 'membership', writable: true, sensitive: false, maxLength: 10 },
  {
    id: 'loyaltyPoint',
    kind: 'decimal',
    group: 'membership',
    writable: true,
    sensitive: false,
    maxLength: 20,
    guarded: true,
  },
  { id: 'joinDate', kind: 'date', group: 'signUp', writable: false, sensitive: false, maxLength: 10 },
  { id: 'appLastSignIn', kind: 'text', group: 'signUp', writable: false, sensitive: false, maxLength: 100 },
  { id: 'signUpOutlet', kind: 'text', group: 'signUp', writable: false, sensitive: false, maxLength: 100 },
  { id: 'referredBy', kind: 'text', group: 'signUp', writable: false, sensitive: false, maxLength: 100 },
  { id: 'imageUrl', kind: 'text', group: 'signUp', writable: false, sensitive: true, maxLength: 2000 },
  { id: 'id', kind: 'text', group: 'signUp', writable: false, sensitive: false, maxLength: 100 },
] as const satisfies readonly FieldDefinition[];

export type Field = FieldDefinition & (typeof FIELDS)[number];
export type FieldId = Field['id'];
export type WritableFieldId = Extract<(typeof FIELDS)[number], { readonly writable: true }>['id'];

export const FIELD_GROUPS: readonly FieldGroup[] = ['identity', 'contact', 'membership', 'signUp'];
export const FIELD_IDS: readonly FieldId[] = FIELDS.map((field) => field.id);
export const WRITABLE_FIELD_IDS: readonly WritableFieldId[] = FIELDS.filter((field) => field.writable).map(
  (field) => field.id,
);

const byId: ReadonlyMap<string, Field> = new Map(FIELDS.map((field): [string, Field] => [field.id, field]));

/** The definition of a field. */
export function fieldOf(id: FieldId): Field {
  const field = byId.get(id);
  if (!field) throw new RangeError('no such field');
  return field;
}

/** True when the text names a field that can be written. */
export function isWritableFieldId(id: string): id is WritableFieldId {
  return byId.get(id)?.writable === true;
}
