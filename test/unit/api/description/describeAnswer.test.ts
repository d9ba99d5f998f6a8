import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DescribedAnswer } from '../../../../src/api/description/describeAnswer.ts';
import type { JsonObject } from '../../../../src/api/json.ts';
import { fileOf, jsonBody, objectSchema, onlyOperation, TEXT } from './vendorFile.ts';

function answerOf(responses: JsonObject, more: JsonObject = {}): DescribedAnswer {
  return onlyOperation(fileOf({ '/Customer': { get: { responses } } }, more)).answer;
}

function paths({ fields }: DescribedAnswer): string[] {
  return fields.map(({ path }) => path);
}

const row = objectSchema({ ID: TEXT, Name: TEXT });
const rows: JsonObject = { type: 'array', items: row };

describe('an answer', () => {
  test('is a list, a list in a wrapper, or an object', () => {
    assert.deepEqual(paths(answerOf({ 200: jsonBody(rows) })), ['[].ID', '[].Name']);
    const page = objectSchema({ Data: rows, TotalCount: { type: 'integer' } });
    assert.deepEqual(paths(answerOf({ 200: jsonBody(page) })), ['Data', 'Data[].ID', 'Data[].Name', 'TotalCount']);
    assert.deepEqual(paths(answerOf({ 200: jsonBody(row) })), ['ID', 'Name']);
    assert.equal(answerOf({ 200: jsonBody(TEXT) }).kind, 'text');
  });

  test('is that of the first success, through references', () => {
    const components = { responses: { R: jsonBody(row) } };
    assert.deepEqual(
      paths(
        answerOf(
          { 400: jsonBody(TEXT), default: jsonBody(TEXT), 201: { $ref: '#/components/responses/R' } },
          { components },
        ),
      ),
      ['ID', 'Name'],
    );
    assert.equal(answerOf({ '2XX': jsonBody(TEXT) }).kind, 'text');
  });

  test('is not known without a success, content, or schema', () => {
    const silent: JsonObject[] = [
      {},
      { 400: jsonBody(row) },
      { 200: {} },
      { 200: jsonBody({}) },
      { default: jsonBody(row) },
    ];
    for (const responses of silent) {
      assert.equal(answerOf(responses).kind, undefined);
    }
  });

  test('whose reference is lost is unclear', () => {
    assert.equal(answerOf({ 200: { $ref: 'https://example.com/r' } }).unclear, true);
    assert.equal(answerOf({ 200: jsonBody({ $ref: '#/none' }) }).unclear, true);
  });

  test('is what an example shows where the schema says nothing', () => {
    const content = { 'application/json': { example: [{ ID: 'x', Name: 'y' }] } };
    assert.deepEqual(paths(answerOf({ 200: { content } })), ['[].ID', '[].Name']);
  });

  test('of rows that contain rows without end is cut off', () => {
    const components = {
      schemas: {
        T: objectSchema({ ID: TEXT, Children: { type: 'array', items: { $ref: '#/components/schemas/T' } } }),
      },
    };
    const answer = answerOf({ 200: jsonBody({ $ref: '#/components/schemas/T' }) }, { components });
    assert.ok(paths(answer).includes('Children[].Children[].ID'));
    assert.ok(paths(answer).length < 20);
  });

  test('with a great many fields is unclear, not slow', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`f${index}`, rows]));
    const answer = answerOf({ 200: jsonBody(objectSchema(many)) });
    assert.equal(answer.unclear, true);
    assert.ok(answer.fields.length <= 2000);
  });
});
