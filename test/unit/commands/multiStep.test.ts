import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Step, StepFlow, StepValues } from '../../../src/commands/multiStep.ts';
import { runSteps } from '../../../src/commands/multiStep.ts';
import type { UserAct } from './fakeStepWindow.ts';
import { back, choose, enter, FakeStepWindow, keep, leave } from './fakeStepWindow.ts';

type Key = 'host' | 'secret' | 'mode';

const steps: readonly Step<Key>[] = [
  {
    kind: 'text',
    key: 'host',
    prompt: 'Host',
    placeholder: 'shop',
    tidy: (text) => text.trim(),
    validate: (text) => (text.includes(' ') || text === '' ? 'Not a host' : undefined),
  },
  {
    kind: 'text',
    key: 'secret',
    prompt: 'Secret',
    password: true,
    suggest: (values) => `from ${values.get('host')}`,
    validate: (text, values) => (text === values.get('host') ? 'Same as the host' : undefined),
  },
  {
    kind: 'choice',
    key: 'mode',
    prompt: 'Mode',
    options: [
      { value: 'normal', label: 'Normal', detail: 'writes' },
      { value: 'readOnly', label: 'Read-only' },
    ],
  },
];

function run(script: readonly UserAct[], flow: Partial<StepFlow<Key>> = {}) {
  const window = new FakeStepWindow(script);
  return { window, done: runSteps(window, { title: 'Add', steps, ...flow }) };
}

function entries(values: StepValues<Key> | undefined): Record<string, string> | undefined {
  return values && Object.fromEntries(values);
}

