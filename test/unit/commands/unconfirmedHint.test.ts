import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OPERATION_IDS } from '../../../src/api/operationId.ts';
import type { FieldNames } from '../../../src/api/wire.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import type { UnconfirmedHintDeps } from '../../../src/commands/unconfirmedHint.ts';
import { restsOnGuesses, withUnconfirmedHint } from '../../../src/commands/unconfirmedHint.ts';
import { settle } from '../../support/fakeClock.ts';
import { FakeMemento } from '../accounts/fakeStorage.ts';
import { english, FakeDialogs } from './accountFixture.ts';

function scene(answers: readonly (string | undefined)[] = [], names: Partial<FieldNames> = {}) {
  const dialogs = new FakeDialogs(answers);
  const memento = new FakeMemento();
  const calls: (readonly unknown[])[] = [];
  const checks: true[] = [];
  const failures: unknown[] = [];
  const deps: UnconfirmedHintDeps = {
    ...{ dialogs, l10n: english, memento },
    names: () => ({ ...DEFAULT_FIELD_NAMES, ...names }),
    checkApiDescription: async () => void checks.push(true),
    reportFailure: (error) => failures.push(error),
  };
  const handler = async (...args: readonly unknown[]): Promise<void> => void calls.push(args);
  const run = async (operation: Parameters<typeof withUnconfirmedHint>[1], ...args: readonly unknown[]) => {
    await withUnconfirmedHint(deps, operation, handler)(...args);
    await settle();
  };
  return { deps, dialogs, memento, calls, checks, failures, run };
}

describe('unconfirmedHint', () => {
  test('the operations that rest on guesses are those whose request nothing documents', () => {
    assert.deepEqual(
      OPERATION_IDS.filter((operation) => restsOnGuesses(operation, DEFAULT_FIELD_NAMES)),
      [
        'updateAppLastSignInCustomerById',
        'getCustomerByListId',
        'verifyCustomerMobile',
        'verifyCustomerEmail',
        'mergeCustomer',
        'checkCustomerPinAuthenticate',
      ],
    );
  });

  test('a name that was set ends the guessing for its operation only', () => {
    const names = { ...DEFAULT_FIELD_NAMES, verifyEmailFlag: 'IsVerified' };
    assert.equal(restsOnGuesses('verifyCustomerEmail', names), false);
    assert.equal(restsOnGuesses('verifyCustomerMobile', names), true);
  });

  test('is given once for each operation, also after a restart', async () => {
    const { dialogs, run, memento } = scene();
    await run('verifyCustomerMobile');
    await run('verifyCustomerMobile');
    await run('verifyCustomerEmail');
    assert.equal(dialogs.offers.length, 2);
    assert.match(dialogs.offers[0] ?? '', /verifyCustomerMobile/);
    const later = scene();
    for (const [key, value] of memento.values) await later.memento.update(key, value);
    await later.run('verifyCustomerMobile');
    assert.deepEqual(later.dialogs.offers, []);
  });

  test('the command runs with its arguments, whether or not the hint is given', async () => {
    const { calls, run } = scene();
    await run('checkCustomerPinAuthenticate', 'a', ['b']);
    await run('checkCustomerPinAuthenticate');
    await run('listCustomers', 'c');
    assert.deepEqual(calls, [['a', ['b']], [], ['c']]);
  });

  test('nothing is said of a documented call, nor once a name is set', async () => {
    const { dialogs, run } = scene([], { pinPin: 'Pin' });
    await run('suspendCustomer');
    await run('checkCustomerPinAuthenticate');
    assert.deepEqual(dialogs.offers, []);
  });

  test('Why? explains and offers the check of the API description', async () => {
    const { dialogs, checks, run } = scene(['Why?', 'Check API Description…']);
    await run('updateAppLastSignInCustomerById');
    assert.match(dialogs.questions[0]?.detail ?? '', /PUT \/api\/v3\/Customer\/AppSignIn/);
    assert.equal(checks.length, 1);
  });

  test('closing either message checks nothing', async () => {
    const { checks, run } = scene(['Why?']);
    await run('updateAppLastSignInCustomerById');
    await run('getCustomerByListId');
    assert.equal(checks.length, 0);
  });

  test('a machine that cannot remember it still runs the command', async () => {
    const { deps, calls, failures } = scene();
    const memento = { get: () => 'damaged', update: () => Promise.reject(new Error('disk full')) };
    const handler = async (): Promise<void> => void calls.push([]);
    await withUnconfirmedHint({ ...deps, memento }, 'getCustomerByListId', handler)();
    await settle();
    assert.deepEqual([calls.length, failures.length], [1, 1]);
  });
});
