import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import { addAccount } from '../../../src/commands/accountAdd.ts';
import { profileOf } from '../accounts/profiles.ts';
import { accountScene } from './accountFixture.ts';
import type { UserAct } from './fakeStepWindow.ts';
import { choose, enter, keep, leave } from './fakeStepWindow.ts';

const typed: readonly UserAct[] = [
  enter('toko.dealpos.net'),
  enter('id-1'),
  enter('secret-1'),
  keep,
  choose('Confirm every write'),
];
const offline: ApiErrorDetail = { kind: 'unreachable', layer: 'dns', code: 'ENOTFOUND', acted: 'no' };
const rejected: ApiErrorDetail = { kind: 'credentialsRejected', status: 400, operation: 'createToken', acted: 'no' };

describe('accountAdd', () => {
  test('asks host, client ID, secret, name and access mode in this order, and stores profile and secret apart', async () => {
    const { deps, steps, store, vault, memento } = await accountScene({ script: typed });
    const id = await addAccount(deps);
    const [profile] = store.list();
    assert.ok(profile);
    assert.equal(profile.id, id);
    assert.deepEqual(
      { ...profile, id: '' },
      {
        id: '',
        label: 'toko.dealpos.net',
        origin: 'https://toko.dealpos.net',
        displayHost: 'toko.dealpos.net',
        mode: 'confirm',
        kind: 'tenant',
      },
    );
    assert.deepEqual(await vault.readCredentials(profile), { clientId: 'id-1', clientSecret: 'secret-1' });
    assert.ok(!JSON.stringify([...memento.values]).includes('secret-1'));
    assert.deepEqual(
      steps.shown.map((input) => [input.step, input.totalSteps, input.password]),
      [
        [1, 5, false],
        [2, 5, false],
        [3, 5, true],
        [4, 5, false],
        [5, 5, false],
      ],
    );
  });

  test('a profile that VS Code does not keep leaves no secret behind', async () => {
    const { deps, store, memento, secrets } = await accountScene({ script: typed });
    memento.loses = Number.POSITIVE_INFINITY;
    await assert.rejects(addAccount(deps));
    assert.deepEqual(store.list(), []);
    assert.deepEqual(
      [...secrets.values.keys()].filter((name) => name.startsWith('dealpos.account.')),
      [],
    );
  });

  test('the access modes are offered with what they mean', async () => {
    const { deps, steps } = await accountScene({ script: typed });
    await addAccount(deps);
    assert.deepEqual(
      steps.shown[4]?.items.map((item) => item.label),
      ['Normal', 'Confirm every write', 'Read-only'],
    );
    assert.ok(steps.shown[4]?.items.every((item) => item.detail));
  });

  const badHosts: readonly [string, RegExp][] = [
    ['', /Enter the host/],
    ['http://toko.dealpos.net', /https/],
    ['ftp://toko.dealpos.net', /https/],
    ['https://user:pw@toko.dealpos.net', /user name/],
    ['https://toko.dealpos.net/admin', /host alone/],
    ['toko.dealpos.net?x=1', /host alone/],
    ['two words', /not a host/],
  ];
  for (const [host, reason] of badHosts) {
    test(`the host “${host}” is refused before the next step, with the reason`, async () => {
      let message: unknown;
      const { deps, steps } = await accountScene({
        script: [
          (input) => {
            enter(host)(input);
            message = input.validationMessage;
            leave(input);
          },
        ],
      });
      assert.equal(await addAccount(deps), undefined);
      assert.match(String(message), reason);
      assert.equal(steps.shown.length, 1);
    });
  }

  test('plain http is taken for this computer', async () => {
    const { deps, store } = await accountScene({ script: [enter('http://127.0.0.1:8080'), ...typed.slice(1)] });
    await addAccount(deps);
    assert.equal(store.list()[0]?.origin, 'http://127.0.0.1:8080');
  });

  test('what is pasted with spaces and line ends around it is taken without them', async () => {
    const { deps, tested } = await accountScene({
      script: [enter(' toko.dealpos.net '), enter('id-1\n'), enter('\tsecret-1 '), keep, choose('Normal')],
    });
    await addAccount(deps);
    assert.deepEqual(tested, [
      { origin: 'https://toko.dealpos.net', credentials: { clientId: 'id-1', clientSecret: 'secret-1' } },
    ]);
  });

  test('an empty client ID, secret or name is refused', async () => {
    const messages: unknown[] = [];
    const empty: UserAct = (input) => {
      enter(' ')(input);
      messages.push(input.validationMessage);
      enter('x')(input);
    };
    const { deps } = await accountScene({ script: [enter('toko.dealpos.net'), empty, empty, empty, leave] });
    await addAccount(deps);
    assert.deepEqual(messages, ['Enter the client ID.', 'Enter the client secret.', 'Enter a name for the account.']);
  });

  test('a name that another account has is refused, whatever its capitals, and a free one is suggested', async () => {
    let suggested = '';
    let message: unknown;
    const { deps } = await accountScene({
      accounts: [profileOf({ label: 'toko.dealpos.net' })],
      script: [
        ...typed.slice(0, 3),
        (input) => {
          suggested = input.value;
          enter('TOKO.dealpos.net')(input);
          message = input.validationMessage;
          leave(input);
        },
      ],
    });
    await addAccount(deps);
    assert.equal(suggested, 'toko.dealpos.net (2)');
    assert.equal(message, 'Another account has this name.');
  });

  test('leaving stores and sends nothing', async () => {
    const { deps, store, secrets, tested } = await accountScene({ script: typed.slice(0, 3) });
    assert.equal(await addAccount(deps), undefined);
    assert.deepEqual([store.list().length, secrets.values.size, tested.length], [0, 0, 0]);
  });

  test('a failed test says why and what to do, and Try Again does not ask for anything again', async () => {
    const { deps, dialogs, steps, tested, store } = await accountScene({
      script: typed,
      outcomes: [offline],
      answers: ['Try Again'],
    });
    await addAccount(deps);
    assert.equal(dialogs.questions[0]?.message, 'unreachable of toko.dealpos.net');
    assert.match(dialogs.questions[0]?.detail ?? '', /^fix unreachable\. Nothing has been saved yet/);
    assert.deepEqual([steps.shown.length, tested.length, store.list().length], [5, 2, 1]);
  });

  test('Edit Details after a wrong secret goes to the client ID with everything kept', async () => {
    const seen: string[] = [];
    const look: UserAct = (input) => {
      seen.push(input.value);
      input.accept();
    };
    const { deps, steps, store } = await accountScene({
      script: [...typed, look, enter('right'), look, keep],
      outcomes: [rejected],
      answers: ['Edit Details'],
    });
    const id = await addAccount(deps);
    assert.equal(steps.shown[5]?.step, 2);
    assert.deepEqual(seen, ['id-1', 'toko.dealpos.net']);
    assert.equal(store.get(id ?? '')?.mode, 'confirm');
  });

  test('Edit Details after a wrong host goes to the host', async () => {
    const { deps, steps } = await accountScene({
      script: [...typed, leave],
      outcomes: [offline],
      answers: ['Edit Details'],
    });
    assert.equal(await addAccount(deps), undefined);
    assert.deepEqual([steps.shown[5]?.step, steps.shown[5]?.value], [1, 'toko.dealpos.net']);
  });

  test('Enter corrects what was refused, and repeats what may pass by itself', async () => {
    for (const [detail, first] of [
      [rejected, 'Edit Details'],
      [offline, 'Try Again'],
    ] as const) {
      const { deps, dialogs } = await accountScene({ script: typed, outcomes: [detail] });
      await addAccount(deps);
      assert.equal(dialogs.questions[0]?.choices[0]?.label, first);
    }
  });

  test('Cancel after a failed test stores nothing', async () => {
    const { deps, store, secrets } = await accountScene({ script: typed, outcomes: [offline], answers: [undefined] });
    assert.equal(await addAccount(deps), undefined);
    assert.deepEqual([store.list().length, secrets.values.size], [0, 0]);
  });

  const saveable: readonly [ApiErrorDetail, boolean][] = [
    [offline, true],
    [{ kind: 'timeout', stage: 'headers', ms: 15000, acted: 'no' }, true],
    [{ kind: 'tls', code: 'CERT_HAS_EXPIRED', acted: 'no' }, true],
    [{ kind: 'tenantSuspended', status: 402, operation: 'createToken', acted: 'no' }, true],
    [{ kind: 'forbidden', status: 403, role: undefined, operation: 'listCustomers', acted: 'no' }, true],
    [{ kind: 'forbidden', status: 403, role: undefined, operation: 'createToken', acted: 'no' }, false],
    [{ kind: 'badRequest', status: 400, operation: 'listCustomers', acted: 'no' }, true],
    [{ kind: 'rateLimited', status: 429, waitMs: 60000, acted: 'no' }, true],
    [{ kind: 'unauthorized', status: 401, operation: 'listCustomers', acted: 'no' }, false],
    [rejected, false],
    [{ kind: 'notJson', status: 200, contentType: 'text/html', acted: 'no' }, false],
    [{ kind: 'routeNotFound', status: 404, acted: 'no' }, false],
    [{ kind: 'redirected', status: 302, acted: 'no' }, false],
  ];
  for (const [detail, offered] of saveable) {
    test(`Save Anyway is ${offered ? '' : 'not '}offered after ${detail.kind} in ${detail.operation ?? 'any call'}`, async () => {
      const { deps, dialogs } = await accountScene({ script: typed, outcomes: [detail] });
      await addAccount(deps);
      assert.equal(
        dialogs.questions[0]?.choices.some((choice) => choice.label === 'Save Anyway'),
        offered,
      );
    });
  }

  test('Save Anyway stores the account untested', async () => {
    const { deps, store, tested } = await accountScene({
      script: typed,
      outcomes: [offline],
      answers: ['Save Anyway'],
    });
    await addAccount(deps);
    assert.deepEqual([store.list().length, tested.length], [1, 1]);
  });

  test('a cancelled test keeps what was entered and can be run again', async () => {
    const { deps, dialogs, store } = await accountScene({ script: typed, answers: ['Save Anyway'] });
    dialogs.cancelProgress = true;
    await addAccount(deps);
    assert.equal(dialogs.questions[0]?.message, 'The connection test was cancelled.');
    assert.equal(store.list().length, 1);
  });

  test('a secret that the keyring does not keep makes no account, and nothing claims that it was saved', async () => {
    const { deps, secrets, dialogs, store } = await accountScene({ script: typed, answers: ['Try Again', undefined] });
    secrets.onStore = 'forget';
    assert.equal(await addAccount(deps), undefined);
    assert.equal(dialogs.questions.length, 2);
    assert.deepEqual([store.list().length, dialogs.told.length], [0, 0]);
  });
});