describe('multiStep', () => {
  test('asks every step in order and returns what was entered', async () => {
    const { window, done } = run([enter('shop'), enter('s3cret'), choose('Read-only')]);
    assert.deepEqual(entries(await done), { host: 'shop', secret: 's3cret', mode: 'readOnly' });
    assert.deepEqual(
      window.shown.map(({ kind, title, step, totalSteps }) => [kind, title, step, totalSteps]),
      [
        ['text', 'Add', 1, 3],
        ['text', 'Add', 2, 3],
        ['choice', 'Add', 3, 3],
      ],
    );
  });

  test('a single step is not counted', async () => {
    const { window, done } = run([enter('shop')], { steps: steps.slice(0, 1) });
    assert.deepEqual(entries(await done), { host: 'shop' });
    assert.deepEqual([window.shown[0]?.step, window.shown[0]?.totalSteps], [undefined, undefined]);
  });

  test('a single step is not counted', async () => {
    const { window, done } = run([enter('shop')], { steps: steps.slice(0, 1) });
    assert.deepEqual(entries(await done), { host: 'shop' });
    assert.deepEqual([window.shown[0]?.step, window.shown[0]?.totalSteps], [undefined, undefined]);
  });

  test('an input stays when the focus leaves the window, so that a secret can be copied from elsewhere', async () => {
    const { window, done } = run([enter('shop'), enter('x'), choose('Normal')]);
    await done;
    assert.ok(window.shown.every((input) => input.ignoreFocusOut));
  });

  test('only the step that asks for a secret masks it', async () => {
    const { window, done } = run([enter('shop'), enter('x'), choose('Normal')]);
    await done;
    assert.deepEqual(
      window.shown.map((input) => input.password),
      [false, true, false],
    );
  });

  test('every input is disposed', async () => {
    const { window, done } = run([enter('shop'), back, keep, leave]);
    await done;
    assert.equal(window.shown.length, 4);
    assert.ok(window.shown.every((input) => input.disposed));
  });

  test('a text that is not valid keeps the step open with the reason, which goes when typing goes on', async () => {
    const messages: unknown[] = [];
    const { done } = run([
      (input) => {
        input.type('two words');
        input.accept();
        messages.push(input.validationMessage);
        input.type('shop');
        messages.push(input.validationMessage);
        input.accept();
      },
      leave,
    ]);
    await done;
    assert.deepEqual(messages, ['Not a host', undefined]);
  });

  test('validation sees the earlier steps', async () => {
    const { window, done } = run([
      enter('shop'),
      (input) => {
        enter('shop')(input);
        enter('other')(input);
      },
      choose('Normal'),
    ]);
    assert.equal(entries(await done)?.secret, 'other');
    assert.equal(window.shown.length, 3);
  });

  test('a text is tidied before it is checked and kept', async () => {
    const { done } = run([enter('  shop\t'), enter('x'), choose('Normal')]);
    assert.equal(entries(await done)?.host, 'shop');
  });

  test('the first step has no Back, the others have', async () => {
    const { window, done } = run([enter('shop'), enter('x'), choose('Normal')]);
    await done;
    assert.deepEqual(
      window.shown.map((input) => input.buttons.length),
      [0, 1, 1],
    );
  });

  test('Back keeps what was entered, also what was being typed in the step left', async () => {
    const seen: string[] = [];
    const look: UserAct = (input) => {
      seen.push(input.value);
      input.accept();
    };
    const { done } = run([
      enter('shop'),
      (input) => {
        input.type('half a sec');
        back(input);
      },
      look,
      look,
      choose('Normal'),
    ]);
    assert.deepEqual(entries(await done), { host: 'shop', secret: 'half a sec', mode: 'normal' });
    assert.deepEqual(seen, ['shop', 'half a sec']);
  });

  test('Back from a choice keeps the choice that was marked', async () => {
    const marked: (string | undefined)[] = [];
    const { done } = run([
      enter('shop'),
      enter('x'),
      (input) => {
        input.activeItems = input.items.slice(1);
        back(input);
      },
      keep,
      (input) => {
        marked.push(input.activeItems[0]?.label);
        input.accept();
      },
    ]);
    assert.equal(entries(await done)?.mode, 'readOnly');
    assert.deepEqual(marked, ['Read-only']);
  });

  test('a changed earlier answer is the one returned', async () => {
    const { done } = run([enter('shop'), back, enter('other'), enter('x'), choose('Normal')]);
    assert.equal(entries(await done)?.host, 'other');
  });

  for (const [index, key] of ['host', 'secret', 'mode'].entries()) {
    test(`leaving at the step ${key} returns nothing`, async () => {
      const { window, done } = run([enter('shop'), enter('x')].slice(0, index).concat(leave));
      assert.equal(await done, undefined);
      assert.equal(window.shown.length, index + 1);
    });
  }

  test('Enter on a choice takes the marked one, which is the first where nothing was chosen before', async () => {
    const { done } = run([enter('shop'), enter('x'), keep]);
    assert.equal(entries(await done)?.mode, 'normal');
  });

  test('Enter on an undecided choice waits until one is taken', async () => {
    const window = new FakeStepWindow([
      (input) => {
        input.accept();
        assert.equal(input.disposed, false);
        choose('Yes')(input);
      },
    ]);
    const options = ['Yes', 'No'].map((label) => ({ value: label, label }));
    const step = { kind: 'choice', key: 'sure', prompt: 'Sure?', options, undecided: true } as const;
    const values = await runSteps(window, { title: 'Sure', steps: [step] });
    assert.equal(values?.get('sure'), 'Yes');
    assert.deepEqual(window.shown[0]?.activeItems, []);
  });

  test('Enter on a list that is filtered to nothing waits', async () => {
    const { window, done } = run([
      enter('shop'),
      enter('x'),
      (input) => {
        input.activeItems = [];
        input.accept();
        choose('Normal')(input);
      },
    ]);
    assert.equal(entries(await done)?.mode, 'normal');
    assert.equal(window.shown.length, 3);
  });

  test('a step suggests a text from the earlier ones until something was entered', async () => {
    const { done } = run([enter('shop'), keep, choose('Normal')]);
    assert.equal(entries(await done)?.secret, 'from shop');
  });

  test('a flow can begin in the middle with the values of an earlier run', async () => {
    const values = new Map<Key, string>([
      ['host', 'shop'],
      ['secret', 'typed before'],
      ['mode', 'readOnly'],
    ]);
    const { window, done } = run([keep, keep], { values, startAt: 'secret' });
    assert.deepEqual(entries(await done), { host: 'shop', secret: 'typed before', mode: 'readOnly' });
    assert.equal(window.shown[0]?.step, 2);
  });

  test('the values of an earlier run are not changed', async () => {
    const values = new Map<Key, string>([['host', 'shop']]);
    await run([enter('other'), leave], { values }).done;
    assert.equal(values.get('host'), 'shop');
  });
});
