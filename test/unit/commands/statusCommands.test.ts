import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { suspendCustomer, unsuspendCustomer, updateAppLastSignIn } from '../../../src/commands/statusCommands.ts';
import { verifyCustomerEmail, verifyCustomerMobile } from '../../../src/commands/verifyCommands.ts';
import type { CustomerSceneParts } from './customerFixture.ts';
import { customerScene, given, rowsFor } from './customerFixture.ts';
import { choose, enter, leave } from './fakeStepWindow.ts';

const COMMANDS = [
  { command: suspendCustomer, operation: 'suspendCustomer' },
  { command: unsuspendCustomer, operation: 'unsuspendCustomer' },
  { command: updateAppLastSignIn, operation: 'updateAppLastSignInCustomerById' },
  { command: verifyCustomerMobile, operation: 'verifyCustomerMobile', answer: 'Verified' },
  { command: verifyCustomerEmail, operation: 'verifyCustomerEmail', answer: 'Verified' },
] as const;

async function firstRow(parts: CustomerSceneParts) {
  return given((await rowsFor(parts, 1))[0]);
}

describe('statusCommands', () => {
  for (const { command, operation, ...rest } of COMMANDS) {
    const script = 'answer' in rest ? [choose(rest.answer)] : [];

    test(`${operation}: one row costs one request, by its ID and nothing else`, async (t) => {
      const parts = await customerScene(t, { script });
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
      const parts = await customerScene(t, { script });
      const { record } = await firstRow(parts);
      const asked = await customerScene(t, { script: [enter(record.id ?? ''), ...script] });
      await command(asked.deps, []);
      assert.deepEqual(asked.requests(), ['getCustomerDetail', operation]);
    });

    test(`${operation}: leaving the question sends nothing`, async (t) => {
      const parts = await customerScene(t, { script: [leave] });
      await command(parts.deps, []);
      assert.deepEqual(parts.requests(), []);
    });

    test(`${operation}: Cancel on the progress notification sends nothing and is silent`, async (t) => {
      const parts = await customerScene(t, { script });
      const { row } = await firstRow(parts);
      parts.dialogs.cancelProgress = true;
      await command(parts.deps, [row]);
      assert.deepEqual([parts.requests(), parts.dialogs.told], [[], []]);
    });

    test(`${operation}: a read-only account sends nothing and says so`, async (t) => {
      const parts = await customerScene(t, { script, accounts: [{ mode: 'readOnly' }] });
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
    const parts = await customerScene(t, { answers: ['Suspend'] });
    const chosen = await rowsFor(parts, 3);
    const rows = chosen.map(({ row }) => row);
    await suspendCustomer(parts.deps, [rows[0], rows]);
    assert.deepEqual(parts.requests(), ['suspendCustomer', 'suspendCustomer', 'suspendCustomer']);
    const [question] = parts.dialogs.questions;
    assert.equal(question?.message, 'Suspend 3 customers?');
    for (const { record } of chosen) assert.ok(question?.detail.includes(`${record.code} ${record.name}`));
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
});
