import type { UnsafeUrlReason } from './errors.ts';
import { ApiError } from './errors.ts';

/** A tenant's origin, or why the text is not one. */
export type ParsedOrigin =
  | { readonly kind: 'ok'; readonly origin: string; readonly displayHost: string }
  | { readonly kind: 'refused'; readonly reason: UnsafeUrlReason };

/** Paths that people paste with the host; requests add their own (contract section 2, "Server"). */
const HARMLESS_PATHS: ReadonlySet<string> = new Set(['', '/', '/api/v3', '/api/v3/']);

/**
 * Reads a tenant host or URL as a user types it: a bare host (then https) or an https URL; http only for this computer.
 * `displayHost` is the host in ASCII (punycode), so that look-alike letters are seen. Never throws.
 */
export function parseOrigin(text: string): ParsedOrigin {
  const typed = text.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase();
  const rest = scheme === undefined ? typed : typed.slice(scheme.length + 3);
  const reason = refusal(rest);
  if (reason) return { kind: 'refused', reason };
  if (scheme === undefined && /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(rest)) return { kind: 'refused', reason: 'scheme' };
  const url = readUrl(`${scheme ?? 'https'}://${rest}`);
  if (!url) return { kind: 'refused', reason: scheme === undefined || scheme === 'https' ? 'unreadable' : 'scheme' };
  if (!isSafeScheme(url)) return { kind: 'refused', reason: 'scheme' };
  return { kind: 'ok', origin: url.origin, displayHost: url.host };
}

/** What is wrong with the part after the scheme, judged on the text as typed, before a URL parser tidies it. */
function refusal(rest: string): UnsafeUrlReason | undefined {
  // Characters that URL parsers silently drop or turn into slashes.
  if (rest === '' || /[\s\\\p{Cc}\p{Cf}]/u.test(rest)) return 'unreadable';
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  if (authority.includes('@')) return 'userInfo';
  if (authority === '') return 'unreadable';
  if (rest.includes('#')) return 'fragment';
  if (rest.includes('?')) return 'query';
  return HARMLESS_PATHS.has(rest.slice(authority.length)) ? undefined : 'path';
}

function readUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** https anywhere; http for loopback only. */
function isSafeScheme(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/**
 * True for the names of this computer that VS Code never sends through a proxy (@vscode/proxy-agent, index.ts). Others,
 * such as shop.localhost or 127.0.0.2, would go to a company's proxy in clear.
 */
export function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** True for an origin exactly as `parseOrigin` gives it, so for nothing that was tampered with in storage. */
export function isSafeOrigin(origin: string): boolean {
  const parsed = parseOrigin(origin);
  return parsed.kind === 'ok' && parsed.origin === origin;
}

/** True for an absolute path without query, fragment, empty or dot segments, encoded or not. */
export function isPlainPath(path: string): boolean {
  return /^(?:\/[A-Za-z0-9_~-]+(?:\.[A-Za-z0-9_~-]+)*)+$/.test(path);
}

/**
 * The URL of one request. Throws ApiError `unsafeUrl` unless the origin is safe, the path is plain and the result is
 * still at that origin: a credential never leaves the origin it is bound to.
 */
export function requestUrl(
  origin: string,
  path: string,
  query: readonly (readonly [string, string])[] | undefined,
): URL {
  if (!isSafeOrigin(origin)) throw unsafe('origin');
  if (!isPlainPath(path)) throw unsafe('path');
  const url = readUrl(`${origin}${path}`);
  if (!url) throw unsafe('unreadable');
  if (query && query.length > 0) url.search = queryText(query);
  if (url.origin !== origin || url.username !== '' || url.password !== '') throw unsafe('origin');
  return url;
}

/** Percent-encoded query. A space is `%20` and a plus `%2B`, because not every server reads `+` as a space. */
function queryText(query: readonly (readonly [string, string])[]): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of query) parameters.append(name, value);
  return parameters.toString().replaceAll('+', '%20');
}

function unsafe(reason: UnsafeUrlReason): ApiError {
  return new ApiError({ kind: 'unsafeUrl', reason, acted: 'no' });
}
