import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/commands/ids.ts';
import type { UserAct } from '../../unit/commands/fakeStepWindow.ts';
import { enter } from '../../unit/commands/fakeStepWindow.ts';
import { listedRows, openSmallShop, run, runOpening, said, sentTo, tryOut } from '../support/commandRun.ts';
import { openTabs } from '../support/editorSpy.ts';
import { eventually } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';

const under = extensionUnderTest();
const { ui, tree, editor } = under;
const API = '/api/v3/Customer';
const FIELD_NAMES = 'dealpos.api.fieldNames';
const FIRST_PAGE = 'PageNumber=1&PageSize=100';

function noFilter(): UserAct[] {
  return [enter(''), enter(''), enter(''), enter('')];
}

/** Types a key and corrects what it was taken for. */
function enterAs(text: string, label: string): UserAct {
  return (input) => {
    input.type(text);
    input.activeItems = input.items.filter((item) => item.label === label);
    input.accept();
  };
}

describe(COMMANDS.listCustomers, () => {
  it('asks for filters and lists the matches by the plain list call, one day wider at each end', async () => {
    const { sandbox } = await openSmallShop();
    await run(COMMANDS.listCustomers, [], [enter('Ani'), enter(''), enter('2024-03-01'), enter('2024-03-31')]);
    assert.deepEqual(sentTo(sandbox), [`GET ${API}?Name=Ani&From=2024-02-29&To=2024-04-01&${FIRST_PAGE}`]);
    assert.deepEqual(
      (await tree.customers()).map(({ label }) => label),
      ['Ani Wijaya'],
    );
    assert.equal(sentTo(sandbox).length, 1);
    assert.deepEqual(ui.messages, []);
  });

  it('refuses a day that is none before anything is sent', async () => {
    const { sandbox } = await openSmallShop();
    await run(COMMANDS.listCustomers, [], [enter(''), enter(''), tryOut('31.3.2024')]);
    assert.equal(ui.inputs[2]?.validationMessage, 'Enter a day of the calendar as yyyy-mm-dd.');
    assert.deepEqual(sentTo(sandbox), []);
  });

  for (const dialect of ['list-get-refused', 'list-get-missing']) {
    it(`falls back to the POST form where DealPOS refuses the GET (${dialect})`, async () => {
      const { sandbox } = await openSmallShop({ dialects: [dialect] });
      await run(COMMANDS.listCustomers, [], noFilter());
      assert.deepEqual(sentTo(sandbox), [`GET ${API}?${FIRST_PAGE}`, `POST ${API}/p {"PageNumber":1,"PageSize":100}`]);
      assert.equal((await tree.customers()).length, 3);
    });
  }
});

describe(COMMANDS.listCustomersWithTotal, () => {
  for (const dialect of [undefined, 'data-array']) {
    it(`counts with one request and offers to show the customers (${dialect ?? 'the documented envelope'})`, async () => {
      const { sandbox } = await openSmallShop({ dialects: dialect ? [dialect] : [] });
      await run(COMMANDS.listCustomersWithTotal, [], noFilter());
      assert.deepEqual(sentTo(sandbox), [`GET ${API}/WithTotalCount?PageNumber=1&PageSize=1`]);
      assert.deepEqual(said(), ['3 customers match.']);
      assert.deepEqual(ui.messages[0]?.buttons, ['Show Them']);
    });
  }

  it('shows them at the press of that button, for one request more', async () => {
    const { sandbox } = await openSmallShop();
    await run(COMMANDS.listCustomersWithTotal, [], [enter('Ani'), ...noFilter().slice(1), 'Show Them']);
    assert.deepEqual(sentTo(sandbox), [
      `GET ${API}/WithTotalCount?Name=Ani&PageNumber=1&PageSize=1`,
      `GET ${API}/WithTotalCount?Name=Ani&${FIRST_PAGE}`,
    ]);
    assert.deepEqual(said(), ['1 customer matches.']);
    assert.equal((await tree.customers()).length, 1);
  });

  for (const dialect of ['total-bare-array', 'total-refused-404']) {
    it(`says that there is no total where DealPOS tells none (${dialect})`, async () => {
      await openSmallShop({ dialects: [dialect] });
      await run(COMMANDS.listCustomersWithTotal, [], noFilter());
      assert.deepEqual(said(), ['The DealPOS of this shop tells no total.']);
    });
  }

  it('names the role where DealPOS refuses the total (total-refused-403)', async () => {
    await openSmallShop({ dialects: ['total-refused-403'] });
    await run(COMMANDS.listCustomersWithTotal, [], noFilter());
    assert.match(said()[0] ?? '', /lacks a role\..* This call needs the role "VIEW" in "Contacts"\./);
  });
});

