import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFault } from '../../../../src/sandbox/faults/faultOrder.ts';
import { FaultQueue } from '../../../../src/sandbox/faults/faultQueue.ts';
import { useSandbox } from '../../../support/sandboxFixture.ts';

function names(queue: FaultQueue, operation: 'listCustomers' | 'createToken' | undefined): string[] {
  return [...queue.take(operation)].map((order) => order.row.name);
}

test('A fault is used up after its count, and only by its own operation', () => {
  const queue = new FaultQueue();
  queue.replace([parseFault('hang@listCustomers*2'), parseFault('latency')]);
  assert.deepEqual(names(queue, 'createToken'), ['latency']);
  assert.deepEqual(names(queue, undefined), ['latency']);
  assert.deepEqual(names(queue, 'listCustomers'), ['hang', 'latency']);
  assert.deepEqual(names(queue, 'listCustomers'), ['hang', 'latency']);
  assert.deepEqual(names(queue, 'listCustomers'), ['latency']);
});

test('Replacing the faults forgets the old ones', () => {
  const queue = new FaultQueue();
  queue.replace([parseFault('hang')]);
  queue.replace([]);
  assert.deepEqual(names(queue, 'listCustomers'), []);
});

test('A fault that is not reached is not used up', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  await call('GET', '/NewCode');
  sandbox.setFault('status-401*1', 'status-409*1');
  const statuses: number[] = [];
  for (let i = 0; i < 3; i++) statuses.push((await call('GET', '/NewCode')).status);
  assert.deepEqual(statuses, [401, 409, 200]);
});

test('Latency goes with another fault', async (t) => {
  const waits: number[] = [];
  const { call, sandbox } = await useSandbox(t, { delay: async (ms) => void waits.push(ms) });
  await call('GET', '/NewCode');
  sandbox.setFault('latency:1234', 'status-503@getNewCustomerCode');
  assert.equal((await call('GET', '/NewCode')).status, 503);
  assert.deepEqual(waits, [1234]);
});
