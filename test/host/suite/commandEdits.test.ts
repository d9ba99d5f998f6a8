import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { enter } from '../../unit/commands/fakeStepWindow.ts';
import type { SmallShop } from '../support/commandRun.ts';
import {
  listedRows,
  openSmallShop,
  run,
  runOpening,
  said,
  sentTo,
  WRITE_ANSWERS,
  writesTo,
} from '../support/commandRun.ts';
import type { CustomerPage } from '../support/customerPage.ts';
import { customerTab, untilDirty } from '../support/editorSpy.ts';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';

const under = extensionUnderTest();
const { ui, editor } = under;
const API = '/api/v3/Customer';
const FIELD_NAMES = 'dealpos.api.fieldNames';

interface Update {
  readonly id: (typeof COMMANDS)[`updateCustomerBy${'Id' | 'Code' | 'Email' | 'MobilePhone'}`];
  readonly key: (shop: SmallShop) => string;
  /** How the key is called in Detail and in the update's body. */
  readonly names: readonly [string, string];
  readonly path: string;
  readonly binding: string;
}

const UPDATES: readonly Update[] = [
  {
    id: COMMANDS.updateCustomerById,
    key: ({ ani }) => ani.id,
    names: ['ID', 'ID'],
    path: '/ByID',
    binding: 'Saves with “Update by ID”',
  },
  {
    id: COMMANDS.updateCustomerByCode,
    key: () => 'MM-901',
    names: ['Code', 'Code'],
    path: '/ByCode',
    binding: 'Saves with “Update by Code”',
  },
  {
    id: COMMANDS.updateCustomerByEmail,
    key: () => 'no1@example.test',
    names: ['Email', 'Email'],
    path: '',
    binding: 'Saves with “Update by Email”',
  },
  {
    id: COMMANDS.updateCustomerByMobilePhone,
    key: () => '081200000001',
    names: ['MobilePhone', 'MobilePhone'],
    path: '/ByMobilePhone',
    binding: 'Saves with “Update by Mobile Phone”',
  },
];

/** Types into the form and saves. */
async function saveAddress(page: CustomerPage, address = 'Jl. Baru 1'): Promise<void> {
  page.type('address', address);
  await untilDirty(true);
  await vscode.commands.executeCommand('dealpos.saveCustomer');
}

for (const { id, key, names, path, binding } of UPDATES) {
  describe(id, () => {
    it('opens an editor that says by which call it saves, and saves by that very call', async () => {
      const shop = await openSmallShop();
      const { sandbox, ani } = shop;
      const page = await runOpening(id, [], [enter(key(shop))]);
      const read = `GET ${API}/Detail?${names[0]}=${key(shop)}`;
      assert.deepEqual(sentTo(sandbox), [read]);
      assert.equal(page.state.binding, binding);
      await saveAddress(page);
      await untilDirty(false);
      const body = JSON.stringify({ Address: 'Jl. Baru 1', [names[1]]: key(shop) });
      assert.deepEqual(sentTo(sandbox), [read, read, `PUT ${API}${path} ${body}`, read]);
      assert.equal(sandbox.store.at(ani.number)?.address, 'Jl. Baru 1');
    });

    it('takes the key of a row, and says so where the row has none', async () => {
      const shop = await openSmallShop();
      shop.sandbox.store.change(shop.budi.number, { code: null, email: null, mobile: null });
      const [ani, budi] = await listedRows(shop);
      const page = await runOpening(id, [ani?.node]);
      assert.equal(page.state.binding, binding);
      assert.deepEqual(ui.inputs, []);
      if (id === COMMANDS.updateCustomerById) return;
      await run(id, [budi?.node]);
      assert.match(said().at(-1) ?? '', /^Budi Santoso cannot be edited this way\. Not known: /);
    });

    it('takes any answer of success for one, an empty one too', async () => {
      const shop = await openSmallShop();
      const page = await runOpening(id, [], [enter(key(shop))]);
      for (const dialect of WRITE_ANSWERS) {
        shop.sandbox.setDialect(dialect);
        await saveAddress(page, `Jl. ${dialect}`);
        await untilDirty(false);
        assert.equal(shop.sandbox.store.at(shop.ani.number)?.address, `Jl. ${dialect}`);
        assert.equal(page.state.notice, undefined);
      }
    });
  });
}

