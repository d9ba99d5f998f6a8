import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, test } from 'node:test';
import { apiErrorDetail } from '../../../src/api/errors.ts';
import { clearFilter } from '../../../src/commands/listCommands.ts';
import { getCustomer, listCustomers, listCustomersWithTotal } from '../../../src/commands/lookupCommands.ts';
import type { CustomerScene } from './customerFixture.ts';
import { customerScene, given, loadList, rowOf } from './customerFixture.ts';
import type { UserAct } from './fakeStepWindow.ts';
import { back, choose, enter, keep, leave } from './fakeStepWindow.ts';

/** The four parts of the filter, all left empty. */
const noFilter: readonly UserAct[] = [keep, keep, keep, keep];
const ID = '7c2f0a51-3d1e-4b60-9a2c-0e8b6f4d1a77';

describe('List Customers…', () => {
  test('lists by the plain call with one request, and shows that there is no total', async (t) => {
    const { deps, directories, accountId, view, requests } = await customerScene(t, { script: noFilter });
    await listCustomers(deps, []);
    const state = given(directories.known(accountId)).state;
    assert.deepEqual([state.plain, state.total, state.rows.length, state.hasMore], [true, undefined, 20, true]);
    assert.deepEqual(requests(), ['listCustomers']);
    assert.deepEqual(view.focused, [`list of ${accountId}`]);
  });

  test('sends every part of the filter that was entered', async (t) => {
    const script = [enter('a'), enter(''), enter('2000-01-01'), enter('2099-12-31')];
    const { deps, directories, accountId, steps, requests } = await customerScene(t, { script });
    await listCustomers(deps, []);
    assert.deepEqual(directories.known(accountId)?.state.filter, { name: 'a', from: '2000-01-01', to: '2099-12-31' });
    assert.equal(steps.shown[3]?.totalSteps, 4);
    assert.equal(requests().length, 1);
  });

  test('Back keeps what was entered, and days in the wrong order are refused', async (t) => {
    const script: UserAct[] = [
      enter('Budi'),
      back,
      keep,
      keep,
      enter('2020-02-01'),
      (input) => {
        enter('2020-01-01')(input);
        assert.match(String(input.validationMessage), /2020-02-01/);
        enter('')(input);
      },
    ];
    const { deps, directories, accountId } = await customerScene(t, { script });
    await listCustomers(deps, []);
    assert.deepEqual(directories.known(accountId)?.state.filter, { name: 'Budi', from: '2020-02-01' });
  });

  test('the same list again is read anew', async (t) => {
    const { deps, requests } = await customerScene(t, { script: [...noFilter, ...noFilter] });
    await listCustomers(deps, []);
    await listCustomers(deps, []);
    assert.deepEqual(requests(), ['listCustomers', 'listCustomers']);
  });

  test('Clear Filter returns to the list with a total, also where nothing was filtered', async (t) => {
    const { deps, directories, accountId, requests } = await customerScene(t, { script: noFilter });
    await listCustomers(deps, []);
    await clearFilter(deps);
    const state = given(directories.known(accountId)).state;
    assert.deepEqual([state.plain, state.total], [false, 60]);
    assert.deepEqual(requests(), ['listCustomers', 'listCustomerWithTotalCount']);
  });

  test('a failure is in the list, not thrown', async (t) => {
    const { deps, directories, sandbox, accountId, requests } = await customerScene(t, { script: noFilter });
    sandbox.setFault('status-402');
    await listCustomers(deps, []);
    assert.equal(directories.known(accountId)?.state.error?.kind, 'tenantSuspended');
    assert.ok(requests().length <= 1);
  });

  for (const [index, part] of ['the name', 'the outlet', 'the first day', 'the last day'].entries()) {
    test(`leaving at ${part} makes no request and changes nothing`, async (t) => {
      const scene = await customerScene(t, { script: [...noFilter.slice(0, index), leave] });
      await listCustomers(scene.deps, []);
      assert.deepEqual(scene.requests(), []);
      assert.equal(scene.directories.known(scene.accountId)?.state.plain, false);
      assert.deepEqual(scene.view.focused, []);
    });
  }

  test('of several accounts the user picks one; leaving that makes no request', async (t) => {
    const accounts = [{ label: 'A' }, { label: 'B' }];
    const scene = await customerScene(t, { accounts, script: [leave, choose('B'), ...noFilter] });
    await listCustomers(scene.deps, []);
    assert.deepEqual(scene.requests(), []);
    await listCustomers(scene.deps, [{ nonsense: true }]);
    assert.deepEqual(scene.view.focused, [`list of ${scene.accounts[1]?.id}`]);
    assert.equal(scene.requests().length, 1);
  });

  test('signed out it says so and asks nothing', async (t) => {
    const { deps, dialogs, steps, requests } = await customerScene(t, { accounts: [] });
    await listCustomers(deps, []);
    assert.deepEqual([dialogs.told.length, steps.shown.length, requests().length], [1, 0, 0]);
  });
});

