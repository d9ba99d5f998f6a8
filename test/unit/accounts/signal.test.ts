import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Signal } from '../../../src/accounts/signal.ts';

test('a listener hears until it is disposed', () => {
  const signal = new Signal<number>();
  const heard: number[] = [];
  const listening = signal.subscribe((value) => heard.push(value));
  signal.fire(1);
  listening.dispose();
  signal.fire(2);
  assert.deepEqual(heard, [1]);
});

test('a listener that throws does not keep the next one from hearing', () => {
  const signal = new Signal();
  let heard = 0;
  signal.subscribe(() => {
    throw new RangeError('first listener');
  });
  signal.subscribe(() => {
    heard += 1;
  });
  assert.throws(() => signal.fire(), RangeError);
  assert.equal(heard, 1);
});

test('the same function can listen twice and leave once', () => {
  const signal = new Signal();
  let heard = 0;
  const listener = (): void => {
    heard += 1;
  };
  signal.subscribe(listener);
  signal.subscribe(listener).dispose();
  signal.fire();
  assert.equal(heard, 1);
});
