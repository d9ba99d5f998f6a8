import assert from 'node:assert/strict';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import { readBrowserSecrets } from '../../support/e2eSecrets.ts';
import { eventually } from '../../support/e2eWait.ts';
import type { Workbench } from '../../support/workbench.ts';
import { NASUTION } from './people.ts';

/** Beside the sample data a real account is added, corrected and removed; `shop` is what it leads to. */
export function accounts(journey: Journey, shop: () => Sandbox, wrongSecret: string): void {
  journey.step(
    'a wrong secret is told in the server’s words, and nothing that was entered is lost',
    async (session) => {
      const { workbench, page } = session;
      await workbench.palette('DealPOS: Add Account…');
      await workbench.answerInput('The host of the shop', 'http://shop.example.com');
      await workbench.quickInputMessage.filter({ hasText: 'Use https.' }).waitFor();
      await workbench.screenshot('add-account-host');
      await workbench.answerInput('Use https.', shop().origin);
      await workbench.answerInput('Client ID', shop().clientId);
      await workbench.answerInput('Client secret', wrongSecret);
      await workbench.answerInput('A name for the account', 'Toko Dua');
      await workbench.quickPickRow('Read-only').waitFor();
      await workbench.screenshot('add-account-mode');
      await workbench.pick('Normal');
      await workbench.dialog
        .filter({ hasText: '“The client id or client secret is not valid” (status 401)' })
        .waitFor();
      await workbench.screenshot('add-account-refused');
      await workbench.clickDialogButton('Edit Details');
      await expectInput(workbench, 'Client ID', shop().clientId);
      await page.keyboard.press('Enter');
      await workbench.answerInput('Client secret', shop().clientSecret);
      await expectInput(workbench, 'A name for the account', 'Toko Dua');
      await page.keyboard.press('Enter');
      await workbench.pick('Normal');
      await workbench.toast('The account “Toko Dua” was added.').waitFor();
      assert.ok((await readBrowserSecrets(session)).includes(shop().clientSecret));
    },
  );

  journey.step('two accounts are two nodes, each with its own customers', async ({ workbench }) => {
    await workbench.rows('Sample data').waitFor();
    await workbench.rows('Toko Dua').click();
    await workbench.rows('Toko Dua').filter({ hasText: '40 customers' }).waitFor();
    const first = shop().store.at(shop().store.order.numbers[0] ?? -1);
    await workbench.rows(first?.code ?? '').click();
    await workbench.editor
      .locator('h1')
      .filter({ hasText: first?.name ?? '' })
      .waitFor();
    await workbench.editor.locator('.account-name').filter({ hasText: 'Toko Dua' }).waitFor();
  });

  journey.step('removing an account takes its node, its tabs and its secret with it', async (session) => {
    const { workbench } = session;
    const opened = shop().store.at(shop().store.order.numbers[0] ?? -1)?.code ?? '';
    await workbench.palette('DealPOS: Remove Account…');
    await workbench.pick('Toko Dua');
    await workbench.dialog
      .filter({ hasText: 'Its client ID and secret, its access token, all unsaved drafts' })
      .waitFor();
    await workbench.clickDialogButton('Remove Account');
    await workbench.treeMessage.filter({ hasText: '100 of 2,000 customers' }).waitFor();
    await workbench.rows('Toko Dua').waitFor({ state: 'detached' });
    await workbench.tab(opened).waitFor({ state: 'detached' });
    assert.ok(!(await readBrowserSecrets(session)).includes(shop().clientSecret));
  });

  journey.step('without any account the sidebar offers both ways again', async (session) => {
    const { workbench } = session;
    await workbench.palette('DealPOS: Remove Account…');
    await workbench.clickDialogButton('Remove Account');
    await workbench.welcomeButton('Try with Sample Data').waitFor();
    await workbench.welcomeButton('Add Account').waitFor();
    await workbench.tab(NASUTION.code).waitFor({ state: 'detached' });
    assert.doesNotMatch(await readBrowserSecrets(session), /draftKey|dealpos\.account\./);
  });
}

/** Waits for an input box and checks what is in it already. */
async function expectInput(workbench: Workbench, about: string, text: string): Promise<void> {
  await workbench.page.locator('.quick-input-widget').filter({ hasText: about }).waitFor();
  await eventually(`“${text}” in the box`, async () => (await workbench.quickInput.inputValue()) === text);
}
