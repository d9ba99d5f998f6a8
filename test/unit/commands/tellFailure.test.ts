import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import { ApiError } from '../../../src/api/errors.ts';
import { tellFailure } from '../../../src/commands/tellFailure.ts';
import { profileOf } from '../accounts/profiles.ts';
import { accountScene } from './accountFixture.ts';

describe('tellFailure', () => {
  const account = profileOf({ label: 'Toko A' });

  test('says what happened in which account, and what to do', async () => {
    const { deps, dialogs } = await accountScene({ accounts: [account] });
    await tellFailure(deps, account.id, new ApiError({ kind: 'secretMissing', acted: 'no' }));
    assert.deepEqual(dialogs.questions, [
      {
        severity: 'error',
        message: 'secretMissing of Toko A',
        detail: 'fix secretMissing.',
        choices: [{ value: 'secret', label: 'Enter Secret…' }],
      },
    ]);
  });

  test('asks for the secret after a fresh token was refused', async () => {
    const { deps, secretsAsked } = await accountScene({ accounts: [account], answers: ['Enter Secret…'] });
    await tellFailure(deps, account.id, new ApiError({ kind: 'unauthorized', status: 401, acted: 'no' }));
    assert.deepEqual(secretsAsked, [account.id]);
  });

  test('opens the log at the failure of a call that was sent', async () => {
    const { deps, detailsShown } = await accountScene({ accounts: [account], answers: ['Show Details'] });
    const detail: ApiErrorDetail = { kind: 'conflict', status: 409, correlation: 7, acted: 'no' };
    await tellFailure(deps, account.id, new ApiError(detail));
    assert.deepEqual(detailsShown, [detail]);
  });

  test('offers to look into the connection where the cause may lie there', async () => {
    const { deps, dialogs, diagnosed } = await accountScene({ accounts: [account], answers: ['Diagnose Connection…'] });
    const error = new ApiError({ kind: 'unreachable', layer: 'proxy', code: '407', acted: 'no' });
    await tellFailure(deps, account.id, error);
    assert.deepEqual(
      dialogs.questions.map(({ choices }) => choices.length),
      [1],
    );
    assert.deepEqual(diagnosed, [account.id]);
  });

  for (const kind of ['cancelled', 'notConfirmed'] as const) {
    test(`${kind} is silent`, async () => {
      const { deps, dialogs } = await accountScene({ accounts: [account] });
      const detail: ApiErrorDetail = { kind, acted: 'no' };
      await tellFailure(deps, account.id, new ApiError(detail));
      assert.deepEqual(dialogs.questions, []);
    });
  }

  test('a bug is thrown on, for the wrapper to log', async () => {
    const { deps } = await accountScene({ accounts: [account] });
    await assert.rejects(tellFailure(deps, account.id, new TypeError('bug')), TypeError);
  });
});
