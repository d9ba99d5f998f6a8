import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { back, enter, keep, leave } from '../../unit/commands/fakeStepWindow.ts';
import { storedProfiles } from '../support/accountStorage.ts';
import { eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { replaceMember } from '../support/replaceMember.ts';
import { accountInputs, addShop, openSandbox, openShop } from '../support/shop.ts';

const under = extensionUnderTest();
const { ui, tree } = under;

function add(): Thenable<unknown> {
  return vscode.commands.executeCommand('dealpos.addAccount');
}

describe('adding an account', () => {
  it('asks host, client ID, secret, name and access mode, tests with two requests and shows the customers', async () => {
    const sandbox = await openSandbox();
    ui.script(...accountInputs(sandbox, 'Toko Maju', 'Confirm every write'));
    await add();
    assert.deepEqual(
      ui.inputs.map(({ step, totalSteps, password }) => [step, totalSteps, password]),
      [
        [1, 5, false],
        [2, 5, false],
        [3, 5, true],
        [4, 5, false],
        [5, 5, false],
      ],
    );
    assert.deepEqual(
      sandbox.requests.slice(0, 2).map(({ operation, query }) => [operation, query]),
      [
        ['createToken', ''],
        ['listCustomers', 'PageNumber=1&PageSize=1'],
      ],
    );
    assert.deepEqual(
      ui.messages.map(({ message }) => message),
      ['The account “Toko Maju” was added.'],
    );
    assert.equal((await tree.customers()).length, 60);
    assert.equal(tree.view.description, 'Toko Maju · Confirm every write');
  });

  it('keeps the secret in the secret storage alone, and the client ID too', async () => {
    const { sandbox, accountId } = await openShop();
    const { globalState, secrets } = under.context;
    const state = JSON.stringify(globalState.keys().map((key) => globalState.get(key)));
    assert.ok(!state.includes(sandbox.clientSecret));
    assert.ok(!state.includes(sandbox.clientId));
    assert.ok((await secrets.get(`dealpos.account.${accountId}`))?.includes(sandbox.clientSecret));
  });

  it('leads back step by step with what was typed kept', async () => {
    const sandbox = await openSandbox();
    const [host, ...others] = accountInputs(sandbox);
    assert.ok(host);
    ui.script(host, (input) => input.type('half an id'), leave);
    ui.script(
      host,
      (input) => {
        input.type('half an id');
        back(input);
      },
      keep,
      (input) => {
        assert.equal(input.value, 'half an id');
        others[0]?.(input);
      },
      ...others.slice(1),
    );
    await add();
    assert.deepEqual(
      ui.inputs.map(({ step }) => step),
      [1, 2, 1, 2, 3, 4, 5],
    );
    assert.equal(storedProfiles(under.context).length, 1);
  });

  it('names the account after its host, with a number where that name is taken', async () => {
    const sandbox = await openSandbox();
    const { host } = new URL(sandbox.origin);
    await addShop(sandbox, host);
    ui.script(enter(sandbox.origin), enter('id'), enter('secret'), leave);
    await add();
    assert.equal(ui.inputs[3]?.value, `${host} (2)`);
  });

  const refusedHosts: readonly [string, RegExp][] = [
    ['', /Enter the host of the shop/],
    ['ftp://x', /Use https/],
    ['http://shop.dealpos.net', /Plain http is allowed for this computer only/],
    ['https://user:pw@shop.dealpos.net', /Leave out the user name and password/],
    ['shop.dealpos.net/admin', /Enter the host alone/],
    ['https://shop.dealpos.net?x=1', /Enter the host alone/],
    ['not a host', /This is not a host/],
  ];
  for (const [host, reason] of refusedHosts) {
    it(`refuses the host “${host}” before the next step and says why`, async () => {
      let said = '';
      ui.script((input) => {
        enter(host)(input);
        said = String(input.validationMessage);
        leave(input);
      });
      await add();
      assert.match(said, reason);
      assert.equal(ui.inputs.length, 1);
      assert.deepEqual(storedProfiles(under.context), []);
    });
  }

  it('shows the server’s own words after a wrong secret, keeps what was typed and stores nothing until it works', async () => {
    const sandbox = await openSandbox();
    const [host = keep, clientId = keep, , label = keep, mode = keep] = accountInputs(sandbox, 'Toko Sabar');
    let stored = -1;
    ui.press('Edit Details');
    ui.script(
      host,
      clientId,
      enter('wrong'),
      label,
      mode,
      (input) => {
        stored = storedProfiles(under.context).length;
        assert.equal(input.step, 2);
        assert.equal(input.value, sandbox.clientId);
        keep(input);
      },
      enter(sandbox.clientSecret),
      keep,
      keep,
    );
    await add();
    const [refusal] = ui.shown('error');
    assert.match(
      refusal?.message ?? '',
      /did not accept the client ID and secret\. DealPOS says: “.+” \(status 40\d\)/,
    );
    assert.match(refusal?.detail ?? '', /Check both in the DealPOS back office.+what you entered is kept/);
    assert.equal(stored, 0);
    assert.equal(storedProfiles(under.context).length, 1);
  });

  it('can be cancelled during the test: nothing is stored and what was typed is kept', async () => {
    const sandbox = await openSandbox({ faults: ['hang@createToken'] });
    const restore = replaceMember(vscode.window, 'withProgress', (_options, task) => {
      const source = new vscode.CancellationTokenSource();
      const running = task({ report: () => undefined }, source.token);
      source.cancel();
      return running;
    });
    ui.press('Edit Details');
    ui.script(...accountInputs(sandbox), (input) => {
      assert.equal(input.value, sandbox.origin);
      leave(input);
    });
    await add();
    restore();
    assert.match(ui.shown('warning')[0]?.message ?? '', /cancelled/);
    assert.deepEqual(storedProfiles(under.context), []);
  });

  it('takes several accounts at once', async () => {
    await openShop({ customers: 3 }, 'Toko Satu');
    await openShop({ customers: 4 }, 'Toko Dua', 'Read-only');
    const rows = await tree.rows();
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['Toko Satu', 'Toko Dua'],
    );
    assert.equal(under.contextKeys.get('dealpos.severalAccounts'), true);
    assert.equal((await tree.customers(rows[0]?.node)).length, 3);
    assert.equal((await tree.customers(rows[1]?.node)).length, 4);
  });

  it('refuses a name that another account has', async () => {
    const { sandbox } = await openShop({}, 'Toko Satu');
    let said = '';
    ui.script(enter(sandbox.origin), enter('id'), enter('secret'), (input) => {
      enter('toko satu')(input);
      said = String(input.validationMessage);
      leave(input);
    });
    await add();
    assert.match(said, /Another account has this name/);
  });
});

describe('sample data', () => {
  it('needs one click and no input, and is there once only', async () => {
    await vscode.commands.executeCommand('dealpos.trySampleData');
    await vscode.commands.executeCommand('dealpos.trySampleData');
    assert.deepEqual(ui.inputs, []);
    assert.equal(storedProfiles(under.context).length, 1);
    assert.equal((await tree.customers()).length, 100);
    await eventuallyHolds(() => assert.equal(tree.view.message, '100 of 250 customers'));
  });
});
