import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { locateOperations, routeOf } from '../../../../src/api/description/locateOperations.ts';
import { References } from '../../../../src/api/description/references.ts';
import type { JsonObject, JsonValue } from '../../../../src/api/json.ts';
import { described, fileOf } from './vendorFile.ts';

function located(paths: JsonObject, more: JsonObject = {}) {
  const description = described(fileOf(paths, more));
  return locateOperations(description, new References(description.root));
}

function fullPath(path: string, ...servers: JsonValue[]): string | undefined {
  const [only] = located({ [path]: { get: {} } }, servers.length === 0 ? {} : { servers });
  assert.ok(only);
  return only.fullPath;
}

describe('operations of a file', () => {
  test('are found under every method of every path, and nothing else is', () => {
    const found = located(
      {
        '/a': { get: {}, put: {}, parameters: [], summary: 'text', 'x-get': {} },
        '/b': { $ref: '#/x-items/b' },
        '/c': 'text',
        '/d': { get: 'text', post: null },
        'x-note': { get: {} },
        constructor: { get: {} },
      },
      { 'x-items': { b: { delete: {} } } },
    );
    assert.deepEqual(
      found.map(({ method, path }) => `${method} ${path}`),
      ['GET /a', 'PUT /a', 'DELETE /b'],
    );
  });

  test('match whatever the capitals, the slash at the end, and the place of /api/v3', () => {
    for (const path of ['/api/v3/Customer/ByID', '/Customer/ByID', '/customer/byid/', '/API/V3//Customer/ByID/']) {
      assert.equal(routeOf(path), '/customer/byid', path);
    }
    assert.notEqual(routeOf('/api/v2/Customer'), '/customer');
    assert.equal(
      located({ '/Customer': { get: {} } }, { servers: [{ url: 'https://{subdomain}/api/v3/' }] })[0]?.route,
      '/customer',
    );
  });

  test('have the path of the server before their own', () => {
    assert.equal(fullPath('/Customer'), '/Customer');
    assert.equal(fullPath('/Customer', { url: 'https://{subdomain}/api/v3/' }), '/api/v3/Customer');
    assert.equal(fullPath('/api/v3/Customer', { url: 'https://{subdomain}/' }), '/api/v3/Customer');
    assert.equal(fullPath('/Customer', { url: '/api/v3' }), '/api/v3/Customer');
    assert.equal(fullPath('/Customer', { url: '//host/api/v3' }), '/api/v3/Customer');
    assert.equal(fullPath('/Customer', { url: '{base}/api/v3?x=1' }), '/api/v3/Customer');
    assert.equal(
      fullPath('/Customer', { url: 'https://h/{v}', variables: { v: { default: 'api/v3' } } }),
      '/api/v3/Customer',
    );
    assert.equal(fullPath('/Customer', { url: 7 }), '/Customer');
  });

  test('have no certain path where servers differ, and one where they agree', () => {
    assert.equal(fullPath('/Customer', { url: 'https://a/v1' }, { url: 'https://b/v2' }), undefined);
    assert.equal(fullPath('/Customer', { url: 'https://a/v1' }, { url: 'https://b/v1/' }), '/v1/Customer');
  });

  test('follow the servers of the operation before those of the path and the file', () => {
    const servers = (path: string): JsonObject => ({ servers: [{ url: path }] });
    const [one, other] = located(
      { '/a': { ...servers('/path'), get: servers('/operation'), put: {} } },
      servers('/file'),
    );
    assert.equal(one?.fullPath, '/operation/a');
    assert.equal(other?.fullPath, '/path/a');
  });
});