describe('updates by mobile number', () => {
  it('are refused where DealPOS calls the number otherwise, and work once the names are set', async () => {
    const { sandbox, ani } = await openSmallShop({ dialects: ['mobile-key-mobile'] });
    await run(COMMANDS.updateCustomerByMobilePhone, [], [enter('081200000001')]);
    const failed = await eventually(() => editor.pages[0]);
    failed.say({ type: 'ready' });
    await failed.until('failed');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await under.setting(FIELD_NAMES, { detailMobile: 'Mobile', updateMobileKey: 'Mobile' });
    const page = await runOpening(COMMANDS.updateCustomerByMobilePhone, [], [enter('081200000001')]);
    await saveAddress(page);
    await untilDirty(false);
    const body = '{"Address":"Jl. Baru 1","Mobile":"081200000001"}';
    assert.equal(sentTo(sandbox).at(-2), `PUT ${API}/ByMobilePhone ${body}`);
    assert.equal(sandbox.store.at(ani.number)?.address, 'Jl. Baru 1');
  });
});

/** Opens the form of a new customer and types who it is. */
async function typeNew(texts: { readonly name?: string; readonly email?: string; readonly mobile?: string }) {
  const page = await runOpening(COMMANDS.createCustomer);
  if (texts.name) page.type('name', texts.name);
  if (texts.email) page.type('email', texts.email);
  if (texts.mobile) page.type('mobile', texts.mobile);
  await untilDirty(true);
  return page;
}

async function save(): Promise<void> {
  await vscode.commands.executeCommand('dealpos.saveCustomer');
}

describe(COMMANDS.createCustomer, () => {
  it('opens an empty form without a request, and creates with the name alone', async () => {
    const { sandbox } = await openSmallShop();
    await typeNew({ name: 'Eka Baru' });
    assert.deepEqual(sentTo(sandbox), []);
    await save();
    const created = await eventually(() => sandbox.store.at(3));
    await eventuallyHolds(() => assert.equal(sentTo(sandbox).length, 2));
    assert.deepEqual(sentTo(sandbox), [`POST ${API} {"Name":"Eka Baru"}`, `GET ${API}/Detail?ID=${created.id}`]);
  });

  it('becomes the editor of the customer that was created', async () => {
    const { sandbox } = await openSmallShop();
    await typeNew({ name: 'Eka Baru', email: 'eka@example.test' });
    await save();
    await eventuallyHolds(() => {
      const { input } = customerTab();
      assert.ok(input instanceof vscode.TabInputCustom);
      assert.match(input.uri.path, /^\/id\//);
    });
    const created = sandbox.store.find('email', 'eka@example.test');
    assert.deepEqual(sentTo(sandbox).slice(0, 3), [
      `GET ${API}/Detail?Email=eka@example.test`,
      `POST ${API} {"Name":"Eka Baru","Email":"eka@example.test"}`,
      `GET ${API}/Detail?ID=${created?.id}`,
    ]);
  });

  it('sends nothing without a name, and leads to it', async () => {
    const { sandbox } = await openSmallShop();
    const page = await typeNew({ email: 'eka@example.test' });
    await save();
    await eventuallyHolds(() => assert.equal(page.state.focusProblems, 1));
    assert.ok(page.state.problems.name);
    assert.deepEqual(sentTo(sandbox), []);
  });

  it('shows who has the same email before anything is created, and creates anyway when told to', async () => {
    const { sandbox } = await openSmallShop();
    const page = await typeNew({ name: 'Ani Dua', email: 'no1@example.test' });
    await save();
    const notice = await page.untilNotice(/there may be such a customer already/);
    assert.match(notice, /Ani Wijaya · MM-901: same Email/);
    assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?Email=no1@example.test`]);
    page.press('createAnyway');
    // This shop's DealPOS takes no second customer with an email, and that is then said in its own words.
    await page.untilNotice(/Email no1@example\.test is used by another customer/);
    assert.deepEqual(writesTo(sandbox), [`POST ${API} {"Name":"Ani Dua","Email":"no1@example.test"}`]);
  });

  for (const dialect of ['write-204', 'write-id-only', 'write-message-only']) {
    it(`finds the new customer again whatever the answer holds (${dialect})`, async () => {
      const { sandbox } = await openSmallShop({ dialects: [dialect] });
      await typeNew({ name: 'Eka Baru', email: 'eka@example.test' });
      await save();
      await eventuallyHolds(() =>
        assert.equal(sentTo(sandbox).filter((sent) => sent.startsWith('GET')).length >= 2, true),
      );
      await untilDirty(false);
      assert.equal(sandbox.store.size, 4);
    });
  }

  it('is never sent twice: after a server fault it looks the customer up and says what is true', async () => {
    const { sandbox } = await openSmallShop();
    sandbox.setFault('status-500@createCustomer');
    const page = await typeNew({ name: 'Eka Baru', email: 'eka@example.test' });
    await save();
    assert.match(await page.untilNotice(/Not created/), /Not created\. What you entered is kept\./);
    const found = `GET ${API}/Detail?Email=eka@example.test`;
    assert.deepEqual(sentTo(sandbox), [found, `POST ${API} {"Name":"Eka Baru","Email":"eka@example.test"}`, found]);
  });
});
