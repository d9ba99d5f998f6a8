import * as assert from 'node:assert/strict';
import { COMMANDS } from '../../../src/commands/ids.ts';
import type { CustomerRow } from '../../../src/sandbox/customerRow.ts';
import { choose, enter } from '../../unit/commands/fakeStepWindow.ts';
import type { Answer, SmallShop } from '../support/commandRun.ts';
import {
  forgetHints,
  listedRows,
  openSmallShop,
  run,
  runOpening,
  said,
  sentTo,
  WRITE_ANSWERS,
} from '../support/commandRun.ts';
import { eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';

const under = extensionUnderTest();
const { ui } = under;
const API = '/api/v3/Customer';
const FIELD_NAMES = 'dealpos.api.fieldNames';

interface StatusCommand {
  readonly id: (typeof COMMANDS)['suspendCustomer' | 'unsuspendCustomer' | 'updateAppLastSignIn' | Verify];
  readonly request: (customer: CustomerRow) => string;
  /** What decides, for one customer and for several. */
  readonly one?: Answer;
  readonly many: readonly Answer[];
  readonly saidOfAni: string;
  readonly saidOfThree: string;
}
type Verify = 'verifyCustomerMobile' | 'verifyCustomerEmail';

const STATUS_COMMANDS: readonly StatusCommand[] = [
  {
    id: COMMANDS.suspendCustomer,
    request: ({ id }) => `PUT ${API}/Suspend {"ID":"${id}"}`,
    many: ['Suspend'],
    saidOfAni: 'Ani Wijaya is suspended.',
    saidOfThree: '3 customers are suspended.',
  },
  {
    id: COMMANDS.unsuspendCustomer,
    request: ({ id }) => `PUT ${API}/Unsuspend {"ID":"${id}"}`,
    many: ['Unsuspend'],
    saidOfAni: 'Ani Wijaya is active again.',
    saidOfThree: '3 customers are active again.',
  },
  {
    id: COMMANDS.verifyCustomerMobile,
    request: ({ id }) => `PUT ${API}/VerifyMobile {"ID":"${id}","Verified":true}`,
    one: choose('Verified'),
    many: ['Choose…', choose('Verified')],
    saidOfAni: 'Ani Wijaya: verified.',
    saidOfThree: '3 customers: verified.',
  },
  {
    id: COMMANDS.verifyCustomerEmail,
    request: ({ id }) => `PUT ${API}/VerifyEmail {"ID":"${id}","Verified":true}`,
    one: choose('Verified'),
    many: ['Choose…', choose('Verified')],
    saidOfAni: 'Ani Wijaya: verified.',
    saidOfThree: '3 customers: verified.',
  },
  {
    id: COMMANDS.updateAppLastSignIn,
    request: ({ id }) => `PUT ${API}/AppSignIn {"ID":"${id}"}`,
    many: ['Record'],
    saidOfAni: 'An app sign-in of Ani Wijaya was recorded.',
    saidOfThree: 'App sign-ins of 3 customers were recorded.',
  },
];

for (const { id, request, one, many, saidOfAni, saidOfThree } of STATUS_COMMANDS) {
  const press = one ? [one] : [];

  describe(id, () => {
    it('from the palette asks who is meant, reads them, sends one request by their ID, and takes any success for one', async () => {
      const { sandbox, ani } = await openSmallShop();
      await run(id, [], [enter(ani.id), ...press]);
      assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?ID=${ani.id}`, request(ani)]);
      assert.equal(said().at(-1), saidOfAni);
      for (const dialect of WRITE_ANSWERS) {
        sandbox.setDialect(dialect);
        ui.messages.length = 0;
        await run(id, [], [enter(ani.id), ...press]);
        assert.equal(said().at(-1), saidOfAni, dialect);
      }
    });

    it('on a row sends one request', async () => {
      const shop = await openSmallShop();
      const [row] = await listedRows(shop);
      await run(id, [row?.node], press);
      assert.deepEqual(sentTo(shop.sandbox), [request(shop.ani)]);
      assert.equal(said().at(-1), saidOfAni);
    });

    it('on three selected rows names them, asks once and sends three requests', async () => {
      const shop = await openSmallShop();
      const nodes = (await listedRows(shop)).map(({ node }) => node);
      await run(id, [nodes[0], nodes], many);
      assert.deepEqual(sentTo(shop.sandbox), [shop.ani, shop.budi, shop.citra].map(request));
      const [question] = ui.messages;
      assert.equal(question?.modal, true);
      assert.match(question?.detail ?? '', /MM-901 Ani Wijaya\nMM-902 Budi Santoso\nMM-903 Citra Dewi/);
      assert.equal(said().at(-1), saidOfThree);
    });

    it('on the customer in front sends one request and reads the customer again', async () => {
      const { sandbox, ani } = await openSmallShop();
      await runOpening(COMMANDS.getCustomer, [], [enter('MM-901')]);
      sandbox.clearRequests();
      await run(id, [], press);
      assert.deepEqual(sentTo(sandbox), [request(ani), `GET ${API}/Detail?ID=${ani.id}`]);
    });
  });
}

async function withoutIds(): Promise<SmallShop> {
  return openSmallShop({ dialects: ['detail-without-id'] });
}

describe('calls that change a customer’s state', () => {
  for (const [id, path] of [
    [COMMANDS.suspendCustomer, 'Suspend'],
    [COMMANDS.unsuspendCustomer, 'Unsuspend'],
  ] as const) {
    it(`${path} sends the code alone where DealPOS gives no ID`, async () => {
      const { sandbox } = await withoutIds();
      await run(id, [], [enter('MM-901')]);
      assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?Code=MM-901`, `PUT ${API}/${path} {"Code":"MM-901"}`]);
    });

    it(`${path} of one who is so already is told in DealPOS’s own words where it refuses that`, async () => {
      const status = id === COMMANDS.suspendCustomer ? 'Suspended' : 'Active';
      const shop = await openSmallShop({ dialects: ['suspend-again-400'] });
      shop.sandbox.store.change(shop.ani.number, { status });
      await run(id, [], [enter(shop.ani.id)]);
      const [text = ''] = said();
      assert.match(text, /^This was not done\.\n.*Ani Wijaya: DealPOS refused the request\..*The contact is already/);
    });
  }

  for (const id of [COMMANDS.verifyCustomerMobile, COMMANDS.verifyCustomerEmail]) {
    it(`${id} needs an ID, says so where DealPOS gives none, and sends nothing`, async () => {
      const { sandbox } = await withoutIds();
      await run(id, [], [enter('MM-901')]);
      assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?Code=MM-901`]);
      assert.deepEqual(said(), ['Ani Wijaya has no known ID, which this call needs.']);
    });

    it(`${id} offers both answers and prefers none`, async () => {
      const shop = await openSmallShop();
      const [row] = await listedRows(shop);
      const enterThenLeave: Answer = (input) => {
        input.accept();
        assert.equal(input.disposed, false, 'Enter alone must not answer');
        input.hide();
      };
      await run(id, [row?.node], [enterThenLeave]);
      assert.deepEqual(
        ui.inputs[0]?.items.map(({ label }) => label),
        ['Verified', 'Not Verified'],
      );
      assert.match(ui.inputs[0]?.placeholder ?? '', /^Is the .* of Ani Wijaya verified\? (0812|no1@)/);
      assert.deepEqual(sentTo(shop.sandbox), []);
      await run(id, [row?.node], [choose('Not Verified')]);
      assert.match(sentTo(shop.sandbox)[0] ?? '', /"Verified":false/);
      assert.equal(said().at(-1), 'Ani Wijaya: not verified.');
    });

    it(`${id} is refused where DealPOS wants another name, and works once that is set`, async () => {
      const shop = await openSmallShop({ dialects: ['verify-flag-isverified'] });
      await run(id, [], [enter(shop.ani.id), choose('Verified')]);
      assert.match(said().at(-1) ?? '', /This was not done\..*DealPOS refused the request/s);
      await under.setting(FIELD_NAMES, { verifyMobileFlag: 'IsVerified', verifyEmailFlag: 'IsVerified' });
      await run(id, [], [enter(shop.ani.id), choose('Verified')]);
      assert.match(sentTo(shop.sandbox).at(-1) ?? '', /"IsVerified":true/);
      assert.equal(said().at(-1), 'Ani Wijaya: verified.');
    });

    it(`${id} names who has nothing to verify, and sends nothing for them`, async () => {
      const { sandbox, ani } = await openSmallShop();
      sandbox.store.change(ani.number, { email: null, mobile: null });
      await run(id, [], [enter(ani.id)]);
      assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?ID=${ani.id}`]);
      assert.match(said()[0] ?? '', /^Ani Wijaya has no (email|mobile number)\.$/);
    });
  }

  it('say once per machine that their names are unconfirmed, and why', async () => {
    const { ani } = await openSmallShop();
    await forgetHints();
    await run(COMMANDS.updateAppLastSignIn, [], [enter(ani.id), 'Why?']);
    await run(COMMANDS.updateAppLastSignIn, [], [enter(ani.id)]);
    const why = /Why may this call be refused\?\n.*PUT \/api\/v3\/Customer\/AppSignIn exists/;
    await eventuallyHolds(() => assert.match(said().join('\n'), why));
    const hints = said().filter((text) => text.includes('has not documented the field names of this call'));
    assert.equal(hints.length, 1);
  });

  it('of several customers tell what failed, record by record', async () => {
    const shop = await openSmallShop({ faults: ['status-400@suspendCustomer*1'] });
    const nodes = (await listedRows(shop)).map(({ node }) => node);
    await run(COMMANDS.suspendCustomer, [nodes[0], nodes], ['Suspend']);
    assert.equal(sentTo(shop.sandbox).length, 3);
    assert.match(said().at(-1) ?? '', /^Done for 2, failed for 1\.\nMM-901 Ani Wijaya: DealPOS refused the request/);
  });
});
