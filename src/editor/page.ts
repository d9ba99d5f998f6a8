/** What the page's frame needs to know; all of it is escaped. */
export interface PageParts {
  /** The webview's own source expression for the CSP (`Webview.cspSource`). */
  readonly cspSource: string;
  /** Random per page; allows our one script and no other. */
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** BCP 47 tag of the display language. */
  readonly lang: string;
  /** Neutral: a title may be stored in clear, so it names no customer. */
  readonly title: string;
}

/**
 * The frame of the customer page. It holds no data: everything arrives by message after the `ready` handshake, so that
 * the page is never written anew and no value passes through HTML.
 */
export function pageHtml(parts: PageParts): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(parts.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy(parts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(parts.title)}</title>
<link rel="stylesheet" href="${escapeHtml(parts.styleUri)}">
</head>
<body>
<div id="root"></div>
<script nonce="${escapeHtml(parts.nonce)}" src="${escapeHtml(parts.scriptUri)}"></script>
</body>
</html>
`;
}

/** The page may run our script and show our style, and nothing else: no request, no frame, no form, no HTML from text. */
function contentSecurityPolicy(parts: PageParts): string {
  return [
    `default-src 'none'`,
    `style-src ${parts.cspSource}`,
    `script-src 'nonce-${parts.nonce}'`,
    // A picture is loaded by the host, on request, and arrives as data.
    'img-src data:',
    `connect-src 'none'`,
    `form-action 'none'`,
    `base-uri 'none'`,
    `frame-src 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
  ].join('; ');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
