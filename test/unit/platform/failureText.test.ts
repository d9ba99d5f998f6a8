import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OperationId } from '../../../src/api/operationId.ts';
import { failureText } from '../../../src/platform/failureText.ts';
import { LANGUAGES } from '../../support/languages.ts';

const [english] = LANGUAGES;

function refusal(operation: OperationId): string {
  const detail = { kind: 'badRequest', acted: 'no', status: 400, serverMessage: 'Outlet X does not exist' } as const;
  const { message, nextStep } = failureText(english, { ...detail, operation, correlation: 6 });
  return `${message} ${nextStep}`;
}

describe('a failure of TLS', () => {
  for (const [code, message] of [
    ['EPROTO', /^No secure connection could be agreed on with the host \(EPROTO\)\.$/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', /^No secure connection/],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', /^No secure connection/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /^The server’s certificate could not be trusted/],
  ] as const) {
    test(`${code} names what it is about`, () => {
      assert.match(failureText(english, { kind: 'tls', code, acted: 'no' }).message, message);
    });
  }
});

describe('a request that DealPOS refuses', () => {
  test('is told in its words, with what to do and the number in the log', () => {
    assert.equal(
      refusal('getCustomerDetail'),
      'DealPOS refused the request. DealPOS says: “Outlet X does not exist” (status 400). ' +
        'Correct what it names, or read the customer again if it may be gone. (#6 in the log)',
    );
  });

  for (const operation of ['listCustomers', 'listCustomerWithTotalCount'] as const) {
    test(`means no customer that is gone where it is ${operation}`, () => {
      assert.match(refusal(operation), /\(status 400\)\. Correct what it names\. \(#6 in the log\)$/);
    });
  }
});
