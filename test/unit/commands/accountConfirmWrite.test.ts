import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WriteRequest } from '../../../src/api/client.ts';
import type { CustomerKey, CustomerRecord } from '../../../src/api/customerRecord.ts';
import { operations } from '../../../src/api/operations.ts';
import { confirmWrite } from '../../../src/commands/accountConfirmWrite.ts';
import { profileOf } from '../accounts/profiles.ts';
import { english, FakeDialogs } from './accountFixture.ts';

const ANI: CustomerRecord = { id: 'a-1', code: 'MM-901', name: 'Ani Wijaya', unknownFields: {} };
const KNOWN: CustomerKey = { kind: 'id', value: 'a-1' };
const UNKNOWN: CustomerKey = { kind: 'code', value: 'C0001' };

function ask(answers: readonly (string | undefined)[], change: Partial<WriteRequest> = {}) {
  const dialogs = new FakeDialogs(answers);
  const { method, path } = operations[change.operation ?? 'updateCustomerById'];
  const asking = confirmWrite({
    dialogs,
    l10n: english,
    fieldLabel: (id) => (id === 'mobile' ? 'Mobile number' : undefined),
    recordOf: (_, { value }) => (value === ANI.id ? ANI : undefined),
  });
  const account = profileOf({ label: 'Toko A' });
  const request = {
    operation: 'updateCustomerById',
    method,
    pathTemplate: path,
    fields: [],
    subject: { keys: [] },
  } as const;
  return { dialogs, answer: asking({ ...request, ...change }, account) };
}

/** What the question says below method, path and host. */
async function saidOf(change: Partial<WriteRequest>): Promise<readonly string[]> {
  const { dialogs, answer } = ask([undefined], change);
  await answer;
  return dialogs.questions[0]?.detail.split('\n').slice(2) ?? [];
}

describe('accountConfirmWrite', () => {
  test('the question names account, method, path, customer and the changed fields by label', async () => {
    const { dialogs, answer } = ask(['Send'], { fields: ['mobile', 'somethingNew'], subject: { keys: [KNOWN] } });
    assert.equal(await answer, true);
    assert.equal(dialogs.questions[0]?.message, 'Send this change to “Toko A”?');
    assert.deepEqual(dialogs.questions[0]?.detail.split('\n'), [
      'PUT /api/v3/Customer/ByID',
      'toko.dealpos.net',
      'Changes MM-901 Ani Wijaya (Customer ID: a-1).',
      'Changed fields: Mobile number, somethingNew',
    ]);
  });

  test('Enter alone sends a change that can be taken back, and nothing else', async () => {
    for (const [operation, labels] of [
      ['suspendCustomer', ['Send']],
      ['deleteCustomerByCode', ['Do Not Send', 'Send']],
      ['mergeCustomer', ['Do Not Send', 'Send']],
      ['checkCustomerPinAuthenticate', ['Do Not Send', 'Send']],
    ] as const) {
      const { dialogs, answer } = ask([operation === 'suspendCustomer' ? undefined : 'Do Not Send'], { operation });
      assert.equal(await answer, false);
      assert.deepEqual(
        dialogs.questions[0]?.choices.map(({ label }) => label),
        labels,
      );
    }
  });

  test('Cancel is a no', async () => {
    assert.equal(await ask([undefined]).answer, false);
  });

  for (const [change, lines] of [
    [{ operation: 'createCustomer' }, ['Creates a new customer.']],
    [
      { operation: 'deleteCustomerByCode', subject: { keys: [UNKNOWN] } },
      ['Deletes the customer with Code: C0001, for good.'],
    ],
    [
      { operation: 'deleteCustomerByEmail', subject: { keys: [{ kind: 'email', value: 'a@b.test' }] } },
      ['Deletes the customer with Email: a@b.test, for good.'],
    ],
    [
      { operation: 'verifyCustomerMobile', subject: { keys: [KNOWN], verified: true } },
      ['Marks the mobile number of MM-901 Ani Wijaya (Customer ID: a-1).', 'Verified: yes'],
    ],
    [
      { operation: 'verifyCustomerEmail', subject: { keys: [KNOWN], verified: false } },
      ['Marks the email of MM-901 Ani Wijaya (Customer ID: a-1).', 'Verified: no'],
    ],
    [
      { operation: 'suspendCustomer', subject: { keys: [KNOWN] }, fields: ['status'] },
      ['Suspends MM-901 Ani Wijaya (Customer ID: a-1).', 'Changed fields: status'],
    ],
    [
      { operation: 'unsuspendCustomer', subject: { keys: [UNKNOWN] } },
      ['Lifts the suspension of the customer with Code: C0001.'],
    ],
    [
      { operation: 'updateAppLastSignInCustomerById', subject: { keys: [KNOWN] } },
      ['Records an app sign-in of MM-901 Ani Wijaya (Customer ID: a-1), now.'],
    ],
    [
      { operation: 'mergeCustomer', subject: { keys: [KNOWN, UNKNOWN, { kind: 'id', value: 'b-2' }] } },
      [
        'Survives: MM-901 Ani Wijaya (Customer ID: a-1)',
        'Disappears: the customer with Code: C0001',
        'Disappears: the customer with Customer ID: b-2',
      ],
    ],
    [
      { operation: 'checkCustomerPinAuthenticate', subject: { keys: [KNOWN] } },
      ['Checks a PIN of MM-901 Ani Wijaya (Customer ID: a-1). It is not shown here.'],
    ],
  ] as const) {
    test(`${change.operation} is told in words`, async () => {
      assert.deepEqual(await saidOf(change), lines);
    });
  }

  test('nothing that passes the gate is without words, a table row for each', async () => {
    const gated = Object.values(operations).filter(({ kind }) => kind === 'write' || kind === 'secretCheck');
    for (const { id } of gated) {
      const [first = ''] = await saidOf({ operation: id, subject: { keys: [KNOWN] } });
      assert.match(first, id === 'createCustomer' ? /^Creates/ : /MM-901 Ani Wijaya/, id);
    }
  });
});
