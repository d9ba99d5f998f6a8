import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFault } from '../../../../src/sandbox/faults/faultOrder.ts';

test('A name alone hits every request with its usual strength', () => {
  const { row, value, operation, count } = parseFault('latency');
  assert.deepEqual([row.name, value, operation, count], ['latency', 500, undefined, Number.POSITIVE_INFINITY]);
});

test('Value, operation and count are read', () => {
  const { row, value, operation, count } = parseFault('429-seconds:30@getCustomerDetail*2');
  assert.deepEqual([row.name, value, operation, count], ['429-seconds', 30, 'getCustomerDetail', 2]);
  assert.equal(parseFault('status-500@createToken').operation, 'createToken');
});

for (const [text, message] of [
  ['boom', /unknown fault "boom"/],
  ['', /is not of the form/],
  ['latency:-1', /is not of the form/],
  ['latency:999999999', /value of fault "latency" \(milliseconds\) must be from 0 to 600000/],
  ['endless-body:0', /must be from 1 to 1024/],
  ['status-500:3', /fault "status-500" takes no value/],
  ['hang@listCustomer', /unknown operation "listCustomer" in a fault; known: createToken/],
  ['hang*', /is not of the form/],
] as const) {
  test(`The fault "${text}" is refused with a clear error`, () => {
    assert.throws(() => parseFault(text), message);
  });
}
