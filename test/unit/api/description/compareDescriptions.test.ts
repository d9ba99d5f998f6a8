import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JsonObject } from '../../../../src/api/json.ts';
import { isJsonObject } from '../../../../src/api/json.ts';
import { OPERATION_IDS } from '../../../../src/api/operationId.ts';
import { operations } from '../../../../src/api/operations.ts';
import { DEFAULT_FIELD_NAMES } from '../../../../src/api/wire.ts';
import {
  asVendorFile,
  comparisonWith,
  contractYaml,
  differencesIn,
  fileOf,
  jsonBody,
  objectSchema,
  operationIn,
  TEXT,
  TEXTS,
} from './vendorFile.ts';

function outcomes(file: string | JsonObject): Set<string> {
  return new Set(comparisonWith(file).operations.map(({ outcome }) => outcome));
}

/** The file with `/api/v3` in the server's URL, lower-case paths and a slash at the end. */
function inOldStyle(file: JsonObject): JsonObject {
  assert.ok(isJsonObject(file.paths));
  const entries = Object.entries(file.paths).map(([path, item]) => [
    `${path.replace('/api/v3', '').toLowerCase()}/`,
    item,
  ]);
  return { ...file, servers: [{ url: 'https://{subdomain}/api/v3/' }], paths: Object.fromEntries(entries) };
}