describe('Count Customers…', () => {
  test('writes the total in the user’s notation', async (t) => {
    const { deps, dialogs } = await customerScene(t, { script: noFilter, sandbox: { customers: 12_345 } });
    await listCustomersWithTotal(deps, []);
    assert.deepEqual(dialogs.offers, ['12.345 customers match.']);
  });

  const count = async (t: TestContext, scene: CustomerScene = {}) => {
    const made = await customerScene(t, { script: noFilter, ...scene });
    await listCustomersWithTotal(made.deps, []);
    return made;
  };

  test('asks for the total with one request for one row', async (t) => {
    const { dialogs, sandbox, requests, directories, accountId } = await count(t);
    assert.deepEqual(dialogs.offers, ['60 customers match.']);
    assert.deepEqual(requests(), ['listCustomerWithTotalCount']);
    assert.match(given(sandbox.requests.at(-1)).query, /\bPageSize=1\b/);
    assert.equal(directories.known(accountId)?.state.status, 'idle');
  });

  test('Show Them lists what was counted with one request more', async (t) => {
    const script = [enter('a'), keep, keep, keep];
    const { directories, accountId, view, requests } = await count(t, { script, answers: ['Show Them'] });
    assert.deepEqual(directories.known(accountId)?.state.filter, { name: 'a' });
    assert.equal(requests().length, 2);
    assert.deepEqual(view.focused, [`list of ${accountId}`]);
  });

  test('says that a total by join date is a bound', async (t) => {
    const { dialogs } = await count(t, { script: [keep, keep, enter('2000-01-01'), keep] });
    assert.match(dialogs.offers[0] ?? '', /^At most \d+ customers match/);
  });

  for (const dialect of ['total-bare-array', 'total-refused-404']) {
    test(`with the dialect ${dialect} it says plainly that there is no total`, async (t) => {
      const { dialogs, requests } = await count(t, { sandbox: { dialects: [dialect] } });
      assert.deepEqual(dialogs.offers, ['The DealPOS of this shop tells no total.']);
      assert.equal(requests().length, 1);
    });
  }

  test('any other failure is thrown for the wrapper to tell', async (t) => {
    const { deps } = await customerScene(t, { script: noFilter, sandbox: { dialects: ['total-refused-403'] } });
    await assert.rejects(listCustomersWithTotal(deps, []), (error) => apiErrorDetail(error)?.kind === 'forbidden');
  });

  test('cancelling the progress makes no request and offers nothing', async (t) => {
    const { deps, dialogs, requests } = await customerScene(t, { script: noFilter });
    dialogs.cancelProgress = true;
    await listCustomersWithTotal(deps, []);
    assert.deepEqual([dialogs.offers, requests()], [[], []]);
  });

  test('leaving the filter makes no request', async (t) => {
    const { dialogs, requests } = await count(t, { script: [keep, leave] });
    assert.deepEqual([dialogs.titles, requests()], [[], []]);
  });
});

describe('Open Customer…', () => {
  for (const [text, kind] of [
    [ID, 'id'],
    ['budi@example.com', 'email'],
    ['081234567890', 'mobile'],
    ['MM-00001', 'code'],
  ]) {
    test(`opens “${text}” as ${kind} without a request of its own`, async (t) => {
      const { deps, accountId, opened, requests } = await customerScene(t, { script: [enter(given(text))] });
      await getCustomer(deps, []);
      const code = kind === 'code' ? text : undefined;
      assert.deepEqual(opened, [{ accountId, key: { kind, value: text }, code }]);
      assert.deepEqual(requests(), []);
    });
  }

  test('what was recognised can be corrected', async (t) => {
    const correct: UserAct = (input) => {
      input.type('081234567890');
      input.activeItems = input.items.filter((item) => item.label.startsWith('Code'));
      input.accept();
    };
    const { deps, opened } = await customerScene(t, { script: [correct] });
    await getCustomer(deps, []);
    assert.deepEqual(opened[0]?.key, { kind: 'code', value: '081234567890' });
  });

  test('an empty box does not open anything, and leaving it is silent', async (t) => {
    const { deps, opened, dialogs } = await customerScene(t, {
      script: [
        (input) => {
          enter('  ')(input);
          leave(input);
        },
      ],
    });
    await getCustomer(deps, []);
    assert.deepEqual([opened, dialogs.told], [[], []]);
  });

  test('a row is opened by its best key', async (t) => {
    const scene = await customerScene(t);
    const record = given((await loadList(scene))[3]);
    await getCustomer(scene.deps, [rowOf(scene.accountId, record)]);
    assert.deepEqual(scene.opened, [
      { accountId: scene.accountId, key: { kind: 'id', value: record.id }, code: record.code, preview: true },
    ]);
    assert.deepEqual(scene.requests(), []);
  });

  test('a text or a key of another extension is opened without asking', async (t) => {
    const { deps, accountId, steps, opened } = await customerScene(t);
    await getCustomer(deps, ['budi@example.com']);
    await getCustomer(deps, [{ accountId, kind: 'mobile', value: '0812 3456' }]);
    assert.deepEqual(
      opened.map((each) => each.key),
      [
        { kind: 'email', value: 'budi@example.com' },
        { kind: 'mobile', value: '0812 3456' },
      ],
    );
    assert.equal(steps.shown.length, 0);
  });

  test('a key of an account that is gone opens nothing', async (t) => {
    const { deps, dialogs, opened } = await customerScene(t);
    await getCustomer(deps, [{ accountId: ID, kind: 'code', value: 'X' }]);
    assert.deepEqual([dialogs.told, opened], [['This account has been removed.'], []]);
  });

  for (const wrong of [5, null, {}, [], '', { accountId: 'x', kind: 'code', value: 'y' }, 'x'.repeat(501)]) {
    test(`a wrong argument (${JSON.stringify(wrong).slice(0, 30)}) is asked for instead`, async (t) => {
      const { deps, steps, opened } = await customerScene(t, { script: [leave] });
      await getCustomer(deps, [wrong]);
      assert.deepEqual([steps.shown.length, opened], [1, []]);
    });
  }
});
