import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { PageState } from '../../src/editor/protocol.ts';
import { INVALID, STRINGS } from '../support/pageFixtures.ts';
import { pageTest } from '../support/pageTest.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab;
before(async () => {
  lab = await WebviewLab.start();
});
after(() => lab.stop());

const onPage = pageTest(() => lab);

/** The same page with the problems of these fields alone. */
function left(...fields: readonly (keyof PageState['problems'])[]): PageState {
  const problems = Object.fromEntries(fields.map((field) => [field, INVALID.problems[field] ?? '']));
  return { ...INVALID, problems };
}

describe('problems', () => {
  const typed: PageState = { ...INVALID, focusProblems: 0 };

  onPage('a problem is told beside its field and linked to it', typed, async (webview) => {
    assert.equal(await webview.field('email').getAttribute('aria-invalid'), 'true');
    assert.equal((await webview.description('email'))[0], 'This does not look like an email address.');
    assert.equal(await webview.field('phone').getAttribute('aria-invalid'), null);
    assert.equal(await webview.page.getByText(STRINGS.problemsTitle).count(), 0, 'no summary while typing');
  });

  onPage('a refused save puts the focus on a summary that leads to the fields', typed, async (webview) => {
    await webview.show(INVALID);
    const summary = webview.page.getByRole('region', { name: STRINGS.problemsTitle });
    assert.ok(await summary.evaluate((box) => box === document.activeElement));
    assert.deepEqual(await summary.getByRole('link').allInnerTexts(), [
      'Name: A name is needed.',
      'Mobile: This does not look like a phone number (for example 081234567890 or +6281234567890).',
      'Email: This does not look like an email address.',
    ]);
    await webview.page.keyboard.press('Tab');
    await webview.page.keyboard.press('Enter');
    assert.equal(await webview.focusedId(), 'field-name');
    assert.equal(new URL(webview.page.url()).hash, '');
  });

  onPage('the summary goes with the last problem and stays away until the next refusal', typed, async (webview) => {
    const summary = webview.page.getByText(STRINGS.problemsTitle);
    await webview.show(INVALID);
    await webview.show({ ...INVALID, problems: {} });
    assert.equal(await summary.count(), 0);
    await webview.show(INVALID);
    assert.equal(await summary.count(), 0);
    await webview.show({ ...INVALID, focusProblems: 2 });
    assert.equal(await summary.count(), 1);
  });

  onPage(
    'a summary that goes while it has the focus leaves it at the first field that it named',
    typed,
    async (webview) => {
      await webview.show(INVALID);
      await webview.show({ ...INVALID, problems: {} });
      assert.equal(await webview.focusedId(), 'field-name');
    },
  );

  onPage('a link that goes while it has the focus leaves it at its field', typed, async (webview) => {
    await webview.show(INVALID);
    await webview.page.getByRole('link', { name: /^Mobile:/ }).focus();
    await webview.show(left('name', 'email'));
    assert.equal(await webview.focusedId(), 'field-mobile');
  });

  onPage('a page that is shown again does not take the focus', INVALID, async (webview) => {
    assert.equal(await webview.page.getByText(STRINGS.problemsTitle).count(), 0);
    assert.equal(await webview.focusedId(), '');
  });
});
