import type { ApiErrorDetail } from '../api/errors.ts';
import type { ErrorText } from './failureText.ts';
import type { Localiser } from './localiser.ts';

/** Texts for failures between us and the server: they name the layer that failed and the setting to look at. */
export function connectionFailureText(l10n: Localiser, detail: ApiErrorDetail): ErrorText {
  switch (detail.kind) {
    case 'unreachable':
      return unreachableText(l10n, detail.layer, detail.code);
    case 'tls':
      return tlsText(l10n, detail.code);
    case 'timeout':
      return timeoutText(l10n, detail.stage, Math.round(detail.ms / 1000));
    case 'connectionLost':
      return {
        message: l10n.t('The connection broke before the answer was complete ({0}).', detail.code),
        nextStep: l10n.t('Try again.'),
      };
    default:
      return answerText(l10n, detail);
  }
}

/** Texts for answers that cannot be the API's, or cannot be used. */
function answerText(l10n: Localiser, detail: ApiErrorDetail): ErrorText {
  switch (detail.kind) {
    case 'redirected':
      return {
        message: l10n.t('The server wanted to send the request to another address. It was not followed.'),
        nextStep: l10n.t('Check the host of the account, or sign in to the network you are on.'),
      };
    case 'tooLarge':
      return {
        message: l10n.t('The answer was larger than {0} MB and was cut off.', Math.round(detail.limitBytes / 1048576)),
        nextStep: l10n.t('Use a smaller page size.'),
      };
    case 'unsafeUrl':
      return {
        message: l10n.t('The address of the account is not safe to send credentials to.'),
        nextStep: l10n.t('Remove the account and add it again with the shop’s own host.'),
      };
    case 'notJson':
      return {
        message: l10n.t(
          'The answer was not from the DealPOS API (status {0}, {1}).',
          detail.status,
          detail.contentType,
        ),
        nextStep: l10n.t('Check the host, and whether a network sign-in page or a proxy stands in between.'),
      };
    default:
      return {
        message: l10n.t('DealPOS answered in a form that is not known, so it was not used.'),
        nextStep: l10n.t('Try again; if it stays, show the log to whoever runs the shop’s system.'),
      };
  }
}

function unreachableText(l10n: Localiser, layer: 'dns' | 'tcp' | 'proxy', code: string): ErrorText {
  switch (layer) {
    case 'dns':
      return {
        message: l10n.t('The host was not found ({0}).', code),
        nextStep: l10n.t('Check the spelling of the host and your network connection.'),
      };
    case 'tcp':
      return {
        message: l10n.t('The host could not be reached ({0}).', code),
        nextStep: l10n.t('Check your network connection, then try again.'),
      };
    case 'proxy':
      return proxyText(l10n, code);
  }
}

function proxyText(l10n: Localiser, code: string): ErrorText {
  if (code === '407' || code === '401') {
    return {
      message: l10n.t('The proxy asks for a user name and password, or refused those it got ({0}).', code),
      // Microsoft/vscode-docs#3167, and seen with tinyproxy and squid.
      nextStep: l10n.t(
        'Write them into the setting “http.proxy” as http://name:password@host:port; VS Code does not hand “http.proxyAuthorization” to extensions.',
      ),
    };
  }
  return {
    message: l10n.t('The proxy gave no connection to the host ({0}).', code),
    nextStep: l10n.t('Look at the settings “http.proxy” and “http.noProxy”; without them the system’s proxy counts.'),
  };
}

const DATE_CODES: readonly string[] = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
const HOST_CODES: readonly string[] = ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'];

function tlsText(l10n: Localiser, code: string): ErrorText {
  if (DATE_CODES.includes(code)) {
    return {
      message: l10n.t('The server’s certificate is not valid at this date ({0}).', code),
      nextStep: l10n.t(
        'Check the date of this computer. If it is right, whoever runs the host must renew the certificate.',
      ),
    };
  }
  if (HOST_CODES.includes(code)) {
    return {
      message: l10n.t('The server’s certificate belongs to another host ({0}).', code),
      nextStep: l10n.t(
        'Check the host of the account, and whether a proxy stands in between (see the setting “http.proxy”).',
      ),
    };
  }
  if (/^(?:EPROTO|ERR_SSL_|ERR_TLS_HANDSHAKE)/.test(code)) {
    return {
      message: l10n.t('No secure connection could be agreed on with the host ({0}).', code),
      nextStep: l10n.t(
        'Check the host and its port, and whether a proxy stands in between (see the setting “http.proxy”).',
      ),
    };
  }
  return {
    message: l10n.t('The server’s certificate could not be trusted ({0}).', code),
    nextStep: l10n.t(
      'Check the host. Behind a company proxy, its certificate must be known to this computer (see the setting “http.systemCertificates”).',
    ),
  };
}

function timeoutText(l10n: Localiser, stage: 'headers' | 'idle' | 'total', seconds: number): ErrorText {
  switch (stage) {
    case 'headers':
      return {
        message: l10n.t('DealPOS did not begin to answer within {0} seconds.', seconds),
        nextStep: l10n.t(
          'Check the connection and try again. The setting “dealpos.timeouts.headers” says how long to wait.',
        ),
      };
    case 'idle':
      return {
        message: l10n.t('DealPOS began to answer, then sent nothing for {0} seconds.', seconds),
        nextStep: l10n.t(
          'Check the connection and try again. The setting “dealpos.timeouts.idle” says how long to wait.',
        ),
      };
    case 'total':
      return {
        message: l10n.t('DealPOS had not answered in full after {0} seconds.', seconds),
        nextStep: l10n.t(
          'Check the connection and try again. The setting “dealpos.timeouts.total” says how long to wait.',
        ),
      };
  }
}
