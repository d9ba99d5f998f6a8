import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { DecodeContext } from '../../../src/api/decodeAnswers.ts';
import * as decode from '../../../src/api/decodeAnswers.ts';
import { ApiError } from '../../../src/api/errors.ts';
import type { JsonValue } from '../../../src/api/json.ts';
import type { FieldNames } from '../../../src/api/wire.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import { failureFrom, ofKind } from '../../support/apiErrors.ts';

const context: DecodeContext = { operation: 'listCustomers', status: 200, names: DEFAULT_FIELD_NAMES };
const budi = { ID: '1', Name: 'Budi' };

function misfits(run: () => unknown) {
  const detail = ofKind(failureFrom(run), 'unexpectedShape');
  assert.equal(detail.operation, context.operation);
  assert.equal(detail.status, 200);
}

describe('open question 18: pages', () => {
  const pages: readonly (readonly [JsonValue, number, number | undefined])[] = [
    [[], 0, undefined],
    [[budi], 1, undefined],
    [{ Data: [budi], TotalCount: 100 }, 1, 100],
    [{ DataArray: [budi], RecordsCount: 151 }, 1, 151],
    [{ Data: [budi], RecordsCount: 7 }, 1, 7],
    [{ Data: [budi], TotalCount: '100' }, 1, 100],
    [{ Data: [budi] }, 1, undefined],
    [{ Data: [budi], TotalCount: 'many' }, 1, undefined],
    [{ Data: [budi], TotalCount: -1 }, 1, undefined],
    [{ Data: [budi], TotalCount: 1.5 }, 1, undefined],
    [{ Data: [], TotalCount: 0 }, 0, 0],
    [{ Data: null, TotalCount: 0 }, 0, 0],
  ];
  for (const [body, rows, total] of pages) {
    test(`${JSON.stringify(body)} holds ${rows} of ${total ?? 'an unknown number'}`, () => {
      const page = decode.decodePage(body, context);
      assert.equal(page.customers.length, rows);
      assert.equal(page.totalCount, total);
    });
  }

  const misfit: readonly (JsonValue | undefined)[] = [
    null,
    undefined,
    {},
    '',
    'text',
    5,
    true,
    { Message: 'No customers' },
    { Data: 'x', TotalCount: 1 },
    { Data: {}, TotalCount: 1 },
    { Data: null, TotalCount: 3 },
    { Data: null },
    { Items: [budi] },
    [null],
    [budi, 'x'],
    [[budi]],
    [{}],
    [{ Error: 'x' }],
    { Data: [budi, null] },
  ];
  for (const body of misfit) {
    test(`${JSON.stringify(body)} is an error and never an empty list`, () => {
      misfits(() => decode.decodePage(body, context));
    });
  }

  test('open question 23: rows stay in the order in which the server sent them', () => {
    const rows = ['b', 'a', 'b'].map((ID) => ({ ID }));
    assert.deepEqual(
      decode.decodePage(rows, context).customers.map(({ id }) => id),
      ['b', 'a', 'b'],
    );
  });

  test('open question 14: ListID answers the same shapes', () => {
    assert.equal(decode.decodeCustomers([budi], context).length, 1);
    assert.equal(decode.decodeCustomers({ Data: [budi] }, context).length, 1);
    misfits(() => decode.decodeCustomers({ Message: 'x' }, context));
  });
});

describe('open question 19: detail', () => {
  for (const nobody of [null, {}, []]) {
    test(`${JSON.stringify(nobody)} is nobody`, () => {
      assert.equal(failureFrom(() => decode.decodeDetail(nobody, context)).kind, 'noSuchCustomer');
    });
  }

  const misfit: readonly (JsonValue | undefined)[] = [undefined, 'x', '', 5, false, { Message: 'Not found' }, [budi]];
  for (const body of misfit) {
    test(`${JSON.stringify(body)} is neither a customer nor nobody`, () => {
      misfits(() => decode.decodeDetail(body, context));
    });
  }

  test('an object that says whose it is is a customer', () => {
    assert.equal(decode.decodeDetail({ Email: 'budi@example.com' }, context).email, 'budi@example.com');
  });
});

describe('open question 24: the new code', () => {
  const readable: readonly JsonValue[] = [
    'MM-004',
    { Code: 'MM-004' },
    { NewCode: 'MM-004' },
    { Code: 'MM-004', Message: 'ok' },
  ];
  for (const body of readable) {
    test(`is read from ${JSON.stringify(body)}`, () => assert.equal(decode.decodeNewCode(body, context), 'MM-004'));
  }

  for (const body of [
    '',
    ' ',
    5,
    null,
    undefined,
    {},
    [],
    { Message: 'The generator is off' },
    { A: 'x', B: 'y' },
    { Code: 4 },
  ] as const) {
    test(`is not guessed from ${JSON.stringify(body)}`, () => {
      const value: JsonValue | undefined = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
      misfits(() => decode.decodeNewCode(value, context));
    });
  }
});

