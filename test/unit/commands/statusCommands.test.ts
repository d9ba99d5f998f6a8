import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  suspendCustomer,
  unsuspendCustomer,
  updateAppLastSignIn,
  verifyCustomerEmail,
  verifyCustomerMobile,
} from '../../../src/commands/statusCommands.ts';
import type { CustomerSceneParts } from './customerFixture.ts';
import { customerScene, given, loadList, rowOf } from './customerFixture.ts';
import { enter, leave } from './fakeStepWindow.ts';

const COMMANDS = [
  { command: suspendCustomer, operation: 'suspendCustomer' },
  { command: unsuspendCustomer, operation: 'unsuspendCustomer' },
  { command: updateAppLastSignIn, operation: 'updateAppLastSignInCustomerById' },
  { command: verifyCustomerMobile, operation: 'verifyCustomerMobile', answer: 'Verified' },
  { command: verifyCustomerEmail, operation: 'verifyCustomerEmail', answer: 'Verified' },
] as const;

/** Rows of customers that have everything. */
async function rowsFor(parts: CustomerSceneParts, count: number) {
  const records = (await loadList(parts)).filter(({ id, code, email, mobile }) => id && code && email && mobile);
  assert.ok(records.length >= count);
  return records.slice(0, count).map((record) => ({ record, row: rowOf(parts.accountId, record) }));
}

async function firstRow(parts: CustomerSceneParts) {
  return given((await rowsFor(parts, 1))[0]);
}

