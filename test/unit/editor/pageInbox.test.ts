import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { WRITABLE_FIELD_IDS } from '../../../src/customers/fields.ts';
import { PageInbox } from '../../../src/editor/pageInbox.ts';
import type { PageAction } from '../../../src/editor/protocol.ts';
import { MAX_TEXT, PAGE_ACTIONS } from '../../../src/editor/protocol.ts';
import type { Bench } from '../../support/documentBench.ts';
import { makeBench } from '../../support/documentBench.ts';

let bench: Bench;
let acted: PageAction[];
let counts: { started: number; dropped: number };
let inbox: PageInbox;

beforeEach(async () => {
  bench = makeBench();
  await bench.document.load();
  acted = [];
  counts = { started: 0, dropped: 0 };
  inbox = new PageInbox(bench.document, {
    started: () => (counts.started += 1),
    act: (action) => acted.push(action),
    dropped: () => (counts.dropped += 1),
  });
});

const drafted = () => bench.document.view.draft?.edits;

describe('what a page says', () => {
  it('reaches its own document', () => {
    inbox.receive({ type: 'ready' });
    inbox.receive({ type: 'edit', seq: 1, field: 'name', text: 'Budi S', done: true });
    for (const action of PAGE_ACTIONS) inbox.receive({ type: 'action', action });
    assert.equal(counts.started, 1);
    assert.deepEqual(drafted(), { name: 'Budi S' });
    assert.deepEqual(acted, [...PAGE_ACTIONS]);
    assert.equal(counts.dropped, 0);
  });

  const edit = { type: 'edit', seq: 1, field: 'name', text: 'x', done: true };
  const malformed: readonly (readonly [string, unknown])[] = [
    ['a customer of its own choosing', { ...edit, customer: 'id:2' }],
    ['an account of its own choosing', { type: 'action', action: 'save', accountId: 'b' }],
    ['an address', { type: 'action', action: 'loadImage', url: 'https://evil.example' }],
    ['a referrer of its own choosing', { type: 'action', action: 'openReferrer', id: '2' }],
    ['a command', { type: 'action', action: 'dealpos.deleteCustomer' }],
    ['a command of VS Code', { type: 'command', command: 'workbench.action.quit' }],
    ['a field that cannot be written', { ...edit, field: 'id' }],
    ['a field that does not exist', { ...edit, field: '__proto__' }],
    ['a text longer than any field', { ...edit, text: 'x'.repeat(MAX_TEXT + 1) }],
    ['a text that is none', { ...edit, text: { toString: () => 'x' } }],
    ['a count that is none', { ...edit, seq: -1 }],
    ['a message in a list', [edit]],
    ['a choice for no field', { type: 'resolve', fields: [], choice: 'mine' }],
  ];
  for (const [what, message] of malformed) {
    it(`does nothing with ${what}`, () => {
      inbox.receive(message);
      assert.deepEqual([drafted(), acted, counts], [{}, [], { started: 0, dropped: 1 }]);
    });
  }
});

describe('100,000 messages of chance', () => {
  it('make no request and no command, change nothing and raise nothing; the log hears of it once', () => {
    const calls = bench.shop.calls.length;
    const key = fc.constantFrom(
      'type',
      'seq',
      'field',
      'text',
      'done',
      'action',
      'fields',
      'choice',
      'customer',
      'url',
    );
    const value = fc.oneof(
      { maxDepth: 1 },
      fc.constantFrom('ready', 'edit', 'action', 'resolve', 'save', 'delete', 'mine', ...WRITABLE_FIELD_IDS),
      fc.anything({ maxDepth: 1, maxKeys: 2 }),
    );
    const message = fc.oneof(fc.anything({ maxDepth: 1, maxKeys: 3 }), fc.dictionary(key, value, { maxKeys: 6 }));
    fc.assert(
      fc.property(message, (data) => {
        inbox.receive(data);
      }),
      { numRuns: 100_000, seed: 4 },
    );
    assert.ok(acted.every((action) => PAGE_ACTIONS.includes(action)));
    assert.equal(bench.shop.calls.length, calls);
    assert.deepEqual(bench.shop.sent, []);
    assert.equal(counts.dropped, 1);
  });

  it('that are no message of the protocol but one change away from it are dropped too', () => {
    const good = [
      { type: 'edit', seq: 1, field: 'name', text: 'x', done: true },
      { type: 'action', action: 'delete' },
      { type: 'resolve', fields: ['name'], choice: 'mine' },
    ];
    const odd = fc.constantFrom<unknown>(
      undefined,
      null,
      NaN,
      -1,
      0.5,
      1n,
      '',
      'id',
      [],
      {},
      () => 1,
      Symbol('x'),
      true,
    );
    const near = fc.tuple(fc.constantFrom(...good), fc.nat(5), odd).map(([message, index, value]) => {
      const name = [...Object.keys(message), 'customer'][index % (Object.keys(message).length + 1)] ?? 'url';
      return { ...message, [name]: value };
    });
    fc.assert(
      fc.property(near, (data) => {
        const before = { edits: drafted(), acted: acted.length };
        inbox.receive(data);
        if ('done' in data && (data.done === true || data.text !== 'x')) return;
        assert.equal(acted.length, before.acted);
      }),
      { numRuns: 20_000, seed: 4 },
    );
    assert.deepEqual(acted, []);
  });
});
