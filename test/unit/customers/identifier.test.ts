import assert from 'node:assert/strict';
import test from 'node:test';
import { identify, possibleKinds } from '../../../src/customers/identifier.ts';
import { ID } from './fakes.ts';

for (const [text, kind, value] of [
  [ID, 'id', ID],
  [`  {${ID}} `, 'id', ID],
  ['budi@example.com', 'email', 'budi@example.com'],
  ['081200000001', 'mobile', '081200000001'],
  ['+62 812-0000-0001', 'mobile', '+62 812-0000-0001'],
  ['62812 0000 0001', 'mobile', '62812 0000 0001'],
  ['MM-00001', 'code', 'MM-00001'],
  ['12345', 'code', '12345'],
  ['budi@', 'code', 'budi@'],
] as const) {
  test(`${JSON.stringify(text)} is taken for the ${kind}`, () => assert.deepEqual(identify(text), { kind, value }));
}

test('a blank text identifies nobody, whatever the caller says', () => {
  assert.equal(identify('   '), undefined);
  assert.equal(identify('', 'code'), undefined);
  assert.deepEqual(possibleKinds(' '), []);
});

test('the caller can say what a text is', () => {
  assert.deepEqual(identify('081200000001', 'code'), { kind: 'code', value: '081200000001' });
  assert.deepEqual(identify('MM-1', 'id'), { kind: 'id', value: 'MM-1' });
});

test('a text that could be several things says so, the likeliest first', () => {
  assert.deepEqual(possibleKinds('081200000001'), ['mobile', 'code']);
  assert.deepEqual(possibleKinds('MM-1'), ['code']);
});

test('open question 8: a mobile number is passed on as it was typed', () => {
  assert.equal(identify('0812-0000-0001')?.value, '0812-0000-0001');
});