describe(COMMANDS.getCustomer, () => {
  const keys = [
    ['Code', 'MM-902', 'Code=MM-902'],
    ['Email', 'no2@example.test', 'Email=no2@example.test'],
    ['Mobile', '081200000002', 'MobilePhone=081200000002'],
  ] as const;
  for (const [kind, text, query] of keys) {
    it(`recognises ${kind} in its one box and opens the customer with one request`, async () => {
      const { sandbox } = await openSmallShop();
      const page = await runOpening(COMMANDS.getCustomer, [], [enter(text)]);
      assert.equal(ui.inputs[0]?.items[0]?.label, `${kind}: ${text}`);
      assert.equal(ui.inputs[0]?.items[0]?.description, 'recognised');
      assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?${query}`]);
      assert.equal(page.state.heading, 'Budi Santoso');
    });
  }

  it('recognises an ID', async () => {
    const { sandbox, budi } = await openSmallShop();
    await runOpening(COMMANDS.getCustomer, [], [enter(budi.id)]);
    assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?ID=${budi.id}`]);
  });

  it('lets the user correct what it recognised', async () => {
    const { sandbox } = await openSmallShop();
    sandbox.store.add({ name: 'Dian', code: '081299999999' }, '2024-03-09');
    await runOpening(COMMANDS.getCustomer, [], [enterAs('081299999999', 'Code: 081299999999')]);
    assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?Code=081299999999`]);
  });

  it('opens a mobile number where DealPOS calls it otherwise, once that name is set', async () => {
    const { sandbox } = await openSmallShop({ dialects: ['mobile-key-mobile'] });
    await under.setting(FIELD_NAMES, { detailMobile: 'Mobile' });
    await runOpening(COMMANDS.getCustomer, [], [enter('081200000002')]);
    assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?Mobile=081200000002`]);
  });

  it('says on the page that there is nobody with this key', async () => {
    await openSmallShop();
    await run(COMMANDS.getCustomer, [], [enter('MM-999')]);
    const page = await eventually(() => editor.pages[0]);
    page.say({ type: 'ready' });
    await page.until('failed');
    assert.match(page.notice, /^The customer could not be read\.\n.*does not exist/);
  });
});

