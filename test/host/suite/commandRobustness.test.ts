import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { choose } from '../../unit/commands/fakeStepWindow.ts';
import type { SmallShop } from '../support/commandRun.ts';
import { listedRows, openSmallShop, run, said, sentTo, writesTo } from '../support/commandRun.ts';
import type { CommandScene } from '../support/commandScenes.ts';
import { READING_SCENES, sceneTitle, WRITING_MANY_SCENES, WRITING_SCENES } from '../support/commandScenes.ts';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { replaceMember } from '../support/replaceMember.ts';
import { accountInputs, openSandbox } from '../support/shop.ts';

const under = extensionUnderTest();
const { ui, editor } = under;

const SCENES = [...READING_SCENES, ...WRITING_SCENES, ...WRITING_MANY_SCENES];
const ALL = Object.values(COMMANDS);
/** Sample data would be an account that the others may take for the one meant. */
const WITHOUT_SAMPLE = ALL.filter((id) => id !== COMMANDS.trySampleData);
const RAW = /\bat \w+.*:\d+:\d+|<html|System\.|undefined|\[object|NaN/;

const WRONG: readonly [string, unknown][] = [
  ['null', null],
  ['an empty object', {}],
  ['a word', 'x'],
  ['a number', 42],
  ['an array of junk', [null, 7, 'x', {}, [[]], { type: 'customer' }]],
  ['an account id that is none', { accountId: 'x' }],
  [
    'a polluting object',
    JSON.parse('{"__proto__":{"accountId":"x","type":"customer"},"type":"customer","customer":7}'),
  ],
];

/** What the scene is called on. */
async function argumentsOf({ many }: CommandScene, shop: SmallShop): Promise<readonly unknown[]> {
  if (!many) return [];
  const nodes = (await listedRows(shop)).map(({ node }) => node);
  return [nodes[0], nodes];
}

/** Runs the first steps of a scene, after which the user cancels. Without a number: all of it. */
async function play(scene: CommandScene, shop: SmallShop, count = scene.steps.length): Promise<void> {
  const args = await argumentsOf(scene, shop);
  shop.sandbox.clearRequests();
  ui.reset();
  const answers = scene.steps.slice(0, count).map(([, answer]) => answer(shop));
  await run(scene.id, args, answers);
}

/** From the given progress notification on (0 is the first), the user presses Cancel at once. */
function cancelProgressFrom(first: number): () => number {
  let shown = 0;
  const real = vscode.window.withProgress;
  const cancelled: vscode.CancellationToken = {
    isCancellationRequested: true,
    onCancellationRequested: (listener) => {
      listener(undefined);
      return new vscode.Disposable(() => undefined);
    },
  };
  const restore = replaceMember(vscode.window, 'withProgress', (options, task) => {
    if (options.cancellable !== true) return real(options, task);
    shown += 1;
    return shown > first ? task({ report: () => undefined }, cancelled) : real(options, task);
  });
  return () => {
    restore();
    return shown;
  };
}

/** Cancels at each step in turn; each time no request follows. */
async function cancelEachStep(scene: CommandScene, shop: SmallShop): Promise<void> {
  for (const [index, [requests]] of scene.steps.entries()) {
    await play(scene, shop, index);
    assertSilent(shop, `cancelled at step ${index + 1}`);
    assert.equal(sentTo(shop.sandbox).length, requests, `cancelled at step ${index + 1}`);
  }
}

/**
 * Presses Cancel on each progress notification in turn: what it was for is not sent, nor anything after it. Ends with the
 * round in which there is none left to cancel.
 */
async function cancelEachProgress(scene: CommandScene, shop: SmallShop): Promise<void> {
  for (let index = 0; index < 5; index += 1) {
    const restore = cancelProgressFrom(index);
    await play(scene, shop);
    const shown = restore();
    if (shown <= index) return;
    assertSilent(shop, `cancelled at progress ${index + 1}`);
    assert.ok(sentTo(shop.sandbox).length <= index, `cancelled at progress ${index + 1}`);
  }
  assert.fail('there is no end of progress notifications');
}

function assertSilent({ sandbox }: SmallShop, when: string): void {
  assert.deepEqual(writesTo(sandbox), [], when);
  assert.deepEqual(ui.shown('error'), [], when);
  assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined, when);
}