describe('a description compared with our contract', () => {
  test('is confirmed throughout where it is our contract', () => {
    const comparison = comparisonWith(contractYaml);
    assert.deepEqual(
      comparison.operations.map(({ id }) => id),
      [...OPERATION_IDS],
    );
    assert.deepEqual(outcomes(contractYaml), new Set(['confirmed']));
    assert.deepEqual(comparison.added, []);
    assert.equal(comparison.elsewhere, 0);
    assert.deepEqual(comparison.unfollowed, []);
  });

  test('is confirmed whatever the capitals and slashes of its paths and the place of /api/v3', () => {
    assert.deepEqual(outcomes(asVendorFile()), new Set(['confirmed']));
    assert.deepEqual(outcomes(inOldStyle(asVendorFile())), new Set(['confirmed']));
  });

  test('names our operations as the operations table does', () => {
    for (const { id, method, path } of comparisonWith(fileOf({})).operations) {
      assert.equal(method, operations[id].method);
      assert.equal(path, operations[id].path);
    }
  });

  test('is missing every operation that it does not have, and says what is similar', () => {
    assert.deepEqual(outcomes(fileOf({})), new Set(['missing']));
    const comparison = comparisonWith(
      fileOf({
        '/api/v3/Customer/ListID': { post: { summary: 'By list' } },
        '/api/v3/Contact/Merge': { put: { operationId: 'MergeCustomer' } },
      }),
    );
    const similar = (id: 'getCustomerByListId' | 'mergeCustomer') => {
      const found = operationIn(comparison, id);
      return found.outcome === 'missing' ? found.similar : undefined;
    };
    assert.deepEqual(similar('getCustomerByListId'), [
      { method: 'POST', path: '/api/v3/Customer/ListID', summary: 'By list' },
    ]);
    assert.deepEqual(similar('mergeCustomer'), [{ method: 'PUT', path: '/api/v3/Contact/Merge', summary: undefined }]);
  });

  test('names new Customer operations and counts those of other sections', () => {
    const { added, elsewhere } = comparisonWith(
      asVendorFile((_, paths) => {
        paths['/api/v3/Customer/PIN'] = { put: { summary: 'Set Customer PIN' } };
        paths['/api/v3/Contact/Tag'] = { get: { tags: ['Customer'] } };
        paths['/api/v3/Invoice'] = { get: {}, post: {} };
        paths['/api/v3/CustomerGroup'] = { get: {} };
      }),
    );
    assert.deepEqual(
      added.map(({ method, path, summary }) => [method, path, summary]),
      [
        ['PUT', '/api/v3/Customer/PIN', 'Set Customer PIN'],
        ['GET', '/api/v3/Contact/Tag', undefined],
      ],
    );
    assert.equal(elsewhere, 3);
  });

  test('finds the token call under another path, where only one can be meant', () => {
    const token = (paths: string[]) => {
      const call = { post: { requestBody: jsonBody(objectSchema({ client_id: TEXT, client_secret: TEXT })) } };
      return operationIn(comparisonWith(fileOf(Object.fromEntries(paths.map((path) => [path, call])))), 'createToken');
    };
    const one = token(['/api/v3/Token']);
    assert.ok(one.outcome === 'different');
    assert.deepEqual(one.differences[0], { kind: 'path', ours: '/api/v3/Token/OAuth2', theirs: '/api/v3/Token' });
    assert.equal(token(['/api/v3/Token', '/api/v3/Token/Refresh']).outcome, 'missing');
  });

  test('differs in the path where the file puts it elsewhere', () => {
    const [first] = differencesIn(comparisonWith(fileOf({ '/Customer/NewCode': { get: {} } })), 'getNewCustomerCode');
    assert.deepEqual(first, { kind: 'path', ours: '/api/v3/Customer/NewCode', theirs: '/Customer/NewCode' });
  });

  test('differs in role and deprecation', () => {
    const file = asVendorFile((_, paths) => {
      const suspend = paths['/api/v3/Customer/Suspend'];
      assert.ok(isJsonObject(suspend) && isJsonObject(suspend.put));
      Object.assign(suspend.put, { 'x-permission': '"EDIT" in "Contacts"', deprecated: true });
    });
    assert.deepEqual(differencesIn(comparisonWith(file), 'suspendCustomer'), [
      { kind: 'role', ours: '"EDIT" in "Contacts", or "EDIT" in "Global"', theirs: '"EDIT" in "Contacts"' },
      { kind: 'deprecated' },
    ]);
  });

  test('differs in the fields of the request: absent, new, spelled otherwise, required, of another kind', () => {
    const file = asVendorFile((schemas) => {
      schemas.UpdateCustomerByEmailRequest = objectSchema({
        'Email*': TEXT,
        'Name*': TEXT,
        FirstName: TEXT,
        LastName: TEXT,
        BirthDate: TEXT,
        Phone: TEXT,
        Mobile: { type: 'integer' },
        Address: {},
        Gender: { type: 'boolean' },
        Group: TEXT,
        ExpiredGroup: TEXT,
        LoyaltyPoint: { type: 'integer' },
        Status: TEXT,
        Tags: TEXTS,
      });
    });
    assert.deepEqual(
      new Set(differencesIn(comparisonWith(file), 'updateCustomerByEmail')),
      new Set([
        { kind: 'fieldRequired', name: 'Name', required: true },
        { kind: 'fieldSpelling', ours: 'Birthdate', theirs: 'BirthDate' },
        { kind: 'fieldKind', name: 'Mobile', ours: 'text', theirs: 'number' },
        { kind: 'fieldAbsent', name: 'Code', place: 'body' },
        { kind: 'fieldNew', name: 'Tags', place: 'body', required: false },
      ]),
    );
  });

  test('differs where a value travels elsewhere', () => {
    const file = asVendorFile((_, paths) => {
      paths['/api/v3/Customer/DeleteByCode'] = {
        delete: { parameters: [{ name: 'Code', in: 'query', required: true, schema: TEXT }], responses: {} },
      };
      paths['/api/v3/Customer/ListID'] = { get: { requestBody: jsonBody(TEXTS) } };
    });
    const comparison = comparisonWith(file);
    assert.deepEqual(differencesIn(comparison, 'deleteCustomerByCode'), [
      { kind: 'bodyKind', ours: 'object', theirs: undefined },
      { kind: 'fieldPlace', name: 'Code', ours: 'body', theirs: 'query' },
      { kind: 'notDescribed', part: 'answer' },
    ]);
    assert.deepEqual(differencesIn(comparison, 'getCustomerByListId').slice(0, 2), [
      { kind: 'bodyKind', ours: undefined, theirs: 'list' },
      { kind: 'fieldAbsent', name: 'ListID', place: 'query' },
    ]);
  });

  test('differs in the form of a list and in the media type', () => {
    const file = asVendorFile((_, paths) => {
      const listId = paths['/api/v3/Customer/ListID'];
      assert.ok(isJsonObject(listId) && isJsonObject(listId.get));
      listId.get.parameters = [{ name: 'ListID', in: 'query', explode: false, schema: TEXTS }];
      const token = paths['/api/v3/Token/OAuth2'];
      assert.ok(isJsonObject(token) && isJsonObject(token.post));
      token.post.requestBody = {
        content: { 'application/x-www-form-urlencoded': { schema: { $ref: '#/components/schemas/TokenRequest' } } },
      };
    });
    const comparison = comparisonWith(file);
    assert.deepEqual(differencesIn(comparison, 'getCustomerByListId'), [
      { kind: 'listForm', name: 'ListID', ours: 'repeated', theirs: 'comma' },
    ]);
    assert.deepEqual(differencesIn(comparison, 'createToken'), [
      { kind: 'mediaType', theirs: 'application/x-www-form-urlencoded' },
    ]);
  });

  test('differs in the answer: its envelope, its fields and their kinds', () => {
    const file = asVendorFile((schemas) => {
      schemas.CustomerPage = { type: 'array', items: { $ref: '#/components/schemas/CustomerListItem' } };
      schemas.IdAndMessage = objectSchema({ Id: TEXT, Message: { type: 'object' }, Code: TEXT });
    });
    const comparison = comparisonWith(file);
    assert.deepEqual(differencesIn(comparison, 'listCustomerWithTotalCount')[0], {
      kind: 'answerKind',
      ours: 'object',
      theirs: 'list',
    });
    assert.deepEqual(differencesIn(comparison, 'updateCustomerByEmail'), [
      { kind: 'answerFieldKind', path: 'Message', ours: 'text', theirs: 'object' },
      { kind: 'answerFieldSpelling', ours: 'ID', theirs: 'Id' },
      { kind: 'answerFieldNew', path: 'Code' },
    ]);
  });

  test('does not miss a name that our contract merely considers', () => {
    const file = asVendorFile((schemas) => {
      schemas.TokenRequest = objectSchema({ 'client_id*': TEXT, 'client_secret*': TEXT });
      schemas.VerifyEmailRequest = objectSchema({ ID: TEXT, Verified: { type: 'boolean' } });
      const page = schemas.CustomerPage;
      assert.ok(isJsonObject(page) && isJsonObject(page.properties));
      delete page.properties.DataArray;
      delete page.properties.RecordsCount;
    });
    assert.deepEqual(outcomes(file), new Set(['confirmed']));
  });

  test('is not confirmed by saying nothing, nor by what cannot be followed', () => {
    const file = asVendorFile((schemas, paths) => {
      paths['/api/v3/Customer/AppSignIn'] = { put: {} };
      schemas.MergeRequest = { $ref: 'https://example.com/merge.yaml#/Merge' };
      schemas.Message = { $ref: '#/components/schemas/Nowhere' };
    });
    const comparison = comparisonWith(file);
    assert.deepEqual(differencesIn(comparison, 'updateAppLastSignInCustomerById'), [
      { kind: 'notDescribed', part: 'request' },
      { kind: 'notDescribed', part: 'answer' },
    ]);
    assert.deepEqual(differencesIn(comparison, 'mergeCustomer'), [{ kind: 'unclear', part: 'request' }]);
    assert.deepEqual(differencesIn(comparison, 'suspendCustomer'), [{ kind: 'unclear', part: 'answer' }]);
    assert.deepEqual(
      comparison.unfollowed.map(({ reason }) => reason),
      ['missing', 'external'],
    );
  });

  test('is confirmed once the names that it differs in are in use', () => {
    const file = asVendorFile((schemas) => {
      schemas.MergeRequest = objectSchema({ TargetCustomerID: TEXT, SourceCustomerIDs: TEXTS });
      schemas.UpdateCustomerByMobilePhoneRequest = {
        ...objectSchema({ Code: TEXT, Email: TEXT }),
        allOf: [{ $ref: '#/components/schemas/CustomerWritableFields' }],
      };
    });
    const names = {
      ...DEFAULT_FIELD_NAMES,
      mergeTarget: 'TargetCustomerID',
      mergeSources: 'SourceCustomerIDs',
      updateMobileKey: 'Mobile',
    };
    assert.deepEqual(differencesIn(comparisonWith(file), 'mergeCustomer').length, 4);
    assert.deepEqual(differencesIn(comparisonWith(file, names), 'mergeCustomer'), []);
    assert.deepEqual(differencesIn(comparisonWith(file, names), 'updateCustomerByMobilePhone'), []);
  });
});
