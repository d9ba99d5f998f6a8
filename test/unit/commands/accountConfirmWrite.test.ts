import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { confirmWrite } from '../../../src/commands/accountConfirmWrite.ts';
import { profileOf } from '../accounts/profiles.ts';
import { english, FakeDialogs } from './accountFixture.ts';

const request = {
  operation: 'updateCustomerById',
  method: 'PUT',
  pathTemplate: '/api/v3/Customer/ByID',
  fields: ['mobile', 'somethingNew'],
} as const;

function ask(answers: readonly (string | undefined)[], fields: readonly string[] = request.fields) {
  const dialogs = new FakeDialogs(answers);
  const fieldLabel = (id: string) => (id === 'mobile' ? 'Mobile number' : undefined);
  const asking = confirmWrite({ dialogs, l10n: english, fieldLabel });
  return { dialogs, answer: asking({ ...request, fields }, profileOf({ label: 'Toko A' })) };
}

describe('accountConfirmWrite', () => {
  test('the question names account, method, path and the changed fields by label', async () => {
    const { dialogs, answer } = ask(['Send']);
    assert.equal(await answer, true);
    assert.equal(dialogs.questions[0]?.message, 'Send this change to “Toko A”?');
    assert.deepEqual(dialogs.questions[0]?.detail.split('\n'), [
      'PUT /api/v3/Customer/ByID',
      'toko.dealpos.net',
      'Changed fields: Mobile number, somethingNew',
    ]);
  });

  test('Cancel is a no', async () => {
    assert.equal(await ask([undefined]).answer, false);
  });

  test('a write without fields, such as a suspension, names none', async () => {
    const { dialogs, answer } = ask(['Send'], []);
    await answer;
    assert.ok(!dialogs.questions[0]?.detail.includes('Changed fields'));
  });
});
