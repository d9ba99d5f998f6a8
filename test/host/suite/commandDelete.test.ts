import * as assert from 'node:assert/strict';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { enter } from '../../unit/commands/fakeStepWindow.ts';
import {
  listedRows,
  openSmallShop,
  run,
  runOpening,
  said,
  sentTo,
  tryOut,
  WRITE_ANSWERS,
} from '../support/commandRun.ts';
import { openTabs } from '../support/editorSpy.ts';
import { eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';

const { ui, tree } = extensionUnderTest();
const API = '/api/v3/Customer';
const BY_CODE = `DELETE ${API}/DeleteByCode {"Code":"MM-901"}`;
const BY_EMAIL = `DELETE ${API} {"Email":"no1@example.test"}`;

describe('deleting customers', () => {
  const commands = [
    [COMMANDS.deleteCustomerByCode, 'MM-901', 'Code=MM-901', BY_CODE],
    [COMMANDS.deleteCustomerByEmail, 'no1@example.test', 'Email=no1@example.test', BY_EMAIL],
    [COMMANDS.deleteCustomer, 'MM-901', 'Code=MM-901', BY_CODE],
  ] as const;
  for (const [id, key, query, request] of commands) {
    it(`${id} from the palette reads who that is, names them and what is lost, and deletes with one request`, async () => {
      const { sandbox, ani } = await openSmallShop();
      await run(id, [], [enter(key), 'Delete']);
      assert.deepEqual(sentTo(sandbox), [`GET ${API}/Detail?${query}`, request]);
      const [question] = ui.messages;
      assert.equal(question?.modal, true);
      assert.equal(question?.message, 'Delete Ani Wijaya from DealPOS?');
      assert.match(
        question?.detail ?? '',
        /MM-901 Ani Wijaya.*\n\nTheir details, loyalty points and membership are lost/,
      );
      assert.deepEqual(question?.buttons, ['Open Customer', 'Suspend Instead', 'Delete']);
      assert.equal(said().at(-1), 'Ani Wijaya was deleted.');
      assert.equal(sandbox.store.at(ani.number), undefined);
    });

    it(`${id} on a row takes it off the list, for one request`, async () => {
      const shop = await openSmallShop();
      const [row] = await listedRows(shop);
      await run(id, [row?.node], ['Delete']);
      assert.deepEqual(sentTo(shop.sandbox), [request]);
      assert.deepEqual(
        (await tree.customers()).map(({ label }) => label),
        ['Budi Santoso', 'Citra Dewi'],
      );
    });

    it(`${id} of several asks to type how many, and a wrong number deletes nobody`, async () => {
      const shop = await openSmallShop();
      const nodes = (await listedRows(shop)).map(({ node }) => node);
      await run(id, [nodes[0], nodes], ['Delete…', tryOut('2')]);
      assert.deepEqual(sentTo(shop.sandbox), []);
      assert.equal(ui.inputs[0]?.validationMessage, 'Type the number 3.');
      await run(id, [nodes[0], nodes], ['Delete…', enter('3')]);
      assert.equal(sentTo(shop.sandbox).length, 3);
      assert.equal(said().at(-1), '3 customers were deleted.');
      assert.equal(shop.sandbox.store.size, 0);
    });

    it(`${id} suspends instead where the user prefers that`, async () => {
      const shop = await openSmallShop();
      const [row] = await listedRows(shop);
      await run(id, [row?.node], ['Suspend Instead']);
      assert.deepEqual(sentTo(shop.sandbox), [`PUT ${API}/Suspend {"ID":"${shop.ani.id}"}`]);
      assert.equal(said().at(-1), 'Ani Wijaya is suspended.');
    });

    it(`${id} takes any answer of success for one, an empty one too`, async () => {
      const shop = await openSmallShop();
      const nodes = (await listedRows(shop)).map(({ node }) => node);
      for (const [index, node] of nodes.entries()) {
        shop.sandbox.setDialect(WRITE_ANSWERS[index] ?? '');
        await run(id, [node], ['Delete']);
        assert.match(said().at(-1) ?? '', / was deleted\.$/, WRITE_ANSWERS[index]);
      }
      assert.equal(shop.sandbox.store.size, 0);
    });
  }

  it('refuses an empty key before any request', async () => {
    const { sandbox } = await openSmallShop();
    for (const [id] of commands) await run(id, [], [tryOut('   ')]);
    assert.deepEqual(sentTo(sandbox), []);
    assert.deepEqual(ui.messages, []);
  });

  it('closes the editor of who was deleted', async () => {
    await openSmallShop();
    await runOpening(COMMANDS.getCustomer, [], [enter('MM-901')]);
    await run(COMMANDS.deleteCustomer, [], ['Delete']);
    await eventuallyHolds(() => assert.equal(openTabs(), 0));
  });

  it('takes the email of a customer without a code, and says so of one with neither', async () => {
    const shop = await openSmallShop();
    shop.sandbox.store.change(shop.ani.number, { code: null });
    shop.sandbox.store.change(shop.budi.number, { code: null, email: null });
    const [ani, budi] = await listedRows(shop);
    await run(COMMANDS.deleteCustomer, [ani?.node], ['Delete']);
    await run(COMMANDS.deleteCustomer, [budi?.node], ['Delete']);
    assert.deepEqual(sentTo(shop.sandbox), [BY_EMAIL]);
    assert.equal(said().at(-1), 'Budi Santoso cannot be deleted this way. Not known: Code, Email');
  });

  it('tells in DealPOS’s own words why one was refused, and keeps the row (delete-refused-409)', async () => {
    const shop = await openSmallShop({ dialects: ['delete-refused-409'] });
    shop.sandbox.store.change(shop.ani.number, { loyaltyPoint: 10 });
    const [row] = await listedRows(shop);
    await run(COMMANDS.deleteCustomer, [row?.node], ['Delete']);
    assert.match(said().at(-1) ?? '', /^This was not done\.\n.*The customer has transactions and cannot be deleted/);
    assert.equal((await tree.customers()).length, 3);
  });

  it('is never repeated by itself: after a lost answer it says that it is not known', async () => {
    const shop = await openSmallShop();
    const [row] = await listedRows(shop);
    shop.sandbox.setFault('status-504-after@deleteCustomerByCode');
    await run(COMMANDS.deleteCustomer, [row?.node], ['Delete']);
    assert.deepEqual(sentTo(shop.sandbox), [BY_CODE]);
    assert.match(said().at(-1) ?? '', /^It is not certain whether this was done\.\n.*Read the customer again before/);
  });
});
