import type { JsonValue } from '../json.ts';
import type { DescriptionReaders } from './describeContent.ts';
import { describeContent } from './describeContent.ts';
import type { LocatedOperation } from './locateOperations.ts';
import { objectMember, textMember } from './member.ts';
import type { Shape, ValueKind } from './resolveSchema.ts';

export interface AnswerField {
  /** `Name`, or with the list it is in: `[].Name`, `Data[].Name`. */
  readonly path: string;
  readonly kind: ValueKind;
  /** The label `x-provenance`, which only our own contract has. */
  readonly provenance: string | undefined;
}

/** What an operation answers when it has worked. */
export interface DescribedAnswer {
  /** Undefined where the file says nothing of the body. */
  readonly kind: ValueKind | undefined;
  readonly fields: readonly AnswerField[];
  readonly unclear: boolean;
}

const MAX_FIELDS = 2_000;
/** Lists within lists that are looked into: `Data[].Rows[]`. */
const MAX_LEVELS = 2;

export function describeAnswer({ operation }: LocatedOperation, readers: DescriptionReaders): DescribedAnswer {
  const responses = objectMember(operation, 'responses') ?? {};
  const status = Object.keys(responses).filter(isSuccess).sort()[0];
  const response = status === undefined ? undefined : readers.references.follow(responses[status]);
  const shape = describeContent(response, readers)?.shape;
  const lost = status !== undefined && response === undefined;
  if (!shape || (shape.kind === 'unknown' && !shape.unclear)) return { kind: undefined, fields: [], unclear: lost };
  const fields: AnswerField[] = [];
  collect(shape, '', readers, fields, 0);
  return { kind: shape.kind, fields, unclear: shape.unclear || fields.length >= MAX_FIELDS };
}

/** 200 to 299 or `2XX`; `default` speaks of errors. */
function isSuccess(status: string): boolean {
  return /^2(?:\d\d|XX)$/i.test(status);
}

function collect(
  shape: Shape,
  before: string,
  readers: DescriptionReaders,
  fields: AnswerField[],
  level: number,
): void {
  const { schemas } = readers;
  if (shape.kind === 'list') {
    if (level < MAX_LEVELS) collect(schemas.shapeOf(shape.items), `${before}[].`, readers, fields, level + 1);
    return;
  }
  for (const [name, { schema }] of shape.fields) {
    if (fields.length >= MAX_FIELDS) return;
    const inner = schemas.shapeOf(schema);
    fields.push({ path: `${before}${name}`, kind: inner.kind, provenance: provenanceOf(schema) });
    if (inner.kind === 'list') collectRows(inner, `${before}${name}`, schema, readers, fields, level);
  }
}

/** The rows of a list that is a guess are guesses themselves. */
function collectRows(
  list: Shape,
  path: string,
  schema: JsonValue,
  readers: DescriptionReaders,
  fields: AnswerField[],
  level: number,
): void {
  const rows: AnswerField[] = [];
  collect(list, path, readers, rows, level);
  const provenance = provenanceOf(schema);
  for (const row of rows.slice(0, MAX_FIELDS - fields.length)) {
    fields.push(provenance === 'unknown' ? { ...row, provenance } : row);
  }
}

function provenanceOf(schema: JsonValue): string | undefined {
  return textMember(schema, 'x-provenance');
}
