import * as assert from 'node:assert/strict';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { choose, enter } from '../../unit/commands/fakeStepWindow.ts';
import { agreeToMerge } from '../support/accountStorage.ts';
import { listedRows, openSmallShop, run, said, sentTo, writesTo } from '../support/commandRun.ts';
import { openTabs } from '../support/editorSpy.ts';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { readyMergePage, watchMergePages } from '../support/mergePage.ts';
import type { Shop } from '../support/shop.ts';
import { openShop } from '../support/shop.ts';

const under = extensionUnderTest();
const { ui, tree } = under;
const API = '/api/v3/Customer';
const FIELD_NAMES = 'dealpos.api.fieldNames';
const NAMES = { mergeTarget: 'TargetID', mergeSources: 'SourceIDs' };

/** Sets the names on this machine, and has the shop's account agree to them, as its user does once. */
async function setNames({ accountId }: Shop, names: typeof NAMES): Promise<void> {
  await under.setting(FIELD_NAMES, names);
  await agreeToMerge(under.context, accountId, { target: names.mergeTarget, sources: names.mergeSources });
}

function detail(...ids: readonly string[]): string[] {
  return ids.map((id) => `GET ${API}/Detail?ID=${id}`);
}

describe(COMMANDS.mergeCustomers, () => {
  it('lays the selected rows side by side, one request for each, and chooses no survivor', async () => {
    const pages = watchMergePages();
    const shop = await openSmallShop();
    await setNames(shop, NAMES);
    const nodes = (await listedRows(shop)).map(({ node }) => node);
    await run(COMMANDS.mergeCustomers, [nodes[0], nodes]);
    const page = await readyMergePage(pages);
    assert.deepEqual(sentTo(shop.sandbox), detail(shop.ani.id, shop.budi.id, shop.citra.id));
    assert.deepEqual(
      page.state.customers.map(({ name }) => name),
      ['Ani Wijaya', 'Budi Santoso', 'Citra Dewi'],
    );
    assert.equal(page.state.survivor, undefined);
    assert.equal(page.state.whyOff, 'Choose who survives.');
  });

  it('from the palette asks for two and compares them', async () => {
    const pages = watchMergePages();
    const { sandbox } = await openSmallShop();
    const compare = choose('Compare These 2 Customers');
    await run(COMMANDS.mergeCustomers, [], [enter('MM-901'), enter('MM-902'), compare]);
    const page = await readyMergePage(pages);
    assert.equal(page.state.customers.length, 2);
    assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?Code=MM-901`, `GET ${API}/Detail?Code=MM-902`]);
  });

  for (const [dialect, names] of [
    [undefined, NAMES],
    ['merge-keys-target-list', { mergeTarget: 'ID', mergeSources: 'ListID' }],
    ['merge-keys-contact', { mergeTarget: 'TargetContactID', mergeSources: 'SourceContactIDs' }],
  ] as const) {
    it(`reads everybody, merges once, reads everybody again and reports each (${dialect ?? 'default names'})`, async () => {
      const pages = watchMergePages();
      const shop = await openSmallShop({ dialects: dialect ? [dialect] : [] });
      await setNames(shop, names);
      const nodes = (await listedRows(shop)).map(({ node }) => node).slice(0, 2);
      await run(COMMANDS.mergeCustomers, [nodes[0], nodes]);
      const page = await readyMergePage(pages);
      shop.sandbox.clearRequests();
      page.choose(1);
      ui.press('Merge');
      page.merge(1);
      await page.until('done');
      const { ani, budi } = shop;
      const reads = detail(budi.id, ani.id);
      const body = JSON.stringify({ [names.mergeTarget]: budi.id, [names.mergeSources]: [ani.id] });
      assert.deepEqual(sentTo(shop.sandbox), [...reads, `PUT ${API}/Merge ${body}`, ...reads]);
      const [question] = ui.messages;
      assert.equal(question?.modal, true);
      assert.match(question?.message ?? '', /^Merge 1 customer into .*Budi Santoso/);
      assert.match(question?.detail ?? '', /This cannot be undone/);
      assert.deepEqual(question?.buttons, ['Back to the Comparison', 'Merge']);
      assert.deepEqual(
        page.state.results.map(({ label, tone }) => [label.includes('Budi'), tone]),
        [
          [true, 'asExpected'],
          [false, 'asExpected'],
        ],
      );
      assert.equal(shop.sandbox.store.at(ani.number), undefined);
      await eventuallyHolds(async () => assert.equal((await tree.customers()).length, 2));
    });
  }

  it('sends nothing without names that the user has confirmed, whatever the page says', async () => {
    const pages = watchMergePages();
    const shop = await openSmallShop();
    const nodes = (await listedRows(shop)).map(({ node }) => node);
    await run(COMMANDS.mergeCustomers, [nodes[0], nodes]);
    const page = await readyMergePage(pages);
    page.choose(0);
    ui.press('Merge');
    page.merge(0);
    assert.match(page.notices, /has not documented the field names of a merge, so none are guessed/);
    assert.deepEqual(writesTo(shop.sandbox), []);
    assert.deepEqual(ui.messages, []);
  });

  it('sends nothing for an account that has not agreed to the names that are set, and asks on its page', async () => {
    await under.setting(FIELD_NAMES, NAMES);
    const pages = watchMergePages();
    const shop = await openSmallShop();
    const nodes = (await listedRows(shop)).map(({ node }) => node).slice(0, 2);
    await run(COMMANDS.mergeCustomers, [nodes[0], nodes]);
    const page = await readyMergePage(pages);
    page.choose(0);
    page.merge(0);
    assert.match(page.notices, /nobody has agreed to them for this account/);
    assert.deepEqual([writesTo(shop.sandbox), ui.messages], [[], []]);
    ui.press('Use These Names');
    page.press('enterNames');
    await eventuallyHolds(() => assert.equal(page.state.whyOff, ''));
    assert.deepEqual(ui.messages[0]?.buttons, ['Check API Description…', 'Use These Names', 'Enter Other Names…']);
    await run(COMMANDS.editAccount, [shop.accountId], [choose('Take Back the Consent to Merge')]);
    await eventuallyHolds(() => assert.match(page.state.whyOff, /not agreed to for this account/));
  });

  it('takes names that are typed by hand and confirmed with the danger named', async () => {
    await under.setting(FIELD_NAMES, {}); // put back after the test
    const pages = watchMergePages();
    const shop = await openSmallShop();
    const nodes = (await listedRows(shop)).map(({ node }) => node);
    await run(COMMANDS.mergeCustomers, [nodes[0], nodes]);
    const page = await readyMergePage(pages);
    ui.script(enter('TargetID'), enter('SourceIDs'));
    ui.press('Use These Names');
    page.press('enterNames');
    await eventually(() => ui.messages.length > 0);
    assert.match(said()[0] ?? '', /a merge destroys the wrong customers, and that cannot be undone/);
    page.choose(0);
    await eventuallyHolds(() => assert.equal(page.state.whyOff, ''));
  });

  it('refuses rows of different accounts, and a lone row with itself', async () => {
    const pages = watchMergePages();
    await openShop({ customers: 1 }, 'Satu');
    const second = await openShop({ customers: 1, seed: 2 }, 'Dua');
    const accounts = await tree.rows();
    const nodes = await Promise.all(accounts.map(async ({ node }) => (await tree.customers(node))[0]?.node));
    second.sandbox.clearRequests();
    await run(COMMANDS.mergeCustomers, [nodes[0], nodes]);
    assert.deepEqual(said(), ['These customers belong to different accounts. Only customers of one can be merged.']);
    assert.equal(pages.length, 0);
    assert.equal(openTabs(), 0);
  });

  it('is never sent twice: after a lost answer it reads what has become of them', async () => {
    const pages = watchMergePages();
    const shop = await openSmallShop();
    await setNames(shop, NAMES);
    const nodes = (await listedRows(shop)).map(({ node }) => node).slice(0, 2);
    await run(COMMANDS.mergeCustomers, [nodes[0], nodes]);
    const page = await readyMergePage(pages);
    shop.sandbox.setFault('status-504-after@mergeCustomer');
    page.choose(0);
    ui.press('Merge');
    page.merge(0);
    await page.until('done');
    assert.equal(writesTo(shop.sandbox).length, 1);
    assert.equal(shop.sandbox.store.at(shop.budi.number), undefined);
  });
});
