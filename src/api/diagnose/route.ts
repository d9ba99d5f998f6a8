import { isLoopback } from '../origin.ts';

/** What VS Code has been told about proxies. Compared with what it does; the texts themselves are not reported. */
export interface ProxySettings {
  /** The setting `http.proxySupport`. */
  readonly support: string;
  /** The setting `http.proxy`; empty where it is not set. */
  readonly proxy: string;
  /** The setting `http.noProxy`. */
  readonly noProxy: readonly string[];
  /** The environment variables HTTPS_PROXY and HTTP_PROXY, the first that is set; else empty. */
  readonly environmentProxy: string;
  /** The environment variable NO_PROXY. */
  readonly environmentNoProxy: string;
  /** The setting `http.systemCertificates`. */
  readonly systemCertificates: boolean;
}

/** The way that requests take, and what decided it. */
export type Route =
  | { readonly kind: 'direct'; readonly because: 'supportOff' | 'thisComputer' | 'noProxy' | 'nothingSet' }
  | {
      readonly kind: 'proxy';
      readonly source: 'setting' | 'environment' | 'system';
      readonly host: string;
      readonly port: number;
      /** Whether a user name or password goes along. */
      readonly hasCredentials: boolean;
    };

const HTTPS_PORT = 443;
const HTTP_PORT = 80;
const SOCKS_PORT = 1080;

/** Reads VS Code's choice (see `OpenedWay`) and finds what it comes from. `hostname` is as the URL parser writes it. */
export function routeOf(chosen: string | undefined, settings: ProxySettings, hostname: string): Route {
  const [, type, target] = /^(PROXY|HTTPS?|SOCKS[45]?)\s+([^\s;]+)/.exec(chosen?.trim() ?? '') ?? [];
  const proxy = type && target ? proxyIn(type, target) : undefined;
  if (!proxy) return { kind: 'direct', because: reasonForDirect(settings, hostname) };
  return { kind: 'proxy', source: sourceOf(proxy, settings), ...proxy };
}

/**
 * The choice that VS Code most likely makes, in the form that it tells it in: it tells only once a try has ended, and one at
 * a silent proxy never does. Undefined where that is no proxy, or one that only a script or the system knows.
 */
export function expectedChoice(settings: ProxySettings, hostname: string): string | undefined {
  if (settings.support === 'off' || isLoopback(hostname)) return undefined;
  const exceptions = [...settings.noProxy, ...settings.environmentNoProxy.split(',')];
  if (exceptions.some((exception) => isExcepted(hostname, exception.trim()))) return undefined;
  const url = readUrl((settings.proxy || settings.environmentProxy).trim());
  if (!url) return undefined;
  const type = url.protocol === 'https:' ? 'HTTPS' : url.protocol.startsWith('socks') ? 'SOCKS' : 'PROXY';
  const who = url.username || url.password ? `${url.username}:${url.password}@` : '';
  return `${type} ${who}${url.host}`;
}

function isExcepted(hostname: string, exception: string): boolean {
  const name = exception.replace(/^\*?\.?/, '');
  return exception === '*' || (name !== '' && (hostname === name || hostname.endsWith(`.${name}`)));
}

interface Proxy {
  readonly host: string;
  readonly port: number;
  readonly hasCredentials: boolean;
}

function proxyIn(type: string, target: string): Proxy | undefined {
  const scheme = type === 'HTTPS' ? 'https' : 'http';
  const url = readUrl(`${scheme}://${target}`);
  if (!url) return undefined;
  const usual = type.startsWith('SOCKS') ? SOCKS_PORT : type === 'HTTPS' ? HTTPS_PORT : HTTP_PORT;
  const hasCredentials = url.username !== '' || url.password !== '';
  return { host: bareHost(url.hostname), port: Number(url.port) || usual, hasCredentials };
}

function sourceOf(
  proxy: Proxy,
  { proxy: setting, environmentProxy }: ProxySettings,
): 'setting' | 'environment' | 'system' {
  if (isSame(proxy, setting)) return 'setting';
  return isSame(proxy, environmentProxy) ? 'environment' : 'system';
}

function isSame({ host }: Proxy, text: string): boolean {
  const url = readUrl(text.trim());
  return url !== undefined && bareHost(url.hostname) === host;
}

function reasonForDirect(
  settings: ProxySettings,
  hostname: string,
): 'supportOff' | 'thisComputer' | 'noProxy' | 'nothingSet' {
  if (settings.support === 'off') return 'supportOff';
  if (isLoopback(hostname)) return 'thisComputer';
  const isSet = settings.proxy !== '' || settings.environmentProxy !== '';
  const hasExceptions = settings.noProxy.length > 0 || settings.environmentNoProxy !== '';
  return isSet && hasExceptions ? 'noProxy' : 'nothingSet';
}

/** A host name or address without the brackets of an IPv6 address. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function readUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
