import type { BrowserContext } from 'playwright-core';

/** What VS Code puts into the address of its own frame around each webview of this extension. */
const OURS = 'extensionId=dealpos-community.dealpos-customers';

/**
 * Collects what pages of this extension do against their Content-Security-Policy, Trusted Types included, in every window
 * of the browser: directive, what was blocked, sample. VS Code's frames, the one around the page included, do not count.
 */
export async function watchViolations(context: BrowserContext): Promise<string[]> {
  const seen: string[] = [];
  await context.exposeBinding('tellOfViolation', (_source, violation: string) => {
    seen.push(violation);
  });
  await context.addInitScript(listenInWebviews, OURS);
  return seen;
}

/** Runs in every frame. VS Code writes a page by `document.open()`, which takes the listeners of before away. */
function listenInWebviews(ours: string): void {
  Document.prototype.open = new Proxy(Document.prototype.open, {
    apply(open, page: Document, parts) {
      const opened: unknown = Reflect.apply(open, page, parts);
      if (page.defaultView?.parent.location.search.includes(ours)) {
        page.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
          void window.tellOfViolation(`${effectiveDirective} ${blockedURI} ${sample}`);
        });
      }
      return opened;
    },
  });
}

declare global {
  interface Window {
    tellOfViolation(violation: string): Promise<void>;
  }
}
