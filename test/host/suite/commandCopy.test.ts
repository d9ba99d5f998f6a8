import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { choose, enter } from '../../unit/commands/fakeStepWindow.ts';
import { listedRows, openSmallShop, run, runOpening, said, sentTo } from '../support/commandRun.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';

const { ui } = extensionUnderTest();
const API = '/api/v3/Customer';

function clipboard(): Thenable<string> {
  return vscode.env.clipboard.readText();
}

describe(COMMANDS.copyCustomer, () => {
  const fields = [
    ['Name', 'Ani Wijaya'],
    ['Code', 'MM-901'],
    ['Email', 'no1@example.test'],
    ['Mobile', '081200000001'],
  ] as const;
  it('copies one field of a row without a request, and says which without saying its value', async () => {
    const shop = await openSmallShop();
    const [row] = await listedRows(shop);
    for (const [label, text] of fields) {
      await run(COMMANDS.copyCustomer, [row?.node], [choose(label)]);
      assert.equal(await clipboard(), text);
      assert.equal(said().at(-1), `Copied: ${label}`);
    }
    assert.deepEqual(sentTo(shop.sandbox), []);
  });

  it('copies several rows as a table', async () => {
    const shop = await openSmallShop();
    const nodes = (await listedRows(shop)).map(({ node }) => node);
    await run(COMMANDS.copyCustomer, [nodes[0], nodes], [choose('TSV')]);
    const lines = (await clipboard()).split('\n');
    assert.equal(lines.length, 4);
    assert.match(lines[1] ?? '', /MM-901/);
    assert.deepEqual(said(), ['3 customers copied as TSV']);
  });

  it('from the palette reads who is named first', async () => {
    const { sandbox, ani } = await openSmallShop();
    await run(COMMANDS.copyCustomer, [], [enter('MM-901'), choose('JSON')]);
    assert.equal(JSON.parse(await clipboard()).id, ani.id);
    assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?Code=MM-901`]);
  });

  it('takes the customer in front', async () => {
    await openSmallShop();
    await runOpening(COMMANDS.getCustomer, [], [enter('MM-902')]);
    await run(COMMANDS.copyCustomer, [], [choose('Markdown')]);
    assert.match(await clipboard(), /\| MM-902 \|/);
  });
});

describe(COMMANDS.copyAsCurl, () => {
  it('copies the Detail call of a row with the token as a variable, and sends nothing', async () => {
    const shop = await openSmallShop();
    const [row] = await listedRows(shop);
    await run(COMMANDS.copyAsCurl, [row?.node]);
    const copied = await clipboard();
    assert.match(copied, /^curl --globoff --request 'GET'/);
    assert.ok(copied.includes(`${shop.sandbox.origin}${API}/Detail?ID=${shop.ani.id}`));
    assert.ok(copied.includes('"Authorization: Bearer $DEALPOS_TOKEN"'));
    assert.deepEqual(said(), ['Copied as cURL. Set before you run it: $DEALPOS_TOKEN']);
    assert.deepEqual(sentTo(shop.sandbox), []);
  });

  it('copies a request of this window exactly as it was sent', async () => {
    const shop = await openSmallShop();
    const [row] = await listedRows(shop);
    await run(COMMANDS.suspendCustomer, [row?.node]);
    await run(COMMANDS.copyAsCurl, [], [choose(`PUT ${API}/Suspend`)]);
    const copied = await clipboard();
    assert.ok(copied.includes(`--data-raw '{"ID":"${shop.ani.id}"}'`), copied);
    assert.ok(copied.includes('$DEALPOS_TOKEN'));
    assert.equal(sentTo(shop.sandbox).length, 1);
  });

  it('hides client ID and secret of the token call', async () => {
    const shop = await openSmallShop();
    await listedRows(shop);
    await run(COMMANDS.copyAsCurl, [], [choose('POST /api/v3/Token/OAuth2')]);
    const copied = await clipboard();
    for (const secret of [shop.sandbox.clientId, shop.sandbox.clientSecret]) assert.ok(!copied.includes(secret));
    assert.match(said()[0] ?? '', /\$DEALPOS_CLIENT_ID, \$DEALPOS_CLIENT_SECRET/);
  });

  it('says that there is nothing to copy before the first request', async () => {
    await openSmallShop();
    await run(COMMANDS.copyAsCurl);
    assert.deepEqual(said(), ['No request was made in this window yet.']);
    assert.deepEqual(ui.inputs, []);
  });
});
