import type { Diagnosis, Finding, Layer } from '../api/diagnose/diagnosis.ts';
import { firstFailure } from '../api/diagnose/diagnosis.ts';
import type { ProxySettings, Route } from '../api/diagnose/route.ts';
import type { ApiErrorDetail } from '../api/errors.ts';
import type { describeError } from '../platform/errorText.ts';
import type { Localiser } from '../platform/localiser.ts';
import { code } from './apiDescriptionMarkdown.ts';

/** What the report's texts are made with. */
interface Texts {
  readonly l10n: Localiser;
  readonly describeError: typeof describeError;
  readonly programs: string;
}

export interface ReportContent {
  readonly diagnosis: Diagnosis;
  readonly origin: string;
  readonly settings: ProxySettings;
  /** Whether hosts and addresses are in it. */
  readonly names: 'hidden' | 'shown';
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** One sentence: everything works, or the first layer that failed, why, and what to look at. */
export function verdict({ l10n, describeError }: Pick<Texts, 'l10n' | 'describeError'>, diagnosis: Diagnosis): string {
  const failure = firstFailure(diagnosis);
  if (failure) {
    const { message, nextStep } = describeError(withoutServerWords(failure.problem));
    return l10n.t('{0}: {1}', layerName(l10n, failure.layer), `${message} ${nextStep}`.trim());
  }
  return diagnosis.ended === 'outOfTime'
    ? l10n.t('The diagnosis was not complete after 20 seconds.')
    : l10n.t('Every layer of the connection works.');
}

/**
 * The report as Markdown. It is made of facts that are listed here, so no credential, query or record can be in it;
 * hosts and addresses only where `names` says so.
 */
export function connectionReport(texts: Texts, content: ReportContent): string {
  const { l10n, programs } = texts;
  const { diagnosis, settings } = content;
  return [
    `# ${l10n.t('Connection Report')}`,
    `**${verdict(texts, diagnosis)}**`,
    diagnosis.findings.map((finding) => `- ${findingLine(texts, finding, content)}`).join('\n'),
    `## ${l10n.t('Settings')}`,
    settingLines(l10n, settings).join('\n'),
    content.names === 'shown' ? nameLines(l10n, content).join('\n') : l10n.t('Hosts and addresses are left out.'),
    programs,
    '',
  ].join('\n\n');
}

/** What a layer is called. */
export function layerName(l10n: Localiser, layer: Layer): string {
  switch (layer) {
    case 'dns':
      return l10n.t('Name (DNS)');
    case 'tcp':
      return l10n.t('Connection (TCP)');
    case 'proxy':
      return l10n.t('Proxy');
    case 'tls':
      return l10n.t('Certificate (TLS)');
    case 'token':
      return l10n.t('Token');
    case 'list':
      return l10n.t('Customer list');
    case 'rateLimit':
      return l10n.t('Rate limit');
  }
}

function findingLine({ l10n, describeError }: Texts, finding: Finding, content: ReportContent): string {
  const name = layerName(l10n, finding.layer);
  const facts = factsOf(l10n, finding.layer, content);
  switch (finding.outcome) {
    case 'passed':
      return [l10n.t('{0}: works, {1} ms.', name, Math.round(finding.ms)), ...facts].join(' ');
    case 'failed': {
      const { message } = describeError(withoutServerWords(finding.problem));
      return [l10n.t('{0}: failed after {1} ms. {2}', name, Math.round(finding.ms), message), ...facts].join(' ');
    }
    case 'notNeeded':
      return l10n.t('{0}: not needed.', name);
    case 'notReached':
      return l10n.t('{0}: not reached.', name);
  }
}

function factsOf(l10n: Localiser, layer: Layer, content: ReportContent): readonly string[] {
  const { addresses, route, certificate, allowance } = content.diagnosis.facts;
  switch (layer) {
    case 'dns':
      return addresses ? [l10n.t('Addresses: {0}.', addresses.length)] : [];
    case 'proxy':
      return route ? [routeText(l10n, route)] : [];
    case 'tls': {
      if (!certificate) return [];
      const days = Math.floor((certificate.validUntil - Date.now()) / DAY_MS);
      const until = new Date(certificate.validUntil || 0).toISOString().slice(0, 10);
      return [
        l10n.t('Issued by {0}, valid until {1} (days left: {2}).', shown(certificate.issuer, content), until, days),
      ];
    }
    case 'rateLimit':
      return allowance ? [l10n.t('Requests left: {0} of {1}.', allowance.remaining, allowance.limit)] : [];
    default:
      return [];
  }
}

function routeText(l10n: Localiser, route: Route): string {
  if (route.kind === 'proxy') {
    const credentials = route.hasCredentials ? ` ${l10n.t('A user name goes along.')}` : '';
    switch (route.source) {
      case 'setting':
        return l10n.t('The proxy of the setting “http.proxy” applies.') + credentials;
      case 'environment':
        return l10n.t('The proxy of the environment (HTTPS_PROXY) applies.') + credentials;
      case 'system':
        return l10n.t('The proxy of the system applies.') + credentials;
    }
  }
  switch (route.because) {
    case 'supportOff':
      return l10n.t('No proxy, because the setting “http.proxySupport” is off.');
    case 'thisComputer':
      return l10n.t('No proxy, because the host is this computer.');
    case 'noProxy':
      return l10n.t('No proxy, because the setting “http.noProxy” or NO_PROXY excepts the host.');
    case 'nothingSet':
      return l10n.t('No proxy, because none is set.');
  }
}

/** Whether something is set is told, and not what: proxies have names and passwords. */
function settingLines(l10n: Localiser, settings: ProxySettings): readonly string[] {
  const isSet = (is: boolean) => (is ? l10n.t('set') : l10n.t('not set'));
  return [
    `- http.proxySupport: ${code(settings.support)}`,
    `- http.proxy: ${isSet(settings.proxy !== '')}`,
    `- http.noProxy: ${isSet(settings.noProxy.length > 0)}`,
    `- HTTPS_PROXY: ${isSet(settings.environmentProxy !== '')}`,
    `- NO_PROXY: ${isSet(settings.environmentNoProxy !== '')}`,
    `- http.systemCertificates: ${code(String(settings.systemCertificates))}`,
  ];
}

function nameLines(l10n: Localiser, { diagnosis, origin }: ReportContent): readonly string[] {
  const { route, addresses } = diagnosis.facts;
  return [
    `- ${l10n.t('Host: {0}', code(new URL(origin).host))}`,
    ...(addresses ? [`- ${l10n.t('Addresses: {0}', code(addresses.join(' ')))}`] : []),
    ...(route?.kind === 'proxy' ? [`- ${l10n.t('Proxy: {0}', code(`${route.host}:${route.port}`))}`] : []),
  ];
}

/** A foreign text as code; where names are hidden, not if it names the host. */
function shown(text: string, { names, origin, diagnosis }: ReportContent): string {
  const { route } = diagnosis.facts;
  const hosts = [new URL(origin).hostname, ...(route?.kind === 'proxy' ? [route.host] : [])];
  const reveals = hosts.some((host) => text.toLowerCase().includes(host.toLowerCase()));
  return code(names === 'hidden' && reveals ? '…' : text);
}

/** The server's own words may quote what was sent. */
function withoutServerWords(problem: ApiErrorDetail): ApiErrorDetail {
  if (!('serverMessage' in problem)) return problem;
  const { serverMessage: _, ...rest } = problem;
  return rest;
}
