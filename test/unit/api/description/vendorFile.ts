import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Comparison, OperationComparison } from '../../../../src/api/description/compareDescriptions.ts';
import { compareDescriptions } from '../../../../src/api/description/compareDescriptions.ts';
import type { DescribedOperation } from '../../../../src/api/description/describeOperations.ts';
import { OperationsReader } from '../../../../src/api/description/describeOperations.ts';
import type { Difference } from '../../../../src/api/description/differences.ts';
import type { Description } from '../../../../src/api/description/readDescription.ts';
import { readDescription } from '../../../../src/api/description/readDescription.ts';
import type { JsonObject, JsonValue } from '../../../../src/api/json.ts';
import { isJsonObject } from '../../../../src/api/json.ts';
import type { OperationId } from '../../../../src/api/operationId.ts';
import { DEFAULT_FIELD_NAMES } from '../../../../src/api/wire.ts';

export const contractFile = new URL('../../../../src/api/contract/dealpos-customer.openapi.yaml', import.meta.url);
export const contractYaml = readFileSync(contractFile, 'utf8');
const contract = described(contractYaml);

/** The parsed description, which the test takes for granted. */
export function described(file: string | JsonObject): Description {
  const read = readDescription(typeof file === 'string' ? file : JSON.stringify(file));
  assert.equal(read.kind, 'read', JSON.stringify(read));
  assert.ok(read.kind === 'read');
  return read.description;
}

/** A file with the given paths and whatever else. */
export function fileOf(paths: JsonObject, more: JsonObject = {}): JsonObject {
  return { openapi: '3.0.3', info: { title: 'DealPOS API', version: '3' }, paths, ...more };
}

/** Our contract as the vendor might publish it: without our labels, and with what the test changes in its schemas. */
export function asVendorFile(change: (schemas: JsonObject, paths: JsonObject) => void = () => undefined): JsonObject {
  const file = withoutLabels(parse(contractYaml));
  assert.ok(isJsonObject(file) && isJsonObject(file.components) && isJsonObject(file.paths));
  assert.ok(isJsonObject(file.components.schemas));
  change(file.components.schemas, file.paths);
  return file;
}

function withoutLabels(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutLabels);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !name.startsWith('x-') || name === 'x-permission');
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutLabels(member)]));
}

export function comparisonWith(file: string | JsonObject, names = DEFAULT_FIELD_NAMES): Comparison {
  return compareDescriptions(contract, described(file), names);
}

export function operationIn(comparison: Comparison, id: OperationId): OperationComparison {
  const found = comparison.operations.find((operation) => operation.id === id);
  assert.ok(found);
  return found;
}

/** The differences of one operation; none where it is confirmed. Fails where the operation is missing. */
export function differencesIn(comparison: Comparison, id: OperationId): readonly Difference[] {
  const found = operationIn(comparison, id);
  assert.notEqual(found.outcome, 'missing');
  return found.outcome === 'different' ? found.differences : [];
}

/** The only operation of a file, described. */
export function onlyOperation(file: JsonObject): DescribedOperation {
  const reader = new OperationsReader(described(file));
  const [located] = reader.all;
  assert.ok(located);
  return reader.describe(located);
}

/** A request body of JSON. */
export function jsonBody(schema: JsonObject): JsonObject {
  return { content: { 'application/json': { schema } } };
}

/** An object schema; a name that ends in `*` is required. */
export function objectSchema(properties: JsonObject): JsonObject {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    required: entries.filter(([name]) => name.endsWith('*')).map(([name]) => name.slice(0, -1)),
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\*$/, ''), schema])),
  };
}

export const TEXT: JsonObject = { type: 'string' };
export const TEXTS: JsonObject = { type: 'array', items: { type: 'string' } };
export const FLAG: JsonObject = { type: 'boolean' };
