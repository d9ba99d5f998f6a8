import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { References } from '../../../../src/api/description/references.ts';
import type { Shape } from '../../../../src/api/description/resolveSchema.ts';
import { SchemaReader } from '../../../../src/api/description/resolveSchema.ts';
import type { JsonObject, JsonValue } from '../../../../src/api/json.ts';

function shapeOf(schema: JsonValue, schemas: JsonObject = {}): Shape {
  return new SchemaReader(new References({ s: schemas })).shapeOf(schema);
}

/** Names of the fields; required ones with a star. */
function fieldsOf(shape: Shape): string[] {
  return [...shape.fields].map(([name, { required }]) => (required ? `${name}*` : name)).sort();
}

const A: JsonObject = { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'number' } } };
const B: JsonObject = { type: 'object', required: ['c'], properties: { b: {}, c: {} } };

describe('a schema', () => {
  test('has a kind, in the notation of 3.0 and of 3.1', () => {
    const kinds: [JsonObject, string][] = [
      [{ type: 'string', nullable: true }, 'text'],
      [{ type: ['string', 'null'] }, 'text'],
      [{ type: 'integer' }, 'number'],
      [{ type: ['integer', 'number'] }, 'number'],
      [{ type: ['string', 'number'] }, 'mixed'],
      [{ type: 'boolean' }, 'boolean'],
      [{ items: {} }, 'list'],
      [{ properties: {} }, 'object'],
      [{ type: 'constructor' }, 'unknown'],
      [{}, 'unknown'],
    ];
    for (const [schema, kind] of kinds) assert.equal(shapeOf(schema).kind, kind, JSON.stringify(schema));
    for (const schema of [true, null, 'string', 7, []]) assert.equal(shapeOf(schema).kind, 'unknown');
  });

  test('has the fields of its references, however many steps away', () => {
    const shape = shapeOf({ $ref: '#/s/one' }, { one: { $ref: '#/s/two' }, two: { $ref: '#/s/A' }, A });
    assert.deepEqual(fieldsOf(shape), ['a*', 'b']);
    assert.equal(shape.kind, 'object');
  });

  test('has the fields that stand beside a reference (3.1)', () => {
    assert.deepEqual(fieldsOf(shapeOf({ $ref: '#/s/A', required: ['b'], properties: { d: {} } }, { A })), [
      'a*',
      'b*',
      'd',
    ]);
  });

  test('has what all parts of allOf say, and what they require of each other', () => {
    const shape = shapeOf({ allOf: [{ $ref: '#/s/A' }, B, { required: ['b'] }], required: ['c'] }, { A });
    assert.deepEqual(fieldsOf(shape), ['a*', 'b', 'c*']);
    assert.equal(shape.severalForms, false);
    assert.deepEqual(fieldsOf(shapeOf({ allOf: [A], required: ['b'] })), ['a*', 'b*']);
  });

  test('with oneOf or anyOf has several forms, and requires what each of them requires', () => {
    const shape = shapeOf({ oneOf: [A, { ...A, required: ['a', 'b'] }, B] });
    assert.equal(shape.severalForms, true);
    assert.deepEqual(fieldsOf(shape), ['a', 'b', 'c']);
    assert.deepEqual(fieldsOf(shapeOf({ anyOf: [A, { ...A, required: ['a', 'b'] }] })), ['a*', 'b']);
    assert.equal(shapeOf({ oneOf: [{ type: 'string' }, A] }).kind, 'mixed');
  });

  test('that may be null has one form', () => {
    const shape = shapeOf({ anyOf: [{ $ref: '#/s/A' }, { type: 'null' }] }, { A });
    assert.equal(shape.severalForms, false);
    assert.deepEqual(fieldsOf(shape), ['a*', 'b']);
  });

  test('that contains itself is read once', () => {
    const shape = shapeOf(
      { $ref: '#/s/tree' },
      { tree: { allOf: [A, { $ref: '#/s/tree' }], oneOf: [{ $ref: '#/s/tree' }] } },
    );
    assert.deepEqual(fieldsOf(shape), ['a*', 'b']);
    const list = shapeOf({ $ref: '#/s/list' }, { list: { type: 'array', items: { $ref: '#/s/list' } } });
    assert.equal(list.kind, 'list');
  });

  test('that leads out of the file or to nothing is unclear, and keeps what it says itself', () => {
    const shape = shapeOf({ allOf: [A, { $ref: 'https://example.com/b.json' }] });
    assert.equal(shape.unclear, true);
    assert.deepEqual(fieldsOf(shape), ['a*', 'b']);
    assert.equal(shapeOf({ $ref: '#/s/none' }).unclear, true);
  });

  test('has no fields that only the language knows', () => {
    const properties = JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"string"}}');
    assert.deepEqual(fieldsOf(shapeOf({ properties, required: ['toString', '__proto__'] })), [
      '__proto__*',
      'constructor',
    ]);
    assert.deepEqual(fieldsOf(shapeOf(JSON.parse('{"__proto__":{"properties":{"a":{}}}}'))), []);
  });

  test('that doubles at every step is read in proportion to its length', () => {
    const schemas: Record<string, JsonValue> = { s30: A };
    for (let step = 0; step < 30; step += 1) {
      const next = { $ref: `#/s/s${step + 1}` };
      schemas[`s${step}`] = { allOf: [next, next], oneOf: [next, next], anyOf: [next, next] };
    }
    const shape = shapeOf({ $ref: '#/s/s0' }, schemas);
    assert.equal(shape.fields.has('a') || shape.unclear, true);
  });

  test('that takes more work than the limit is unclear', () => {
    const wide = { properties: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`f${index}`, {}])) };
    assert.equal(
      shapeOf({ allOf: Array.from({ length: 10_000 }, () => ({ $ref: '#/s/wide' })) }, { wide }).unclear,
      true,
    );
    let deep: JsonObject = A;
    for (let level = 0; level < 60; level += 1) deep = { allOf: [deep] };
    assert.equal(shapeOf(deep).unclear, true);
  });
});
