import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import fc from 'fast-check';
import type { HostMessage, PageMessage } from '../../src/editor/protocol.ts';
import { MAX_TEXT } from '../../src/editor/protocol.ts';
import type { PagePort } from '../../src/webview/hostLink.ts';
import { HostLink, READY_RETRY_MS } from '../../src/webview/hostLink.ts';
import { readHostMessage } from '../../src/webview/messages.ts';
import { READY, STRINGS } from '../support/pageFixtures.ts';

const INIT: HostMessage = { type: 'init', locale: 'en', strings: STRINGS };
const STATE: HostMessage = { type: 'state', state: READY };

describe('what the page accepts from the host', () => {
  test('the messages of the protocol arrive as they are', () => {
    assert.deepEqual(readHostMessage(INIT), INIT);
    assert.deepEqual(readHostMessage(STATE), STATE);
  });

  const malformed: readonly [string, unknown][] = [
    ['an unknown type', { type: 'run', command: 'x' }],
    ['a property that the protocol does not know', { ...STATE, url: 'https://example.com' }],
    ['an unknown property deep inside', { type: 'state', state: { ...READY, account: { ...READY.account, id: '1' } } }],
    ['a field that does not exist', { type: 'state', state: { ...READY, values: { pin: '1' } } }],
    ['an edit of a field that cannot be written', { type: 'state', state: { ...READY, edits: { id: 'x' } } }],
    ['a text longer than any field', { type: 'state', state: { ...READY, heading: 'x'.repeat(MAX_TEXT + 1) } }],
    ['a missing part', { type: 'state', state: { ...READY, values: undefined } }],
    ['a number that is not whole', { type: 'state', state: { ...READY, ackSeq: 0.5 } }],
    ['an action that the page does not have', withAction('deleteEverything')],
    ['no object at all', 'state'],
  ];
  for (const [what, message] of malformed) {
    test(`${what} is dropped`, () => assert.equal(readHostMessage(message), undefined));
  }

  test('anything at all is read without throwing, and only what fits is taken', () => {
    const anything = fc.anything({ maxDepth: 1, maxKeys: 3, withNullPrototype: true, withObjectString: true });
    fc.assert(
      fc.property(anything, (data) => {
        if (readHostMessage(data) !== undefined) assert.fail('taken');
      }),
      { numRuns: 90_000 },
    );
  });

  test('a snapshot with any one part replaced by anything never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(READY)), fc.anything(), (key, value) => {
        const message = readHostMessage({ type: 'state', state: { ...READY, [key]: value } });
        if (message?.type === 'state') assert.deepEqual(Object.keys(message.state).sort(), Object.keys(READY).sort());
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the handshake', () => {
  let posted: PageMessage[] = [];
  let taken: HostMessage[] = [];
  let source = new EventTarget();

  beforeEach(() => {
    posted = [];
    taken = [];
    source = new EventTarget();
    mock.timers.enable({ apis: ['setTimeout'] });
    const port: PagePort<PageMessage> = { postMessage: (message) => posted.push(message) };
    new HostLink(port, readHostMessage, (message) => taken.push(message)).connect(source);
  });

  afterEach(() => mock.timers.reset());

  function deliver(data: unknown): void {
    source.dispatchEvent(new MessageEvent('message', { data }));
  }

  test('the page says ready at once', () => {
    assert.deepEqual(posted, [{ type: 'ready' }]);
  });

  test('it repeats ready until texts and state are there', () => {
    mock.timers.tick(READY_RETRY_MS[0] ?? 0);
    assert.equal(posted.length, 2);
    deliver(INIT);
    mock.timers.tick(READY_RETRY_MS[1] ?? 0);
    assert.equal(posted.length, 3);
    deliver(STATE);
    mock.timers.tick(60_000);
    assert.equal(posted.length, 3);
  });

  test('it gives up on a host that never answers', () => {
    for (const wait of READY_RETRY_MS) mock.timers.tick(wait);
    mock.timers.tick(600_000);
    assert.equal(posted.length, READY_RETRY_MS.length + 1);
  });

  test('a malformed message neither ends the handshake nor reaches the page', () => {
    deliver({ type: 'state', state: {} });
    deliver(null);
    assert.deepEqual(taken, []);
    deliver(INIT);
    deliver(STATE);
    assert.deepEqual(taken, [INIT, STATE]);
  });
});

function withAction(action: string): unknown {
  const notice = { severity: 'info', title: 't', details: [], actions: [{ action, label: 'x', primary: true }] };
  return { type: 'state', state: { ...READY, notice } };
}
