import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { verifyCustomerEmail, verifyCustomerMobile } from '../../../src/commands/verifyCommands.ts';
import { customerScene, given, rowsFor } from './customerFixture.ts';
import type { UserAct } from './fakeStepWindow.ts';
import { choose, enter, leave } from './fakeStepWindow.ts';

/** Presses Enter without a choice, which leaves the question open, and then Escape. */
const enterThenLeave: UserAct = (input) => {
  input.accept();
  assert.equal(input.disposed, false, 'Enter alone must not answer');
  leave(input);
};

describe('verifyCommands', () => {
  for (const [label, flag] of [
    ['Verified', true],
    ['Not Verified', false],
  ] as const) {
    test(`sends the choice “${label}”`, async (t) => {
      const parts = await customerScene(t, { script: [choose(label)] });
      const { row } = given((await rowsFor(parts, 1))[0]);
      await verifyCustomerMobile(parts.deps, [row]);
      assert.ok(Object.values(Object(parts.sandbox.requests.at(-1)?.body)).includes(flag));
    });
  }

  test('asks a real question, with nothing preselected', async (t) => {
    const parts = await customerScene(t, { script: [leave, leave] });
    const { row, record } = given((await rowsFor(parts, 1))[0]);
    await verifyCustomerMobile(parts.deps, [row]);
    await verifyCustomerEmail(parts.deps, [row]);
    const [mobile, email] = parts.steps.shown;
    assert.equal(mobile?.placeholder, `Is the mobile number of ${record.name} verified? ${record.mobile}`);
    assert.equal(email?.placeholder, `Is the email of ${record.name} verified? ${record.email}`);
    assert.deepEqual(
      mobile?.items.map(({ label }) => label),
      ['Verified', 'Not Verified'],
    );
    assert.deepEqual([mobile?.activeItems, email?.activeItems], [[], []]);
    assert.deepEqual(parts.requests(), []);
  });

  for (const command of [verifyCustomerMobile, verifyCustomerEmail]) {
    test(`${command.name}: Enter alone chooses nothing and sends nothing`, async (t) => {
      const parts = await customerScene(t, { script: [enterThenLeave] });
      const { row } = given((await rowsFor(parts, 1))[0]);
      await command(parts.deps, [row]);
      assert.deepEqual(parts.requests(), []);
    });

    test(`${command.name}: several are named with code and number first, and Enter alone sends nothing either`, async (t) => {
      const parts = await customerScene(t, { answers: ['Choose…'], script: [enterThenLeave] });
      const chosen = await rowsFor(parts, 3);
      const rows = chosen.map(({ row }) => row);
      await command(parts.deps, [rows[0], rows]);
      const [question] = parts.dialogs.questions;
      for (const { record } of chosen) assert.ok(question?.detail.includes(`${record.code} ${record.name}`));
      assert.match(question?.message ?? '', /^Are the (emails|mobile numbers) of these 3 customers verified\?$/);
      assert.deepEqual(parts.requests(), []);
    });
  }

  test('several that are chosen for cost one request each', async (t) => {
    const parts = await customerScene(t, { answers: ['Choose…'], script: [choose('Not Verified')] });
    const rows = (await rowsFor(parts, 3)).map(({ row }) => row);
    await verifyCustomerEmail(parts.deps, [rows[0], rows]);
    assert.deepEqual(parts.requests(), Array(3).fill('verifyCustomerEmail'));
    assert.deepEqual(parts.dialogs.told, ['3 customers: not verified.']);
  });

  for (const blank of [null, '', ' ']) {
    test(`a customer whose email is ${JSON.stringify(blank)} is named and left out`, async (t) => {
      const parts = await customerScene(t);
      const { row, record } = given((await rowsFor(parts, 1))[0]);
      parts.directories.apply(parts.accountId, { ...record, email: blank });
      await verifyCustomerEmail(parts.deps, [row]);
      assert.deepEqual([parts.requests(), parts.dialogs.questions, parts.steps.shown], [[], [], []]);
      assert.deepEqual(parts.dialogs.told, [`${record.name} has no email.`]);
    });
  }

  test('a row that tells no number is asked about all the same', async (t) => {
    const parts = await customerScene(t, { script: [leave] });
    const { id = '' } = given((await rowsFor(parts, 1))[0]).record;
    const record = { id, name: 'Nanda', unknownFields: {} };
    parts.directories.drop(parts.accountId);
    parts.directories.showIdList(parts.accountId, { records: [record], missing: [], unread: [], error: undefined });
    await verifyCustomerMobile(parts.deps, [{ type: 'customer', accountId: parts.accountId, customer: `id:${id}` }]);
    assert.equal(parts.steps.shown[0]?.placeholder, 'Is the mobile number of Nanda verified?');
  });

  test('where Detail gives no ID, a call that needs one says so', async (t) => {
    const first = await customerScene(t);
    const { record } = given((await rowsFor(first, 1))[0]);
    const parts = await customerScene(t, {
      sandbox: { dialects: ['detail-without-id'] },
      script: [enter(record.email ?? '')],
    });
    await verifyCustomerEmail(parts.deps, []);
    assert.deepEqual(parts.requests(), ['getCustomerDetail']);
    assert.match(parts.dialogs.told[0] ?? '', /has no known ID/);
  });
});
