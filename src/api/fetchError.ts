import type { Acted, ApiErrorDetail } from './errors.ts';
import { ApiError } from './errors.ts';

/** Name resolution failed, so nothing was sent. */
const DNS_CODES: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA', 'ENONAME', 'ESERVFAIL', 'ETIMEOUT']);

/** No connection was made, so nothing was sent. */
const CONNECT_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
]);

/** We refused the server's certificate, so nothing was sent (Node's list of X.509 codes, documented in `tls`). */
const CERTIFICATE_CODES: ReadonlySet<string> = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'CRL_HAS_EXPIRED',
  'CRL_NOT_YET_VALID',
  'CRL_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERROR_IN_CERT_NOT_AFTER_FIELD',
  'ERROR_IN_CERT_NOT_BEFORE_FIELD',
  'ERR_TLS_CERT_ALTNAME_FORMAT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_GET_CRL',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

const REDIRECT_TYPES: ReadonlySet<string> = new Set([
  'no-redirect',
  'invalid-redirect',
  'max-redirect',
  'unsupported-redirect',
]);

/** A request or an answer that Node or node-fetch refuses to handle: our mistake, found before anything was sent. */
const OWN_MISTAKE_CODES: ReadonlySet<string> = new Set([
  'ERR_INVALID_ARG_TYPE',
  'ERR_INVALID_CHAR',
  'ERR_INVALID_HTTP_TOKEN',
  'ERR_INVALID_PROTOCOL',
  'ERR_INVALID_URL',
  'ERR_UNESCAPED_CHARACTERS',
]);

/**
 * The failure behind something that fetching or reading threw. Judged by `type`, `code` and system call alone: class
 * names do not survive minifying. `limitBytes` is the size cap in force; `hasBegun` tells whether the answer had.
 */
export function fetchErrorDetail(error: unknown, limitBytes: number, hasBegun: boolean): ApiErrorDetail {
  if (error instanceof ApiError) return error.detail;
  const type = textProperty(error, 'type');
  if (type === 'aborted') return { kind: 'cancelled', acted: 'unknown' };
  if (type === 'max-size') return { kind: 'tooLarge', limitBytes, acted: 'unknown' };
  if (type !== undefined && REDIRECT_TYPES.has(type))
    return { kind: 'redirected', status: undefined, acted: 'unknown' };
  const code = textProperty(error, 'code');
  if (code !== undefined) return networkDetail(code, systemCall(error));
  if (type !== 'system') return { kind: 'internal', acted: 'unknown' };
  // Node names every failure of a connection by a code. Only VS Code's proxy agent throws without one, when it gets no
  // connection through the proxy, so before there is a socket to send on (@vscode/proxy-agent, agent.ts, `connect`).
  if (!hasBegun) return { kind: 'unreachable', layer: 'proxy', code: 'unnamed', acted: 'no' };
  return { kind: 'connectionLost', code: 'unnamed', acted: 'unknown' };
}

function networkDetail(code: string, call: string | undefined): ApiErrorDetail {
  if (DNS_CODES.has(code) || code.startsWith('EAI_')) return { kind: 'unreachable', layer: 'dns', code, acted: 'no' };
  if (CONNECT_CODES.has(code)) return { kind: 'unreachable', layer: 'tcp', code, acted: 'no' };
  if (code === 'ETIMEDOUT' && call !== 'read' && call !== 'write') {
    return { kind: 'unreachable', layer: 'tcp', code, acted: call === 'connect' ? 'no' : 'unknown' };
  }
  if (code.startsWith('ERR_PROXY')) return { kind: 'unreachable', layer: 'proxy', code, acted: 'no' };
  const tls = tlsActed(code);
  if (tls) return { kind: 'tls', code, acted: tls };
  if (OWN_MISTAKE_CODES.has(code)) return { kind: 'internal', acted: 'no' };
  return { kind: 'connectionLost', code, acted: 'unknown' };
}

/** For a TLS code: whether the server may have acted. A protocol error can also come after the request (TLS 1.3 alerts). */
function tlsActed(code: string): Acted | undefined {
  if (CERTIFICATE_CODES.has(code)) return 'no';
  return code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_') ? 'unknown' : undefined;
}

/** The failed system call. node-fetch keeps it as `erroredSysCall`, Node as `syscall`. */
function systemCall(error: unknown): string | undefined {
  return textProperty(error, 'erroredSysCall') ?? textProperty(error, 'syscall');
}

function textProperty(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : undefined;
}
