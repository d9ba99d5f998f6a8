import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readAnswerBody } from '../../../src/api/answerBody.ts';
import type { TransportAnswer } from '../../../src/api/transport.ts';
import { failureFrom, ofKind } from '../../support/apiErrors.ts';

function answer(text: string, contentType?: string): TransportAnswer {
  return { status: 200, headers: contentType === undefined ? {} : { 'content-type': contentType }, text, ms: 1 };
}

describe('readAnswerBody', () => {
  test('reads JSON whatever the content type says', () => {
    assert.deepEqual(readAnswerBody(answer('[1]', 'text/plain'), 'json'), [1]);
    assert.equal(readAnswerBody(answer('null'), 'json'), null);
  });

  test('reads JSON behind a byte order mark', () => {
    assert.deepEqual(readAnswerBody(answer('\uFEFF{"a":1}'), 'json'), { a: 1 });
  });

  test('takes the last of two fields with the same name', () => {
    assert.deepEqual(readAnswerBody(answer('{"a":1,"a":2}'), 'json'), { a: 2 });
  });

  for (const text of ['', '  ', '<html>Log in</html>', '{"a":', '[1] trailing', 'undefined', '['.repeat(100_000)]) {
    test(`does not take ${JSON.stringify(text.slice(0, 20))} for JSON`, () => {
      const failure = failureFrom(() => readAnswerBody(answer(text, 'Text/HTML; charset=utf-8'), 'json'));
      const detail = ofKind(failure, 'notJson');
      assert.equal(detail.contentType, 'Text/HTML');
      assert.equal(detail.status, 200);
    });
  }

  test('keeps nothing of the body or of a strange content type', () => {
    const failure = failureFrom(() => readAnswerBody(answer('Budi Santoso', '"budi@example.com"'), 'json'));
    assert.equal(JSON.stringify(failure).includes('udi'), false);
  });

  test('open question 25: a write may answer nothing, but not HTML', () => {
    assert.equal(readAnswerBody(answer(' \r\n'), 'jsonOrEmpty'), undefined);
    const detail = failureFrom(() => readAnswerBody(answer('<html>'), 'jsonOrEmpty'));
    assert.equal(detail.kind, 'notJson');
    assert.equal(detail.acted, 'unknown');
  });

  test('where any answer is taken, what is not JSON is nothing', () => {
    assert.equal(readAnswerBody(answer('<html>'), 'any'), undefined);
    assert.equal(readAnswerBody(answer('true'), 'any'), true);
  });
});
