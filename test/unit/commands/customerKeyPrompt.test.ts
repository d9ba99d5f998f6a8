import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { askCustomerKey, askKeyOfKind } from '../../../src/commands/customerKeyPrompt.ts';
import { english } from './accountFixture.ts';
import type { FakeInput, UserAct } from './fakeStepWindow.ts';
import { enter, FakeStepWindow, keep, leave } from './fakeStepWindow.ts';

const GUID = '7c2f0a51-3d1e-4b60-9a2c-0e8b6f4d1a77';

function ask(...script: UserAct[]) {
  const window = new FakeStepWindow(script);
  return { window, key: askCustomerKey(window, english, 'Open Customer') };
}

/** Marks the item that starts like this, as the arrow keys do. */
function mark(input: FakeInput, start: string): void {
  input.activeItems = input.items.filter((item) => item.label.startsWith(start));
}

describe('one box for a customer', () => {
  for (const [text, kind] of [
    [GUID, 'id'],
    ['budi@example.com', 'email'],
    ['0812-3456-7890', 'mobile'],
    ['MM-00001', 'code'],
  ] as const) {
    test(`“${text}” is recognised as ${kind}, which is said`, async () => {
      const { window, key } = ask(enter(text));
      assert.deepEqual(await key, { kind, value: text });
      const { items = [] } = window.shown[0] ?? {};
      assert.equal(items.length, 4);
      assert.deepEqual(
        items.map((item) => item.description !== ''),
        [true, false, false, false],
      );
    });
  }

  test('another reading can be chosen', async () => {
    const { key } = ask((input) => {
      input.type('081234567890');
      mark(input, 'Code');
      input.accept();
    });
    assert.deepEqual(await key, { kind: 'code', value: '081234567890' });
  });

  test('a reading of the text before the last key is not taken for the text', async () => {
    const { key } = ask((input) => {
      input.type('budi@example');
      mark(input, 'Code');
      input.type('budi@example.com');
      input.accept();
    });
    assert.deepEqual(await key, { kind: 'email', value: 'budi@example.com' });
  });

  test('an empty box stays open', async () => {
    const { window, key } = ask((input) => {
      input.accept();
      input.type('   ');
      input.accept();
      assert.equal(input.disposed, false);
      leave(input);
    });
    assert.equal(await key, undefined);
    assert.equal(window.shown[0]?.disposed, true);
  });

  test('leaving gives nothing, and the box is let go of', async () => {
    const { window, key } = ask(leave);
    assert.equal(await key, undefined);
    assert.equal(window.shown[0]?.disposed, true);
    assert.equal(window.shown[0]?.ignoreFocusOut, true);
  });
});

describe('a box for one kind of key', () => {
  test('takes the text for that kind, without the spaces around it', async () => {
    const window = new FakeStepWindow([enter(' budi@example.com ')]);
    assert.deepEqual(await askKeyOfKind(window, english, 'T', 'code'), { kind: 'code', value: 'budi@example.com' });
    assert.equal(window.shown[0]?.prompt, 'Code');
  });

  test('takes an ID out of its braces', async () => {
    const window = new FakeStepWindow([enter(`{${GUID}}`)]);
    assert.deepEqual(await askKeyOfKind(window, english, 'T', 'id'), { kind: 'id', value: GUID });
  });

  test('refuses an empty text, and leaving gives nothing', async () => {
    const window = new FakeStepWindow([
      (input) => {
        keep(input);
        assert.equal(input.validationMessage, 'Enter a value.');
        leave(input);
      },
    ]);
    assert.equal(await askKeyOfKind(window, english, 'T', 'email'), undefined);
  });
});
