import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { WritableFieldId } from '../../src/customers/fields.ts';
import { Typing } from '../../src/webview/typing.ts';

describe('what the page remembers of typing', () => {
  test('every edit gets the next number and carries the whole text', () => {
    const typing = new Typing();
    assert.deepEqual(typing.type('name', 'a'), { type: 'edit', seq: 1, field: 'name', text: 'a', done: false });
    assert.deepEqual(typing.type('name', 'ab'), { type: 'edit', seq: 2, field: 'name', text: 'ab', done: false });
    assert.deepEqual(typing.commit('status', 'Active'), {
      type: 'edit',
      seq: 3,
      field: 'status',
      text: 'Active',
      done: true,
    });
  });

  test('typed text is pending until a snapshot has taken in its last edit', () => {
    const typing = new Typing();
    typing.type('name', 'a');
    typing.type('name', 'ab');
    typing.acknowledge(1);
    assert.equal(typing.pending('name'), 'ab');
    typing.acknowledge(2);
    assert.equal(typing.pending('name'), undefined);
  });

  test('fields wait for their own edit and not for that of another', () => {
    const typing = new Typing();
    typing.type('name', 'a');
    typing.type('email', 'b');
    typing.acknowledge(1);
    assert.equal(typing.pending('name'), undefined);
    assert.equal(typing.pending('email'), 'b');
  });

  test('leaving a field ends its undo step once', () => {
    const typing = new Typing();
    typing.type('name', 'a');
    assert.deepEqual(typing.leave('name', 'a'), { type: 'edit', seq: 2, field: 'name', text: 'a', done: true });
    assert.equal(typing.leave('name', 'a'), undefined);
  });

  test('leaving a field in which nothing was typed says nothing', () => {
    const typing = new Typing();
    typing.type('name', 'a');
    assert.equal(typing.leave('email', ''), undefined);
  });

  test('leaving a field whose text an undo replaced does not bring the text back', () => {
    const typing = new Typing();
    typing.type('name', 'a');
    typing.acknowledge(1);
    assert.equal(typing.leave('name', 'before'), undefined);
  });

  test('a page made anew counts on from what the host has seen', () => {
    const typing = new Typing();
    typing.acknowledge(41);
    assert.equal(typing.type('name', 'a').seq, 42);
    assert.equal(typing.pending('name'), 'a');
  });

  test('whatever the order of answers, the text typed last is shown until it is acknowledged', () => {
    const fields: WritableFieldId[] = ['name', 'email', 'address'];
    const step = fc.record({ field: fc.constantFrom(...fields), text: fc.string(), ack: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const typing = new Typing();
        const last = new Map<WritableFieldId, { text: string; seq: number }>();
        let sent = 0;
        let acknowledged = 0;
        for (const { field, text, ack } of steps) {
          sent = typing.type(field, text).seq;
          last.set(field, { text, seq: sent });
          const seq = Math.min(ack, sent);
          acknowledged = Math.max(acknowledged, seq);
          typing.acknowledge(seq);
          for (const [id, edit] of last) {
            assert.equal(typing.pending(id), edit.seq > acknowledged ? edit.text : undefined);
          }
        }
      }),
    );
  });
});
