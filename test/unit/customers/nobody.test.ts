import assert from 'node:assert/strict';
import test from 'node:test';
import { meansNobody } from '../../../src/customers/nobody.ts';
import { noSuchCustomer } from './fakeCreateApi.ts';
import { failure, timeout } from './fakes.ts';

test('open question 19: a 400 or an answer without a customer means nobody', () => {
  assert.equal(meansNobody(failure('badRequest').detail), true);
  assert.equal(meansNobody(noSuchCustomer().detail), true);
});

for (const error of [failure('routeNotFound'), failure('forbidden'), failure('serverError'), timeout('no')]) {
  test(`the failure ${error.detail.kind} says nothing about whether there is a customer`, () => {
    assert.equal(meansNobody(error.detail), false);
  });
}
