import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { choose, enter, leave } from '../../unit/commands/fakeStepWindow.ts';
import { eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { callsAt, openShop } from '../support/shop.ts';

const under = extensionUnderTest();
const { ui, tree } = under;

function filter(): Thenable<unknown> {
  return vscode.commands.executeCommand('dealpos.filterCustomers');
}

describe('the filter', () => {
  it('lists what has the name, for one request, and says so; clearing it lists all again', async () => {
    const { sandbox } = await openShop({ customers: 80 });
    sandbox.store.add({ name: 'Zulkifli Satu-satunya', code: 'ZZ-1' }, '2026-01-01');
    await tree.rows();
    sandbox.clearRequests();
    ui.script(choose('Name'), enter(' Satu-satunya '));
    await filter();
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount']);
    assert.deepEqual(
      (await tree.rows()).map(({ label }) => label),
      ['Zulkifli Satu-satunya'],
    );
    await eventuallyHolds(() => assert.equal(tree.view.message, '1 customer · Filter: name “Satu-satunya”'));
    assert.equal(under.contextKeys.get('dealpos.filtered'), true);
    sandbox.clearRequests();
    await vscode.commands.executeCommand('dealpos.clearFilter');
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount']);
    assert.equal((await tree.customers()).length, 81);
    assert.equal(under.contextKeys.get('dealpos.filtered'), false);
  });

  it('combines outlet and join dates, and refuses days that are none or in the wrong order', async () => {
    const { sandbox } = await openShop({ customers: 200 });
    const [row] = sandbox.store.rows();
    const outlet = [...sandbox.store.rows()].find((each) => each.signUpOutlet)?.signUpOutlet ?? '';
    assert.ok(row && outlet);
    await tree.rows();
    ui.script(choose('Outlet'), enter(outlet));
    await filter();
    const said: unknown[] = [];
    ui.script(
      choose('Join date'),
      (input) => {
        enter('2026-02-30')(input);
        said.push(input.validationMessage);
        enter('2020-01-01')(input);
      },
      (input) => {
        enter('2019-01-01')(input);
        said.push(input.validationMessage);
        enter('2022-12-31')(input);
      },
    );
    await filter();
    assert.match(String(said[0]), /day of the calendar/);
    assert.match(String(said[1]), /before the first day, 2020-01-01/);
    const expected = [...sandbox.store.rows()].filter(
      ({ signUpOutlet, joinDate }) => signUpOutlet === outlet && joinDate >= '2020-01-01' && joinDate <= '2022-12-31',
    );
    assert.equal((await tree.customers()).length, expected.length);
    assert.ok(expected.length > 0);
    await eventuallyHolds(() =>
      assert.match(tree.view.message ?? '', /Filter: outlet “.+”, joined from 2020-01-01, joined to 2022-12-31/),
    );
  });

  it('says that nothing matches, with the way out, and differs from an empty shop', async () => {
    await openShop();
    await tree.rows();
    ui.script(choose('Name'), enter('nobody is called so'));
    await filter();
    assert.deepEqual(await tree.labels(), ['Change Filter…', 'Clear Filter']);
    assert.equal(under.contextKeys.get('dealpos.viewState'), 'emptyFiltered');
    const message = 'No customer matches the filter · Filter: name “nobody is called so”';
    await eventuallyHolds(() => assert.equal(tree.view.message, message));
  });

  it('says under the account that nothing matches, where there are several', async () => {
    await openShop({}, 'Toko Satu');
    await openShop({}, 'Toko Dua');
    const [account] = await tree.rows();
    await tree.rows(account?.node);
    ui.script(choose('Name'), enter('nobody is called so'));
    await vscode.commands.executeCommand('dealpos.filterCustomers', account?.node);
    const lines = ['No customer matches the filter', 'Change Filter…', 'Clear Filter'];
    assert.deepEqual(await tree.labels(account?.node), lines);
    await tree.click('Clear Filter', account?.node);
    assert.equal((await tree.customers(account?.node)).length, 60);
  });

  it('changes nothing and asks for nothing when the user leaves the question', async () => {
    const { sandbox } = await openShop();
    await tree.rows();
    sandbox.clearRequests();
    ui.script(choose('Name'), leave);
    await filter();
    assert.equal((await tree.customers()).length, 60);
    assert.deepEqual(callsAt(sandbox), []);
  });
});
