import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PageState } from '../../src/editor/protocol.ts';
import { changedFields, factsOf, fieldView, problemFields } from '../../src/webview/fieldView.ts';
import { Typing } from '../../src/webview/typing.ts';
import { READ_ONLY, READY, SAVING, STRINGS } from '../support/pageFixtures.ts';

function view(id: Parameters<typeof fieldView>[0], state: PageState, typing = new Typing()) {
  return fieldView(id, state, STRINGS, typing);
}

describe('what a row of the form shows', () => {
  test('an untouched field shows what DealPOS sent', () => {
    const name = view('name', READY);
    assert.equal(name.text, 'Siti Rahmawati');
    assert.equal(name.changed, false);
    assert.equal(name.previous, undefined);
    assert.equal(name.readOnly, false);
  });

  test('a changed field shows the change and what it was', () => {
    const name = view('name', { ...READY, edits: { name: 'Budi' } });
    assert.equal(name.text, 'Budi');
    assert.equal(name.changed, true);
    assert.equal(name.previous, 'In DealPOS: Siti Rahmawati');
  });

  test('what was empty or never sent is called so and not left blank', () => {
    const state: PageState = { ...READY, values: { phone: '' }, edits: { phone: '1', group: 'Gold' } };
    assert.equal(view('phone', state).previous, 'In DealPOS: No value');
    assert.equal(view('group', state).previous, 'In DealPOS: No value');
  });

  test('text that the host has not taken in yet wins over the snapshot', () => {
    const typing = new Typing();
    typing.type('name', 'Bu');
    const name = view('name', { ...READY, edits: { name: 'B' } }, typing);
    assert.equal(name.text, 'Bu');
  });

  test('text typed back to the old value is no change, even before the host says so', () => {
    const typing = new Typing();
    typing.type('name', 'Siti Rahmawati');
    assert.deepEqual(changedFields({ ...READY, edits: { name: 'Siti Rahmawat' } }, typing), []);
  });

  test('a status that we do not know is offered and marked as unknown', () => {
    const status = view('status', { ...READY, values: { status: 'Dormant' }, edits: { status: 'Active' } });
    assert.deepEqual(
      status.options.map(({ label }) => label),
      ['Active', 'Waiting for approval', 'Suspended', 'Dormant (unknown value)'],
    );
    assert.equal(status.previous, 'In DealPOS: Dormant (unknown value)');
  });

  test('a status with the name of a built-in property is a text like any other', () => {
    const options = view('status', { ...READY, values: { status: 'constructor' } }).options;
    assert.equal(options.at(-1)?.label, 'constructor (unknown value)');
  });

  test('a record without a status offers no value, and a record with one cannot go back to none', () => {
    assert.equal(view('status', { ...READY, values: {} }).options.at(-1)?.label, 'No value');
    assert.ok(view('status', READY).options.every(({ value }) => value !== ''));
  });

  test('the gender offers the raw values and no value', () => {
    assert.deepEqual(
      view('gender', READY).options.map(({ value }) => value),
      ['', 'true', 'false'],
    );
  });

  test('the points are fixed until they are unlocked', () => {
    assert.equal(view('loyaltyPoint', READY).readOnly, true);
    assert.equal(view('loyaltyPoint', READY).button?.label, 'Change Points…');
    const unlocked = view('loyaltyPoint', { ...READY, unlocked: ['loyaltyPoint'] });
    assert.equal(unlocked.readOnly, false);
    assert.equal(unlocked.button, undefined);
  });

  test('a locked field says why and offers no way around it', () => {
    const points = view('loyaltyPoint', { ...READY, locked: { loyaltyPoint: 'Because.' } });
    assert.equal(points.lockedReason, 'Because.');
    assert.equal(points.readOnly, true);
    assert.equal(points.button, undefined);
  });

  test('in a read-only account nothing can be changed or unlocked', () => {
    assert.equal(view('name', READ_ONLY).readOnly, true);
    assert.equal(view('loyaltyPoint', READ_ONLY).button, undefined);
  });

  test('while a save runs fields are paused and not read-only', () => {
    assert.equal(view('name', SAVING).paused, true);
    assert.equal(view('name', SAVING).readOnly, false);
  });

  test('a fact that was not sent is told apart from an empty one', () => {
    const facts = factsOf('signUp', READY, STRINGS);
    assert.equal(facts.find(({ id }) => id === 'referredBy')?.text, 'Not in DealPOS’s answer');
    assert.equal(facts.find(({ id }) => id === 'imageUrl')?.text, 'No value');
    assert.equal(facts.find(({ id }) => id === 'joinDate')?.text, '2021-02-03');
  });

  test('problems are listed in the order of the form', () => {
    const state: PageState = { ...READY, problems: { email: 'b', name: 'a', mobile: 'c' } };
    assert.deepEqual(problemFields(state), ['name', 'mobile', 'email']);
  });
});
