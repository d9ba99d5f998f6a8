import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { enter, leave } from '../../unit/commands/fakeStepWindow.ts';
import { storedProfiles } from '../support/accountStorage.ts';
import { eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { customerAt } from '../support/openCustomer.ts';
import { accountInputs, callsAt, openSandbox, openShop } from '../support/shop.ts';

const under = extensionUnderTest();
const { ui, tree, editor } = under;

interface Trouble {
  readonly name: string;
  readonly make: (sandbox: Sandbox) => unknown;
  /** What is said about it, with the next step. */
  readonly words: RegExp;
  readonly viewState: 'error' | 'offline';
}

/** What the view offers. */
const ACTIONS = {
  error: ['Try Again', 'Edit Account…', 'Diagnose Connection…', 'Show Log'],
  offline: ['Try Again', 'Diagnose Connection…', 'Show Log'],
};

const TROUBLES: readonly Trouble[] = [
  {
    name: 'a tenant that is suspended (402)',
    make: (sandbox) => sandbox.setFault('status-402'),
    words:
      /account is suspended\. DealPOS says: “Your Account has been suspended” \(status 402\)\. The shop’s owner has to/,
    viewState: 'error',
  },
  {
    name: 'a missing role (403)',
    make: (sandbox) => sandbox.setFault(...ON_READS.map((operation) => `status-403@${operation}`)),
    words:
      /lacks a role\. DealPOS says: “.+” \(status 403\)\. This call needs the role .*Contacts.*Ask the shop’s owner/,
    viewState: 'error',
  },
  {
    name: 'a web page in place of JSON',
    make: (sandbox) => sandbox.setFault('html-200'),
    words: /not from the DealPOS API \(status 200, text\/html.*\)\. Check the host, and whether a network sign-in page/,
    viewState: 'error',
  },
  {
    name: 'a server fault with a stack trace (500)',
    make: (sandbox) => sandbox.setFault('status-500'),
    words: /DealPOS itself failed \(status 500\)\. Try again in a minute/,
    viewState: 'error',
  },
  {
    name: 'being offline',
    make: (sandbox) => sandbox.close(),
    words: /could not be reached \(ECONNREFUSED\)\. Check your network connection, then try again/,
    viewState: 'offline',
  },
  {
    name: 'another address behind a redirect',
    make: (sandbox) => sandbox.setFault('redirect-302'),
    words: /wanted to send the request to another address\. It was not followed\. Check the host/,
    viewState: 'error',
  },
];

const ON_READS = ['listCustomers', 'listCustomersByPost', 'listCustomerWithTotalCount', 'getCustomerDetail'];
const RAW = /\bat \w+.*:\d+:\d+|<html|<h1>|System\.|undefined|\[object/;

describe('trouble with a server', () => {
  for (const { name, make, words, viewState } of TROUBLES) {
    it(`${name} is said while an account is added, with a next step; what was typed is kept`, async () => {
      const sandbox = await openSandbox();
      await make(sandbox);
      ui.press('Edit Details');
      ui.script(...accountInputs(sandbox, 'Toko Coba'), leave);
      await vscode.commands.executeCommand('dealpos.addAccount');
      const [{ message = '', detail = '' } = {}] = ui.shown('error');
      assert.match(`${message} ${detail}`, words);
      assert.match(detail, /Nothing has been saved yet; what you entered is kept/);
      assert.doesNotMatch(message + detail, RAW);
      const again = ui.inputs[5];
      assert.ok([sandbox.origin, sandbox.clientId].includes(again?.value ?? ''));
      assert.deepEqual(storedProfiles(under.context), []);
    });

    it(`${name} is said in the view, and the list comes when it is over`, async () => {
      const { sandbox } = await openShop();
      await make(sandbox);
      assert.deepEqual(await tree.labels(), ACTIONS[viewState]);
      await eventuallyHolds(() => assert.match(tree.view.message ?? '', words));
      assert.doesNotMatch(tree.view.message ?? '', RAW);
      assert.equal(under.contextKeys.get('dealpos.viewState'), viewState);
      if (viewState === 'offline') return;
      sandbox.setFault();
      await tree.click('Try Again');
      assert.equal((await tree.customers()).length, 60);
      assert.equal(under.contextKeys.get('dealpos.viewState'), 'ready');
    });

    it(`${name} is said on the page of a customer, with a way to try again`, async () => {
      const shop = await openShop();
      const { row } = await customerAt(shop, 0);
      await make(shop.sandbox);
      const page = await editor.open(row.node);
      await page.until('failed');
      assert.match(page.notice, /^The customer could not be read\./);
      assert.match(page.notice.split('\n').slice(1).join(' '), words);
      assert.doesNotMatch(page.notice, RAW);
      assert.deepEqual(page.noticeActions, ['retry', 'close', 'showLog']);
      if (viewState === 'offline') return;
      shop.sandbox.setFault();
      page.press('retry');
      await page.until('ready');
    });
  }

  it('a host that is not there is said before anything is stored', async () => {
    ui.script(enter('nowhere.invalid'), enter('id'), enter('secret'), enter('Toko'), (input) => input.accept());
    await vscode.commands.executeCommand('dealpos.addAccount');
    const [{ message = '', detail = '' } = {}] = ui.shown('error');
    assert.match(message, /The host was not found|could not be reached/);
    assert.match(detail, /Check/);
    assert.deepEqual(storedProfiles(under.context), []);
  });

  it('a host without a DealPOS is said as such', async () => {
    const sandbox = await openSandbox({ faults: ['status-404'] });
    ui.script(...accountInputs(sandbox));
    await vscode.commands.executeCommand('dealpos.addAccount');
    const [{ message = '', detail = '' } = {}] = ui.shown('error');
    assert.match(message, /This host has no such DealPOS call \(status 404\)/);
    assert.match(detail, /Check the host of the account/);
  });
});

describe('shops of unusual size', () => {
  it('an empty one says that it has no customers', async () => {
    const { sandbox } = await openShop({ customers: 0 });
    assert.deepEqual(await tree.labels(), ['Refresh']);
    await eventuallyHolds(() => assert.equal(tree.view.message, 'No customers yet'));
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount']);
    assert.equal(under.contextKeys.get('dealpos.viewState'), 'empty');
  });

  it('an empty one says so under its account, where there are several', async () => {
    await openShop({ customers: 0 }, 'Toko Kosong');
    await openShop({}, 'Toko Penuh');
    const [account] = await tree.rows();
    const [line] = await tree.rows(account?.node);
    assert.equal(line?.label, 'No customers yet');
  });

  it('one with a single customer shows it, and counts it in the singular', async () => {
    await openShop({ customers: 1 });
    assert.equal((await tree.rows()).length, 1);
    await eventuallyHolds(() => assert.equal(tree.view.message, '1 customer'));
  });
});

describe('a customer that vanished', () => {
  it('is said on its page, which stays open', async () => {
    const shop = await openShop();
    const { row, stored } = await customerAt(shop, 0);
    shop.sandbox.store.remove(stored.number);
    const page = await editor.open(row.node);
    await page.until('failed');
    assert.match(page.notice, /could not be read\.\n.*(does not exist|no such customer).*\n.+/);
  });

  it('is said when its row is read again, and the row stays', async () => {
    const shop = await openShop();
    const { row, stored } = await customerAt(shop, 0);
    shop.sandbox.store.remove(stored.number);
    await vscode.commands.executeCommand('dealpos.refreshCustomer', row.node);
    assert.match(ui.shown('error')[0]?.message ?? '', /does not exist|no such customer/);
    assert.equal((await tree.customers()).length, 60);
  });

  const nobody = ['not-found-null', 'not-found-object', 'not-found-array'];
  for (const dialect of nobody) {
    it(`is understood also as an empty answer (${dialect})`, async () => {
      const shop = await openShop({ dialects: [dialect] });
      const { row, stored } = await customerAt(shop, 0);
      shop.sandbox.store.remove(stored.number);
      const page = await editor.open(row.node);
      await page.until('failed');
      assert.match(page.notice, /no such customer any more.*\nRefresh the list/);
    });
  }
});
