import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfirmedNames } from '../../../src/accounts/confirmedNames.ts';
import type { PastRequest } from '../../../src/accounts/requestHistory.ts';
import type { OperationId } from '../../../src/api/operationId.ts';
import { OPERATION_IDS } from '../../../src/api/operationId.ts';
import type { FieldNames } from '../../../src/api/wire.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import type { UnconfirmedHintDeps } from '../../../src/commands/unconfirmedHint.ts';
import { restsOnGuesses, withUnconfirmedHint } from '../../../src/commands/unconfirmedHint.ts';
import { settle } from '../../support/fakeClock.ts';
import { FakeMemento } from '../accounts/fakeStorage.ts';
import { english, FakeDialogs } from './accountFixture.ts';

/** A machine that has confirmed nothing. */
const NOTHING = new ConfirmedNames(new FakeMemento());

/** A request that was answered with this status. */
function past(operation: OperationId, outcome: number): PastRequest {
  const request = {
    correlation: 1,
    operation,
    method: 'PUT',
    route: '/',
    url: '',
    body: undefined,
    authorized: true,
    outcome,
  };
  return { accountId: 'a', at: 0, request };
}

function scene(
  answers: readonly (string | undefined)[] = [],
  names: Partial<FieldNames> = {},
  recent: readonly PastRequest[] = [],
) {
  const dialogs = new FakeDialogs(answers);
  const memento = new FakeMemento();
  const confirmed = new ConfirmedNames(memento);
  const calls: (readonly unknown[])[] = [];
  const checks: true[] = [];
  const failures: unknown[] = [];
  const deps: UnconfirmedHintDeps = {
    ...{ dialogs, l10n: english, memento, confirmed },
    history: { recent: () => recent },
    names: () => ({ ...DEFAULT_FIELD_NAMES, ...names }),
    checkApiDescription: async () => void checks.push(true),
    reportFailure: (error) => failures.push(error),
  };
  /** How many hints were shown when the command began. */
  const hintsBefore: number[] = [];
  const handler = async (...args: readonly unknown[]): Promise<void> => {
    hintsBefore.push(dialogs.offers.length);
    calls.push(args);
  };
  const run = async (operation: OperationId, ...args: readonly unknown[]) => {
    await withUnconfirmedHint(deps, { operation, title: `Title of ${operation}` }, handler)(...args);
    await settle();
  };
  return { deps, dialogs, memento, confirmed, calls, hintsBefore, checks, failures, run };
}

describe('unconfirmedHint', () => {
  test('the operations that rest on guesses are those whose request nothing documents', () => {
    assert.deepEqual(
      OPERATION_IDS.filter((operation) => restsOnGuesses(operation, DEFAULT_FIELD_NAMES, NOTHING)),
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
    assert.equal(restsOnGuesses('verifyCustomerEmail', names, NOTHING), false);
    assert.equal(restsOnGuesses('verifyCustomerMobile', names, NOTHING), true);
  });

  test('is given once for each operation, also after a restart', async () => {
    const { dialogs, run, memento } = scene();
    await run('verifyCustomerMobile');
    await run('verifyCustomerMobile');
    await run('verifyCustomerEmail');
    assert.equal(dialogs.offers.length, 2);
    assert.match(dialogs.offers[0] ?? '', /^“Title of verifyCustomerMobile”: DealPOS has not documented/);
    const later = scene();
    for (const [key, value] of memento.values) await later.memento.update(key, value);
    await later.run('verifyCustomerMobile');
    assert.deepEqual(later.dialogs.offers, []);
  });

  test('is shown before the command does anything', async () => {
    const { hintsBefore, run } = scene();
    await run('updateAppLastSignInCustomerById');
    assert.deepEqual(hintsBefore, [1]);
  });

  test('is not shown once the call has worked in this window, and is where it was refused', async () => {
    const worked = scene([], {}, [past('verifyCustomerEmail', 400), past('verifyCustomerEmail', 204)]);
    await worked.run('verifyCustomerEmail');
    assert.deepEqual(worked.dialogs.offers, []);
    const refused = scene([], {}, [past('verifyCustomerEmail', 400), past('verifyCustomerMobile', 200)]);
    await refused.run('verifyCustomerEmail');
    assert.equal(refused.dialogs.offers.length, 1);
  });

  test('is not shown once our own names were confirmed, also after a restart', async () => {
    const { confirmed, dialogs, run, memento } = scene();
    await confirmed.remember([{ key: 'verifyEmailFlag', value: DEFAULT_FIELD_NAMES.verifyEmailFlag }]);
    await run('verifyCustomerEmail');
    assert.deepEqual(dialogs.offers, []);
    assert.equal(new ConfirmedNames(memento).has({ key: 'verifyEmailFlag', value: 'Verified' }), true);
    await run('verifyCustomerMobile');
    assert.equal(dialogs.offers.length, 1);
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
    await withUnconfirmedHint({ ...deps, memento }, { operation: 'getCustomerByListId', title: 'List' }, handler)();
    await settle();
    assert.deepEqual([calls.length, failures.length], [1, 1]);
  });
});
