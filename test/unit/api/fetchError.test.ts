import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import { ApiError } from '../../../src/api/errors.ts';
import { fetchErrorDetail } from '../../../src/api/fetchError.ts';
import { systemError } from '../../support/scriptedFetch.ts';

const LIMIT = 1000;

function detailOf(error: unknown, hasBegun = true): ApiErrorDetail {
  return fetchErrorDetail(error, LIMIT, hasBegun);
}

describe('fetchErrorDetail', () => {
  for (const [code, call, layer, acted] of [
    ['ENOTFOUND', 'getaddrinfo', 'dns', 'no'],
    ['EAI_AGAIN', 'getaddrinfo', 'dns', 'no'],
    ['ECONNREFUSED', 'connect', 'tcp', 'no'],
    ['ECONNREFUSED', undefined, 'tcp', 'no'],
    ['EHOSTUNREACH', 'connect', 'tcp', 'no'],
    ['ENETUNREACH', 'connect', 'tcp', 'no'],
    ['ETIMEDOUT', 'connect', 'tcp', 'no'],
    ['ETIMEDOUT', undefined, 'tcp', 'unknown'],
    ['ERR_PROXY_TUNNEL', undefined, 'proxy', 'no'],
  ] as const) {
    test(`${code} in ${call ?? 'no named call'} is unreachable at ${layer}, acted: ${acted}`, () => {
      const detail = detailOf(systemError(code, call));
      assert.deepEqual(detail, { kind: 'unreachable', layer, code, acted });
    });
  }

  for (const code of [
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ]) {
    test(`${code} is a certificate that was refused before anything was sent`, () => {
      assert.deepEqual(detailOf(systemError(code)), { kind: 'tls', code, acted: 'no' });
    });
  }

  for (const code of ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_TLS_HANDSHAKE_TIMEOUT']) {
    test(`${code} is a TLS failure that may come late`, () => {
      assert.deepEqual(detailOf(systemError(code)), { kind: 'tls', code, acted: 'unknown' });
    });
  }

  for (const [code, call] of [
    ['ECONNRESET', 'read'],
    ['ECONNRESET', undefined],
    ['EPIPE', 'write'],
    ['ETIMEDOUT', 'read'],
    ['ERR_STREAM_PREMATURE_CLOSE', undefined],
    ['HPE_INVALID_CONSTANT', undefined],
    ['Z_DATA_ERROR', undefined],
  ] as const) {
    test(`${code} in ${call ?? 'no named call'} is a lost connection: the server may have acted`, () => {
      const detail = detailOf(systemError(code, call));
      assert.deepEqual(detail, { kind: 'connectionLost', code, acted: 'unknown' });
    });
  }

  for (const type of ['no-redirect', 'invalid-redirect', 'max-redirect']) {
    test(`${type} is a redirect`, () => {
      assert.equal(detailOf(Object.assign(new Error(), { type })).kind, 'redirected');
    });
  }

  test('max-size is too large, and names the limit', () => {
    const error = Object.assign(new Error(), { type: 'max-size' });
    assert.deepEqual(detailOf(error), { kind: 'tooLarge', limitBytes: LIMIT, acted: 'unknown' });
  });

  test('aborted is cancelled', () => {
    assert.equal(detailOf(Object.assign(new Error(), { type: 'aborted' })).kind, 'cancelled');
  });

  test('a header that cannot be sent is our own mistake', () => {
    const error = Object.assign(new TypeError(), { code: 'ERR_INVALID_CHAR' });
    assert.deepEqual(detailOf(error), { kind: 'internal', acted: 'no' });
  });

  test('a system error without a code is VS Code’s proxy agent that got no connection, while no answer has begun', () => {
    const detail = detailOf(Object.assign(new Error(), { type: 'system' }), false);
    assert.deepEqual(detail, { kind: 'unreachable', layer: 'proxy', code: 'unnamed', acted: 'no' });
  });

  test('a system error without a code inside an answer is a lost connection', () => {
    const detail = detailOf(Object.assign(new Error(), { type: 'system' }), true);
    assert.deepEqual(detail, { kind: 'connectionLost', code: 'unnamed', acted: 'unknown' });
  });

  for (const thrown of [new Error('x'), new TypeError('x'), 'text', undefined, null, 5, { code: 5 }]) {
    test(`${String(thrown)} is internal`, () => {
      assert.deepEqual(detailOf(thrown), { kind: 'internal', acted: 'unknown' });
    });
  }

  test('judges nothing by the name of a class, which minifying changes', () => {
    class U extends Error {
      readonly type = 'system';
      readonly code = 'ENOTFOUND';
    }
    assert.equal(detailOf(new U()).kind, 'unreachable');
    assert.equal(detailOf(Object.assign(new Error(), { name: 'AbortError' })).kind, 'internal');
  });

  test('leaves an ApiError as it is', () => {
    const detail = { kind: 'timeout', stage: 'idle', ms: 5, acted: 'unknown' } as const;
    assert.equal(detailOf(new ApiError(detail)), detail);
  });
});