describe('every command, cancelled', () => {
  for (const scene of SCENES) {
    it(`${sceneTitle(scene)} sends nothing after Cancel at any step, and else ${scene.requests} requests`, async () => {
      const shop = await openSmallShop();
      await cancelEachStep(scene, shop);
      if (scene.opens) await play(scene, shop);
      else await cancelEachProgress(scene, shop);
      await eventuallyHolds(() => assert.equal(sentTo(shop.sandbox).length, scene.requests));
    });
  }
});

describe('commands without an account', () => {
  it('say that one is needed, ask for nothing else and return nothing', async () => {
    for (const { id } of [...READING_SCENES, ...WRITING_SCENES]) {
      ui.reset();
      await run(id);
      assert.deepEqual(said(), ['There is no account for this yet. Add one first.'], id);
      assert.deepEqual(ui.inputs, [], id);
    }
    for (const id of WITHOUT_SAMPLE) await run(id);
    assert.deepEqual(ui.shown('error'), []);
  });
});

describe('commands without a network', () => {
  const OFFLINE = /could not be reached \(ECONNREFUSED\)\.\s+Check your network connection/;

  it('say that DealPOS could not be reached, with what to do', async () => {
    const shop = await openSmallShop();
    await shop.sandbox.close();
    for (const scene of [...READING_SCENES, ...WRITING_SCENES].filter(({ opens }) => !opens)) {
      await play(scene, shop);
      const texts = [...said(), under.tree.view.message ?? ''];
      assert.match(texts.join('\n'), OFFLINE, scene.id);
      for (const text of texts) assert.doesNotMatch(text, RAW);
    }
  });

  it('that open a customer say so on its page', async () => {
    const shop = await openSmallShop();
    await shop.sandbox.close();
    const scenes = READING_SCENES.filter(({ opens, id }) => opens && id !== COMMANDS.mergeCustomers);
    for (const scene of scenes.filter(({ requests }) => requests > 0)) {
      const before = editor.pages.length;
      await play(scene, shop);
      const page = await eventually(() => editor.pages[before]);
      page.say({ type: 'ready' });
      await page.until('failed');
      assert.match(page.notice, OFFLINE, scene.id);
    }
  });

  it('say so for each record of a batch in one message, and try no further', async () => {
    const shop = await openSmallShop();
    const nodes = (await listedRows(shop)).map(({ node }) => node);
    await shop.sandbox.close();
    await run(COMMANDS.refresh); // finds the kept connections broken, so that the next request needs a new one
    ui.messages.length = 0;
    await run(COMMANDS.suspendCustomer, [nodes[0], nodes], ['Suspend']);
    assert.equal(said().length, 2);
    assert.match(said()[1] ?? '', /^This was not done\.\nMM-901 Ani Wijaya: .*could not be reached.*\nNot tried: 2$/);
  });
});

describe('commands called with anything, with one account', () => {
  for (const [name, argument] of WRONG) {
    it(`change nothing and return nothing for ${name}`, async () => {
      const { sandbox } = await openSmallShop();
      for (const id of ALL.filter((each) => each !== COMMANDS.removeAccount && each !== COMMANDS.trySampleData)) {
        await run(id, [argument]);
        await run(id, [argument, [argument, argument]]);
      }
      assert.deepEqual(writesTo(sandbox), []);
      for (const text of said()) assert.doesNotMatch(text, RAW);
      assert.equal(Object.hasOwn(Object.prototype, 'accountId'), false);
    });
  }

  it('give nothing to their caller, least of all a secret, also when they succeed', async () => {
    for (const scene of SCENES) await play(scene, await openSmallShop());
  });
});

describe('leaving the account commands at each step', () => {
  it('adds and sends nothing', async () => {
    const sandbox = await openSandbox();
    const inputs = accountInputs(sandbox);
    for (let count = 0; count < inputs.length; count += 1) await run(COMMANDS.addAccount, [], inputs.slice(0, count));
    assert.equal(sandbox.requestCount, 0);
    assert.deepEqual(ui.messages, []);
  });

  it('changes nothing of an account', async () => {
    const { sandbox } = await openSmallShop();
    const before = under.context.globalState.get('dealpos.accounts');
    for (const id of [COMMANDS.editAccount, COMMANDS.enterSecret, COMMANDS.removeAccount]) await run(id);
    for (const part of ['Name', 'Access mode', 'Client ID and secret']) {
      await run(COMMANDS.editAccount, [], [choose(part)]);
    }
    assert.deepEqual(under.context.globalState.get('dealpos.accounts'), before);
    assert.equal(sandbox.requestCount, 0);
  });
});
