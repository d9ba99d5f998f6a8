import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { listMember, member, objectMember, textMember } from './member.ts';
import type { References } from './references.ts';

export type ValueKind = 'text' | 'number' | 'boolean' | 'list' | 'object' | 'mixed' | 'unknown';

export interface SchemaField {
  readonly schema: JsonValue;
  readonly required: boolean;
}

/** What a schema says once its `$ref`s and compositions are put together, one level deep. */
export interface Shape {
  readonly kind: ValueKind;
  /** By name; of an object, or of those of its forms that are objects. */
  readonly fields: ReadonlyMap<string, SchemaField>;
  /** The schema of a list's items. */
  readonly items: JsonValue | undefined;
  /** Where `oneOf` or `anyOf` leaves a choice that is not just "or null". */
  readonly severalForms: boolean;
  /** Something was not followed: an external reference, or more than the limits allow. */
  readonly unclear: boolean;
}

const NOTHING: Shape = { kind: 'unknown', fields: new Map(), items: undefined, severalForms: false, unclear: false };
const UNCLEAR: Shape = { ...NOTHING, unclear: true };

/** Steps through compositions, not through properties. */
const MAX_COMPOSITION_DEPTH = 40;
/** Schemas looked at and fields put together, per document. */
const MAX_WORK = 300_000;

const KINDS: ReadonlyMap<JsonValue, ValueKind> = new Map<JsonValue, ValueKind>([
  ['string', 'text'],
  ['integer', 'number'],
  ['number', 'number'],
  ['boolean', 'boolean'],
  ['array', 'list'],
  ['object', 'object'],
]);

/** Resolves the schemas of one document. Each is resolved once; a schema that contains itself adds nothing to itself. */
export class SchemaReader {
  readonly #references: References;
  readonly #known = new Map<JsonObject, Shape>();
  readonly #underWay = new Set<JsonObject>();
  #work = 0;

  constructor(references: References) {
    this.#references = references;
  }

  /** Never throws: what is not a schema has the kind `unknown`. */
  shapeOf(schema: JsonValue | undefined): Shape {
    return this.#shape(schema, 0);
  }

  #shape(schema: JsonValue | undefined, depth: number): Shape {
    if (!isJsonObject(schema)) return NOTHING;
    const known = this.#known.get(schema);
    if (known) return known;
    if (this.#underWay.has(schema)) return NOTHING;
    this.#work += 1;
    if (depth > MAX_COMPOSITION_DEPTH || this.#work > MAX_WORK) return UNCLEAR;
    this.#underWay.add(schema);
    const shape = this.#combine(schema, depth + 1);
    this.#underWay.delete(schema);
    this.#known.set(schema, shape);
    return shape;
  }

  #combine(schema: JsonObject, depth: number): Shape {
    const parts = [ownShape(schema), ...listMember(schema, 'allOf').map((part) => this.#shape(part, depth))];
    const reference = textMember(schema, '$ref');
    if (reference !== undefined) parts.push(this.#referenced(reference, depth));
    for (const choice of ['oneOf', 'anyOf']) {
      const forms = listMember(schema, choice).filter((form) => member(form, 'type') !== 'null');
      if (forms.length > 0) parts.push(this.#either(forms.map((form) => this.#shape(form, depth))));
    }
    return this.#all(parts, new Set(listMember(schema, 'required')));
  }

  #referenced(reference: string, depth: number): Shape {
    const target = this.#references.lookUp(reference);
    return target === undefined ? UNCLEAR : this.#shape(target, depth);
  }

  /** Everything that any part says. `required` may name fields that only another part has. */
  #all(parts: readonly Shape[], required: ReadonlySet<JsonValue>): Shape {
    const fields = new Map<string, SchemaField>();
    for (const part of parts) {
      this.#work += part.fields.size;
      if (this.#work > MAX_WORK) return UNCLEAR;
      for (const [name, field] of part.fields) {
        const before = fields.get(name);
        const isRequired = field.required || before?.required === true || required.has(name);
        fields.set(name, { schema: before?.schema ?? field.schema, required: isRequired });
      }
    }
    return {
      kind: commonKind(parts),
      fields,
      items: parts.find((part) => part.items !== undefined)?.items,
      severalForms: parts.some((part) => part.severalForms),
      unclear: parts.some((part) => part.unclear),
    };
  }

  /** What one of the forms says; a field is required where every form requires it. */
  #either(forms: readonly Shape[]): Shape {
    const together = this.#all(forms, new Set());
    if (forms.length < 2) return together;
    const fields = new Map<string, SchemaField>();
    this.#work += together.fields.size * forms.length;
    if (this.#work > MAX_WORK) return UNCLEAR;
    for (const [name, { schema }] of together.fields) {
      fields.set(name, { schema, required: forms.every((form) => form.fields.get(name)?.required === true) });
    }
    return { ...together, fields, severalForms: true };
  }
}

/** What the schema says itself, without its references and compositions. */
function ownShape(schema: JsonObject): Shape {
  const properties = objectMember(schema, 'properties');
  const required = new Set(listMember(schema, 'required'));
  const fields = Object.entries(properties ?? {}).map(([name, field]): [string, SchemaField] => [
    name,
    { schema: field, required: required.has(name) },
  ]);
  const items = member(schema, 'items');
  return {
    ...NOTHING,
    kind: statedKind(schema, properties !== undefined, items !== undefined),
    fields: new Map(fields),
    items,
  };
}

function statedKind(schema: JsonObject, hasProperties: boolean, hasItems: boolean): ValueKind {
  const type = member(schema, 'type');
  const kinds = new Set(
    (Array.isArray(type) ? type : [type]).flatMap((each) => (each === undefined ? [] : (KINDS.get(each) ?? []))),
  );
  const [kind] = kinds;
  if (kind !== undefined) return kinds.size === 1 ? kind : 'mixed';
  if (hasProperties) return 'object';
  return hasItems ? 'list' : 'unknown';
}

function commonKind(parts: readonly Shape[]): ValueKind {
  const kinds = new Set(parts.map((part) => part.kind).filter((kind) => kind !== 'unknown'));
  const [kind] = kinds;
  if (kind === undefined) return 'unknown';
  return kinds.size === 1 ? kind : 'mixed';
}
