import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DescribedRequest } from '../../../../src/api/description/describeRequest.ts';
import type { JsonObject, JsonValue } from '../../../../src/api/json.ts';
import { fileOf, jsonBody, objectSchema, onlyOperation, TEXT, TEXTS } from './vendorFile.ts';

function requestOf(operation: JsonObject, pathItem: JsonObject = {}, more: JsonObject = {}): DescribedRequest {
  return onlyOperation(fileOf({ '/Customer': { ...pathItem, put: operation } }, more)).request;
}

/** `query Name text`, required ones with a star. */
function lines({ fields }: DescribedRequest): string[] {
  return fields.map(({ name, place, kind, required }) => `${place} ${name}${required ? '*' : ''} ${kind}`);
}

const inQuery = (name: string, more: JsonObject = {}): JsonObject => ({ name, in: 'query', schema: TEXT, ...more });

describe('a request', () => {
  test('has the parameters of its path and its own, which replace those of the same name and place', () => {
    const request = requestOf(
      { parameters: [inQuery('A', { required: true }), { $ref: '#/components/parameters/C' }] },
      { parameters: [inQuery('A'), inQuery('B'), { name: 'A', in: 'header', schema: TEXT }] },
      { components: { parameters: { C: inQuery('C', { schema: { type: 'integer' } }) } } },
    );
    assert.deepEqual(lines(request), ['query A* text', 'query B text', 'header A text', 'query C number']);
  });

  test('leaves out the headers that OpenAPI tells to ignore, and what is no parameter', () => {
    const parameters: JsonValue[] = [
      { name: 'Authorization', in: 'header' },
      { name: 'X' },
      { in: 'query' },
      'text',
      { name: 'Y', in: 'constructor' },
    ];
    assert.deepEqual(requestOf({ parameters }).fields, []);
  });

  test('says how a list travels in the query', () => {
    const form = (more: JsonObject): string | undefined =>
      requestOf({ parameters: [inQuery('ids', { schema: TEXTS, ...more })] }).fields[0]?.listForm;
    assert.equal(form({}), 'repeated');
    assert.equal(form({ style: 'form', explode: false }), 'comma');
    assert.equal(form({ style: 'pipeDelimited' }), 'other');
    assert.equal(form({ schema: TEXT }), undefined);
    assert.equal(form({ content: { 'application/json': { schema: TEXTS } } }), 'other');
  });

  test('has the fields of its JSON body, among other media types', () => {
    const content = {
      'multipart/form-data': { schema: objectSchema({ Wrong: TEXT }) },
      'application/json; charset=utf-8': { schema: objectSchema({ 'ID*': TEXT, Tags: TEXTS }) },
    };
    const request = requestOf({ requestBody: { content } });
    assert.deepEqual(lines(request), ['body ID* text', 'body Tags list']);
    assert.equal(request.fields[1]?.itemKind, 'text');
    assert.equal(request.body, 'object');
    assert.equal(request.otherMediaType, undefined);
  });

  test('names the media type where the body is not JSON', () => {
    const content = { 'application/x-www-form-urlencoded': { schema: objectSchema({ client_id: TEXT }) } };
    assert.equal(requestOf({ requestBody: { content } }).otherMediaType, 'application/x-www-form-urlencoded');
  });

  test('follows the references of its body and tells where one is lost', () => {
    const more = {
      components: {
        requestBodies: { B: jsonBody({ $ref: '#/components/schemas/S' }) },
        schemas: { S: objectSchema({ ID: TEXT }) },
      },
    };
    assert.deepEqual(lines(requestOf({ requestBody: { $ref: '#/components/requestBodies/B' } }, {}, more)), [
      'body ID text',
    ]);
    assert.equal(requestOf({ requestBody: { $ref: 'other.yaml' } }).unclear, true);
    assert.equal(requestOf({ parameters: [{ $ref: '#/none' }] }).unclear, true);
    assert.equal(requestOf({ requestBody: jsonBody({ $ref: 'https://example.com/x' }) }).unclear, true);
  });

  test('takes an example where there is no schema that says anything', () => {
    const example = { TargetID: 'x', SourceIDs: ['y'], Count: 1, Flag: true, Nothing: null };
    const expected = [
      'body TargetID text',
      'body SourceIDs list',
      'body Count number',
      'body Flag boolean',
      'body Nothing unknown',
    ];
    const medias: JsonObject[] = [
      { example },
      { schema: { type: 'object' }, examples: { one: { value: example } } },
      { schema: { example } },
    ];
    for (const media of medias) {
      assert.deepEqual(lines(requestOf({ requestBody: { content: { 'application/json': media } } })), expected);
    }
  });

  test('without a body or with an empty one has none', () => {
    const empty: JsonObject[] = [{}, { requestBody: {} }, { requestBody: { content: {} } }];
    for (const operation of empty) {
      assert.equal(requestOf(operation).body, undefined);
    }
    assert.equal(requestOf({ requestBody: jsonBody(TEXTS) }).body, 'list');
  });

  test('with thousands of fields is unclear, not slow', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, TEXT]));
    const request = requestOf({ requestBody: jsonBody(objectSchema(many)) });
    assert.equal(request.unclear, true);
    assert.equal(request.fields.length, 2000);
  });
});