describe(COMMANDS.getCustomersByListId, () => {
  it('reads pasted IDs in one request, names what it leaves out, and shows a list of its own', async () => {
    const { sandbox, ani, citra } = await openSmallShop();
    const pasted = `["${ani.id}"; ${citra.id}\t${ani.id.toUpperCase()}, budi]`;
    await run(COMMANDS.getCustomersByListId, [], [enter(pasted), 'Open']);
    assert.deepEqual(sentTo(sandbox), [`GET ${API}/ListID?ListID=${ani.id}&ListID=${citra.id}`]);
    const [text = ''] = said();
    assert.match(text, /^Open 2 customers\?\nRepeated IDs, each read once: 1\n.*no customer IDs: budi$/);
    const list = (await tree.rows()).find(({ item }) => item.contextValue === 'idList');
    assert.equal(list?.label, 'ID list (2)');
    assert.equal(under.contextKeys.get('dealpos.idList'), true);
    await run(COMMANDS.closeIdList);
    assert.equal(under.contextKeys.get('dealpos.idList'), false);
  });

  it('asks before it reads one by one where DealPOS takes no list (list-id-refused)', async () => {
    const { sandbox, ani, citra } = await openSmallShop({ dialects: ['list-id-refused'] });
    await run(COMMANDS.getCustomersByListId, [], [enter(`${ani.id} ${citra.id}`), 'Read One by One']);
    assert.deepEqual(sentTo(sandbox).slice(1), [`GET ${API}/Detail?ID=${ani.id}`, `GET ${API}/Detail?ID=${citra.id}`]);
    assert.match(said()[0] ?? '', /Read them one by one\?\n.*\n\nThat takes 2 requests, and DealPOS allows/);
  });

  it('reads no further where that is declined', async () => {
    const { sandbox, ani } = await openSmallShop({ dialects: ['list-id-refused'] });
    await run(COMMANDS.getCustomersByListId, [], [enter(ani.id)]);
    assert.equal(sentTo(sandbox).length, 1);
  });

  const forms = [
    ['list-id-comma', { listIdForm: 'comma' }, (ids: readonly string[]) => `ListID=${ids.join(',')}`],
    ['list-id-named-id', { listId: 'ID' }, (ids: readonly string[]) => ids.map((id) => `ID=${id}`).join('&')],
  ] as const;
  for (const [dialect, names, query] of forms) {
    it(`takes the form of the request from the setting (${dialect})`, async () => {
      const { sandbox, ani, citra } = await openSmallShop({ dialects: [dialect] });
      await under.setting(FIELD_NAMES, names);
      await run(COMMANDS.getCustomersByListId, [], [enter(`${ani.id} ${citra.id}`)]);
      assert.deepEqual(sentTo(sandbox), [`GET ${API}/ListID?${query([ani.id, citra.id])}`]);
    });
  }
});

describe(COMMANDS.getNewCustomerCode, () => {
  for (const dialect of [undefined, 'new-code-object']) {
    it(`shows the code as a preview and copies it (${dialect ?? 'a bare text'})`, async () => {
      const { sandbox } = await openSmallShop({ dialects: dialect ? [dialect] : [] });
      const code = sandbox.store.nextCode();
      await run(COMMANDS.getNewCustomerCode, [], ['Copy']);
      assert.deepEqual(sentTo(sandbox), [`GET ${API}/NewCode`]);
      const preview = 'This is a preview: DealPOS does not reserve it.';
      assert.deepEqual(said(), [`The next customer code of “Toko” would be ${code}. ${preview}`]);
      assert.equal(await vscode.env.clipboard.readText(), code);
    });
  }

  it('opens the form of a new customer with this code', async () => {
    const { sandbox } = await openSmallShop();
    const page = await runOpening(COMMANDS.getNewCustomerCode, [], ['New Customer with This Code']);
    assert.equal(page.state.isNew, true);
    assert.deepEqual(page.state.edits, { code: sandbox.store.nextCode() });
  });

  it('says plainly that the shop has no code generator (new-code-off)', async () => {
    await openSmallShop({ dialects: ['new-code-off'] });
    await run(COMMANDS.getNewCustomerCode);
    assert.match(said()[0] ?? '', /^“Toko” gave no next customer code\.\n.*Customer Code Generator is probably off/);
  });
});

describe('lookups on rows', () => {
  it('open the customer of the row, and the call of a row’s account', async () => {
    const shop = await openSmallShop();
    const [row] = await listedRows(shop);
    await runOpening(COMMANDS.getCustomer, [row?.node]);
    assert.deepEqual(sentTo(shop.sandbox), [`GET ${API}/Detail?ID=${shop.ani.id}`]);
    assert.equal(openTabs(), 1);
  });
});