describe('open question 25: what a write answers', () => {
  const answers: readonly (readonly [JsonValue | undefined, string | undefined, string | undefined])[] = [
    [{ ID: 'a', Message: 'Record updated' }, 'a', 'Record updated'],
    [{ ID: 'a' }, 'a', undefined],
    [{ ID: 42 }, '42', undefined],
    [{ ID: '' }, undefined, undefined],
    [{ ID: null, Message: null }, undefined, undefined],
    [{ Message: 'Done' }, undefined, 'Done'],
    [{}, undefined, undefined],
    ['Record updated', undefined, 'Record updated'],
    [null, undefined, undefined],
    [true, undefined, undefined],
    [undefined, undefined, undefined],
  ];
  for (const [body, id, message] of answers) {
    test(`${JSON.stringify(body)} is understood`, () => {
      assert.deepEqual(decode.decodeWrite(body, context), { id, message });
    });
  }

  for (const body of [[], [{ ID: 'a' }], 5, false]) {
    test(`${JSON.stringify(body)} is not, and leaves open whether the server acted`, () => {
      const detail = failureFrom(() => decode.decodeWrite(body, context));
      assert.equal(detail.kind, 'unexpectedShape');
      assert.equal(detail.acted, 'unknown');
    });
  }

  test('a message is cut to 500 characters', () => {
    assert.equal(decode.decodeWrite({ Message: 'x'.repeat(9000) }, context).message?.length, 500);
  });
});

describe('open question 4: what a PIN check answers', () => {
  const pin = (body: JsonValue | undefined, status: number, names: Partial<FieldNames> = {}) =>
    decode.decodePin(body, { ...context, status, names: { ...DEFAULT_FIELD_NAMES, ...names } });
  const correct = { status: 200, field: 'Valid', value: true };
  const wrong = { status: 400, field: 'Message', value: 'Wrong PIN' };

  for (const body of [undefined, null, true, 'OK', {}, { Valid: true }, { Message: 'success' }, []]) {
    test(`${JSON.stringify(body)} is not recognised while no shape is confirmed`, () => {
      const value: JsonValue | undefined = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
      for (const status of [200, 204, 400, 409]) assert.equal(pin(value, status), 'unrecognised');
    });
  }

  test('a confirmed answer is told', () => {
    const names = { pinCorrect: correct, pinWrong: wrong };
    assert.equal(pin({ Valid: true }, 200, names), 'correct');
    assert.equal(pin({ Message: 'Wrong PIN' }, 400, names), 'wrong');
    assert.equal(pin({ Valid: false }, 200, names), 'unrecognised');
    assert.equal(pin({ Valid: 'true' }, 200, names), 'unrecognised');
    assert.equal(pin({ Valid: true }, 201, names), 'unrecognised');
    assert.equal(pin(undefined, 200, names), 'unrecognised');
  });

  test('the whole body may be what was confirmed', () => {
    const names = { pinCorrect: { status: 200, field: undefined, value: true } };
    assert.equal(pin(true, 200, names), 'correct');
    assert.equal(pin('true', 200, names), 'unrecognised');
  });

  test('an answer that fits both shapes is not recognised', () => {
    assert.equal(pin({ Valid: true }, 200, { pinCorrect: correct, pinWrong: correct }), 'unrecognised');
  });

  test('a refusal is never a right PIN, even when it was configured so', () => {
    assert.equal(pin({ Valid: true }, 400, { pinCorrect: { ...correct, status: 400 } }), 'unrecognised');
  });

  test('a field that the body only inherits does not count', () => {
    const names = { pinCorrect: { status: 200, field: 'toString', value: 'x' } };
    assert.equal(pin({}, 200, names), 'unrecognised');
  });

  test('without a confirmed shape nothing at all is a right PIN', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 200, max: 499 }), (value, status) => {
        assert.equal(pin(JSON.parse(JSON.stringify(value)), status), 'unrecognised');
      }),
    );
  });
});

describe('open question 10: the token answer', () => {
  for (const name of ['access_token', 'AccessToken', 'Token']) {
    test(`is read from ${name}`, () => assert.equal(decode.decodeToken({ [name]: 'abc' }, context).token, 'abc'));
  }

  for (const [value, seconds] of [
    [3600, 3600],
    ['3600', 3600],
    [0.5, 0.5],
    [0, undefined],
    [-1, undefined],
    ['soon', undefined],
    [null, undefined],
    [true, undefined],
  ] as const) {
    test(`takes the life ${JSON.stringify(value)} for ${seconds}`, () => {
      const answer = decode.decodeToken({ access_token: 'a', expires_in: value }, context);
      assert.equal(answer.expiresInSeconds, seconds);
    });
  }

  test('reads the instant of expiry in either spelling', () => {
    const at = '2026-03-06T14:29:57.3563968+07:00';
    for (const name of ['expiredAt', 'expiredat']) {
      assert.equal(decode.decodeToken({ access_token: 'a', [name]: at }, context).expiresAt, at);
    }
  });

  for (const body of [undefined, null, 'abc', {}, { access_token: '' }, { access_token: 5 }, { Token: 'a\r\nX: y' }]) {
    test(`${JSON.stringify(body)} holds no token`, () => {
      const value: JsonValue | undefined = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
      misfits(() => decode.decodeToken(value, context));
    });
  }
});

test('no decoder throws anything but ApiError, whatever JSON arrives', () => {
  const decoders = [
    decode.decodePage,
    decode.decodeDetail,
    decode.decodeNewCode,
    decode.decodeWrite,
    decode.decodePin,
    decode.decodeToken,
  ];
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...decoders), (value, decoder) => {
      try {
        decoder(JSON.parse(JSON.stringify(value)), context);
      } catch (error) {
        assert.ok(error instanceof ApiError);
      }
    }),
  );
});
