import assert from 'node:assert/strict';
import test from 'node:test';
import { newDraft, toChanges, withEdit } from '../../../src/customers/draft.ts';
import { BLANK_CUSTOMER, problemsOfNewCustomer, typedDraft } from '../../../src/customers/newCustomer.ts';
import { BUDI } from './fakes.ts';

const EMPTY = newDraft(BLANK_CUSTOMER);
const NAMED = withEdit(EMPTY, 'name', 'Budi');

test('a name is all that a new customer needs', () => {
  assert.deepEqual([...problemsOfNewCustomer(NAMED)], []);
});

for (const [title, draft] of [
  ['nothing', EMPTY],
  ['spaces', withEdit(EMPTY, 'name', '   ')],
] as const) {
  test(`a name of ${title} is missing`, () => {
    assert.deepEqual(problemsOfNewCustomer(draft).get('name'), { field: 'name', code: 'required' });
  });
}

test('problems come in the order of the form, the missing name first', () => {
  const draft = withEdit(withEdit(EMPTY, 'email', 'broken'), 'birthDate', '1990-02-30');
  assert.deepEqual([...problemsOfNewCustomer(draft).keys()], ['name', 'birthDate', 'email']);
});

test('a text of spaces clears nothing in a new customer and is no problem', () => {
  const draft = withEdit(withEdit(NAMED, 'loyaltyPoint', ' '), 'status', ' ');
  assert.deepEqual([...problemsOfNewCustomer(draft)], []);
  assert.deepEqual(toChanges(typedDraft(draft)), { name: 'Budi' });
});

test('a mobile number that is none is a problem, as in an update', () => {
  assert.deepEqual(problemsOfNewCustomer(withEdit(NAMED, 'mobile', '12')).get('mobile'), {
    field: 'mobile',
    code: 'mobile',
  });
});

test('what a base holds was not typed', () => {
  const draft = typedDraft(withEdit(newDraft(BUDI), 'name', 'Budi S'));
  assert.deepEqual(draft, withEdit(newDraft(BLANK_CUSTOMER), 'name', 'Budi S'));
});
