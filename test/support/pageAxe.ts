import axe from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Finding {
  readonly id: string;
  readonly impact: string | null | undefined;
  readonly nodes: readonly string[];
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Puts axe into a page, once after each load. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source);
}

/** What axe finds on the page, and what it could not decide. */
export function axeFindings(page: Page): Promise<Finding[]> {
  return page.evaluate(async (values) => {
    const { violations, incomplete } = await window.axe.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations', 'incomplete'],
    });
    return [...violations, ...incomplete].map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.map(({ html }) => html),
    }));
  }, TAGS);
}