describe('statusCommands', () => {
  for (const { command, operation, ...rest } of COMMANDS) {
    const answers = 'answer' in rest ? [rest.answer] : [];

    test(`${operation}: one row costs one request, by its ID and nothing else`, async (t) => {
      const parts = await customerScene(t, { answers });
      const { row, record } = await firstRow(parts);
      await command(parts.deps, [row]);
      assert.deepEqual(parts.requests(), [operation]);
      const body = JSON.stringify(parts.sandbox.requests.at(-1)?.body);
      assert.ok(body.includes(record.id ?? '-'));
      for (const other of [record.code, record.email, record.mobile]) assert.ok(!body.includes(`"${other}"`));
      assert.equal(parts.dialogs.told.length, 1);
      assert.ok(parts.dialogs.told[0]?.includes(record.name ?? '-'));
    });

    test(`${operation}: called on nothing it asks, reads the customer and then sends`, async (t) => {
      const parts = await customerScene(t, { answers });
      const { record } = await firstRow(parts);
      const asked = await customerScene(t, { answers, script: [enter(record.id ?? '')] });
      await command(asked.deps, []);
      assert.deepEqual(asked.requests(), ['getCustomerDetail', operation]);
    });

    test(`${operation}: leaving the question sends nothing`, async (t) => {
      const parts = await customerScene(t, { script: [leave] });
      await command(parts.deps, []);
      assert.deepEqual(parts.requests(), []);
    });

    test(`${operation}: Cancel on the progress notification sends nothing and is silent`, async (t) => {
      const parts = await customerScene(t, { answers });
      const { row } = await firstRow(parts);
      parts.dialogs.cancelProgress = true;
      await command(parts.deps, [row]);
      assert.deepEqual([parts.requests(), parts.dialogs.told], [[], []]);
    });

    test(`${operation}: a read-only account sends nothing and says so`, async (t) => {
      const parts = await customerScene(t, { answers, accounts: [{ mode: 'readOnly' }] });
      const { row } = await firstRow(parts);
      await command(parts.deps, [row]);
      assert.deepEqual(parts.requests(), []);
      assert.match(parts.dialogs.questions.at(-1)?.detail ?? '', /readOnlyAccount of Shop 1/);
    });

    for (const argument of [5, null, {}, 'x', { type: 'customer' }]) {
      test(`${operation}: the wrong argument ${JSON.stringify(argument)} is asked for instead`, async (t) => {
        const parts = await customerScene(t, { script: [leave] });
        await command(parts.deps, [argument, [argument]]);
        assert.deepEqual([parts.steps.shown.length, parts.requests()], [1, []]);
      });
    }
  }

  test('suspending shows in the list at once, and unsuspending takes it back', async (t) => {
    const parts = await customerScene(t);
    const { row, record } = await firstRow(parts);
    const status = () => parts.directories.recordOf(row.accountId, row.customer)?.status;
    await suspendCustomer(parts.deps, [row]);
    assert.equal(status(), 'Suspended');
    assert.equal(parts.sandbox.store.find('id', record.id ?? '')?.status, 'Suspended');
    await unsuspendCustomer(parts.deps, [row]);
    assert.equal(status(), 'Active');
    assert.deepEqual(parts.requests(), ['suspendCustomer', 'unsuspendCustomer']);
  });

  test('three selected rows are confirmed by name, then cost one request each', async (t) => {
    const parts = await customerScene(t, { answers: ['Suspend Customer'] });
    const chosen = await rowsFor(parts, 3);
    const rows = chosen.map(({ row }) => row);
    await suspendCustomer(parts.deps, [rows[0], rows]);
    assert.deepEqual(parts.requests(), ['suspendCustomer', 'suspendCustomer', 'suspendCustomer']);
    const [question] = parts.dialogs.questions;
    assert.equal(question?.message, 'Suspend 3 customers?');
    for (const { record } of chosen) assert.ok(question?.detail.includes(record.name ?? '-'));
    assert.deepEqual(parts.dialogs.told, ['3 customers are suspended.']);
  });

  for (const command of [suspendCustomer, unsuspendCustomer, updateAppLastSignIn, verifyCustomerEmail]) {
    test(`${command.name}: not confirming three rows sends nothing`, async (t) => {
      const parts = await customerScene(t);
      const rows = (await rowsFor(parts, 3)).map(({ row }) => row);
      await command(parts.deps, [rows[0], rows]);
      assert.deepEqual([parts.dialogs.questions.length, parts.requests()], [1, []]);
    });
  }

  for (const [label, flag] of [
    ['Verified', true],
    ['Not Verified', false],
  ] as const) {
    test(`verifying sends the choice “${label}”, which has no default`, async (t) => {
      const parts = await customerScene(t, { answers: [label] });
      const { row, record } = await firstRow(parts);
      await verifyCustomerMobile(parts.deps, [row]);
      const values = Object.values(Object(parts.sandbox.requests.at(-1)?.body));
      assert.ok(values.includes(flag));
      assert.ok(parts.dialogs.questions[0]?.detail.includes(record.mobile ?? '-'));
    });
  }

  test('closing the question of a verification sends nothing', async (t) => {
    const parts = await customerScene(t);
    const { row } = await firstRow(parts);
    await verifyCustomerEmail(parts.deps, [row]);
    assert.deepEqual(parts.requests(), []);
  });

  for (const blank of [null, '', ' ']) {
    test(`a customer whose email is ${JSON.stringify(blank)} is named and left out of a verification`, async (t) => {
      const parts = await customerScene(t);
      const { row, record } = await firstRow(parts);
      parts.directories.apply(parts.accountId, { ...record, email: blank });
      await verifyCustomerEmail(parts.deps, [row]);
      assert.deepEqual([parts.requests(), parts.dialogs.questions], [[], []]);
      assert.deepEqual(parts.dialogs.told, [`${record.name} has no email.`]);
    });
  }

  test('where Detail gives no ID, a call that needs one says so', async (t) => {
    const first = await customerScene(t);
    const { record } = await firstRow(first);
    const parts = await customerScene(t, {
      sandbox: { dialects: ['detail-without-id'] },
      script: [enter(record.email ?? '')],
    });
    await verifyCustomerEmail(parts.deps, []);
    assert.deepEqual(parts.requests(), ['getCustomerDetail']);
    assert.match(parts.dialogs.told[0] ?? '', /has no known ID/);
  });
});
