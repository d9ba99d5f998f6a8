import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { customerPin } from '../../../src/sandbox/pins.ts';
import type { UserAct } from '../../unit/commands/fakeStepWindow.ts';
import { enter } from '../../unit/commands/fakeStepWindow.ts';
import { listedRows, openSmallShop, run, said, sentTo, tryOut } from '../support/commandRun.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';

const under = extensionUnderTest();
const { ui } = under;
const API = '/api/v3/Customer';
const FIELD_NAMES = 'dealpos.api.fieldNames';
const UNRECOGNISED = /^DealPOS’s answer was not recognised, so treat it as not verified\.\n/;
/** As the sandbox was seeded. */
const SEED = 1;

interface Confirmed {
  readonly dialect?: string;
  readonly names: object;
}

const CONFIRMED: readonly Confirmed[] = [
  {
    names: {
      pinCorrect: { status: 200, field: 'Message', value: 'PIN authenticated' },
      pinWrong: { status: 400, field: 'Message', value: 'PIN is not valid' },
    },
  },
  {
    dialect: 'pin-message',
    names: {
      pinCorrect: { status: 200, field: 'Message', value: 'PIN authenticated' },
      pinWrong: { status: 200, field: 'Message', value: 'PIN is not valid' },
    },
  },
  {
    dialect: 'pin-flag',
    names: {
      pinCorrect: { status: 200, field: 'IsAuthenticated', value: true },
      pinWrong: { status: 200, field: 'IsAuthenticated', value: false },
    },
  },
];

function wrong(pin: string): string {
  return pin === '000000' ? '111111' : '000000';
}

describe(COMMANDS.checkCustomerPin, () => {
  for (const { dialect, names } of CONFIRMED) {
    it(`tells right from wrong once the answers are confirmed (${dialect ?? 'default dialect'})`, async () => {
      const { sandbox, ani } = await openSmallShop({ dialects: dialect ? [dialect] : [] });
      await under.setting(FIELD_NAMES, names);
      const pin = customerPin(SEED, ani.id);
      await run(COMMANDS.checkCustomerPin, [], [enter(ani.id), enter(pin)]);
      const request = `POST ${API}/PIN/Authenticate {"CustomerID":"${ani.id}","PIN":"[hidden]"}`;
      assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?ID=${ani.id}`, request]);
      assert.deepEqual(said(), ['Ani Wijaya: the PIN is correct.']);
      sandbox.clearRequests();
      await run(COMMANDS.checkCustomerPin, [], [enter(ani.id), enter(wrong(pin))]);
      assert.equal(said().at(-1), 'Ani Wijaya: the PIN is wrong.');
      assert.equal(sentTo(sandbox).length, 2);
    });
  }

  it('takes no answer for right that nobody has confirmed, in any dialect', async () => {
    const shop = await openSmallShop();
    const [row] = await listedRows(shop);
    const pin = customerPin(SEED, shop.ani.id);
    for (const dialects of [[], ['pin-flag'], ['pin-message'], ['pin-401']]) {
      shop.sandbox.setDialect(...dialects);
      for (const typed of [pin, wrong(pin)]) {
        await run(COMMANDS.checkCustomerPin, [row?.node], [enter(typed)]);
        assert.match(said().at(-1) ?? '', UNRECOGNISED, dialects[0]);
        assert.equal(ui.messages.at(-1)?.modal, true);
      }
    }
    assert.equal(sentTo(shop.sandbox).length, 8);
  });

  it('sends under other names where those are set (pin-keys-id)', async () => {
    const shop = await openSmallShop({ dialects: ['pin-keys-id'] });
    await under.setting(FIELD_NAMES, { ...CONFIRMED[0]?.names, pinCustomerId: 'ID', pinPin: 'Pin' });
    const [row] = await listedRows(shop);
    await run(COMMANDS.checkCustomerPin, [row?.node], [enter(customerPin(SEED, shop.ani.id))]);
    assert.deepEqual(said(), ['Ani Wijaya: the PIN is correct.']);
  });

  it('asks in a masked box and takes digits only', async () => {
    const shop = await openSmallShop();
    const [row] = await listedRows(shop);
    await run(COMMANDS.checkCustomerPin, [row?.node], [tryOut('12a4')]);
    assert.equal(ui.inputs[0]?.password, true);
    assert.equal(ui.inputs[0]?.validationMessage, 'A PIN consists of digits.');
    assert.deepEqual(sentTo(shop.sandbox), []);
  });

  it('checks one customer at a time', async () => {
    const shop = await openSmallShop();
    const nodes = (await listedRows(shop)).map(({ node }) => node);
    await run(COMMANDS.checkCustomerPin, [nodes[0], nodes], [enter('123456')]);
    assert.deepEqual(said(), ['A PIN is checked for one customer at a time.']);
    assert.deepEqual(sentTo(shop.sandbox), []);
  });

  it('is sent once and never repeated, whatever goes wrong', async () => {
    const shop = await openSmallShop();
    const [row] = await listedRows(shop);
    for (const fault of ['status-500', 'status-503', 'status-401', 'reset-before', 'reset-after', '429-seconds']) {
      shop.sandbox.clearRequests();
      shop.sandbox.setFault(`${fault}@checkCustomerPinAuthenticate`);
      await run(COMMANDS.checkCustomerPin, [row?.node], [enter('123456')]);
      assert.equal(sentTo(shop.sandbox).length, 1, fault);
      assert.doesNotMatch(said().join(), /correct\.|is wrong/);
    }
  });

  it('leaves the PIN nowhere: not in a message, the stored state, or the request kept for cURL', async () => {
    const shop = await openSmallShop();
    const [row] = await listedRows(shop);
    await run(COMMANDS.checkCustomerPin, [row?.node], [enter('918273')]);
    const pickNewest: UserAct = (input) => {
      input.activeItems = input.items.slice(0, 1);
      input.accept();
    };
    await run(COMMANDS.copyAsCurl, [], [pickNewest]);
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, /PIN\/Authenticate/);
    assert.match(copied, /\$DEALPOS_PIN/);
    const { globalState, workspaceState } = under.context;
    const stored = [globalState, workspaceState].flatMap((state) => state.keys().map((key) => state.get(key)));
    for (const text of [copied, ...said(), JSON.stringify(stored)]) assert.ok(!text.includes('918273'));
  });
});
