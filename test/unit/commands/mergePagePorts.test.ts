import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { mergeCustomers } from '../../../src/commands/mergeCommand.ts';
import { stableKey } from '../../../src/customers/customer.ts';
import { CustomerDocument } from '../../../src/editor/customerDocument.ts';
import { editorOf, given, rowOf } from './customerFixture.ts';
import type { MergeScene } from './mergeFixture.ts';
import { mergeScene, openedSession } from './mergeFixture.ts';

/** A scene with the merge page open on the first three customers. */
async function pageScene(t: TestContext, scene: MergeScene = {}) {
  const parts = await mergeScene(t, scene);
  const chosen = parts.records.slice(0, 3);
  const rows = chosen.map((record) => rowOf(parts.accountId, record));
  await mergeCustomers(parts.deps, [rows[0], rows]);
  const session = await openedSession(parts);
  parts.sandbox.clearRequests();
  const isListed = (index: number) =>
    parts.directories.recordOf(parts.accountId, stableKey(given(chosen[index]))) !== undefined;
  return { ...parts, chosen, session, isListed };
}

const WRITES = (scene: Awaited<ReturnType<typeof pageScene>>) =>
  scene.requests().filter((operation) => operation !== 'getCustomerDetail');

describe('a merge from the page', () => {
  it('names survivor and sources in the question, is sent once, and the lists show what is left', async (t) => {
    const scene = await pageScene(t, { answers: ['Merge'] });
    scene.session.choose(1);
    await scene.session.merge(1);
    assert.equal(scene.session.view.done?.outcome.kind, 'merged');
    assert.equal(scene.session.view.done?.outcome.report.surprising, false);
    const [kept, first, second] = [scene.chosen[1], scene.chosen[0], scene.chosen[2]].map((record) =>
      given(given(record).code),
    );
    const [question] = scene.dialogs.questions;
    assert.match(question?.message ?? '', new RegExp(`^Merge 2 customers into ${kept} `));
    assert.match(question?.detail ?? '', new RegExp(`^${kept} .*survives; ${first} .* and ${second} .*disappear`));
    assert.match(question?.detail ?? '', /“TargetID”, the others as “SourceIDs”/);
    const request = scene.sandbox.requests.find(({ operation }) => operation === 'mergeCustomer');
    assert.deepEqual(request?.body, {
      TargetID: scene.chosen[1]?.id,
      SourceIDs: [scene.chosen[0]?.id, scene.chosen[2]?.id],
    });
    assert.equal(scene.requests().length, 7);
    assert.deepEqual(WRITES(scene), ['mergeCustomer']);
    assert.deepEqual([0, 1, 2].map(scene.isListed), [false, true, false]);
    const sum = scene.session.view.records.reduce((total, { loyaltyPoint }) => total + given(loyaltyPoint), 0);
    const row = scene.directories.recordOf(scene.accountId, stableKey(given(scene.chosen[1])));
    assert.ok(Math.abs((row?.loyaltyPoint ?? 0) - sum) < 1e-6);
    for (const { id } of scene.chosen)
      assert.equal(scene.fresh.find(scene.accountId, { kind: 'id', value: given(id) }), undefined);
  });

  it('is sent under the names of the setting, whatever they are', async (t) => {
    const scene = await pageScene(t, {
      answers: ['Merge'],
      setting: { mergeTarget: 'ID', mergeSources: 'ListID' },
      sandbox: { dialects: ['merge-keys-target-list'] },
    });
    scene.session.choose(0);
    await scene.session.merge(0);
    assert.equal(scene.session.view.done?.outcome.kind, 'merged');
  });

  it('sends nothing when the question is cancelled', async (t) => {
    const scene = await pageScene(t);
    scene.session.choose(0);
    await scene.session.merge(0);
    assert.deepEqual(scene.requests(), []);
    assert.deepEqual([0, 1, 2].map(scene.isListed), [true, true, true]);
  });

  it('sends nothing for the first answer, which has the focus', async (t) => {
    const scene = await pageScene(t, { answers: ['Back to the Comparison'] });
    scene.session.choose(0);
    await scene.session.merge(0);
    assert.equal(scene.dialogs.questions[0]?.choices[0]?.label, 'Back to the Comparison');
    assert.deepEqual(scene.requests(), []);
  });

  it('sends nothing for a read-only account', async (t) => {
    const scene = await pageScene(t, { accounts: [{ mode: 'readOnly' }], answers: ['Merge'] });
    scene.session.choose(0);
    await scene.session.merge(0);
    assert.deepEqual(scene.requests(), []);
    assert.deepEqual(scene.dialogs.questions, []);
  });

  it('asks as usual where the account confirms every write, and a no sends no write', async (t) => {
    const scene = await pageScene(t, { accounts: [{ mode: 'confirm' }], confirms: [false], answers: ['Merge'] });
    scene.session.choose(0);
    await scene.session.merge(0);
    assert.deepEqual(WRITES(scene), []);
    const { problem } = scene.session.view;
    assert.ok(problem?.kind === 'failed' && problem.error.kind === 'notConfirmed');
  });

  it('sends nothing for an account that has not agreed to the names that are set', async (t) => {
    const scene = await pageScene(t, { accounts: [{ mergeNames: undefined }], answers: ['Merge'] });
    scene.session.choose(0);
    await scene.session.merge(0);
    assert.deepEqual([scene.requests(), scene.dialogs.questions], [[], []]);
  });

  it('sends nothing while the names are not set', async (t) => {
    const scene = await pageScene(t, { setting: {}, answers: ['Merge'] });
    scene.session.choose(0);
    await scene.session.merge(0);
    assert.deepEqual(scene.requests(), []);
  });

  it('has everybody who is open in an editor read again there', async (t) => {
    const editors: ReturnType<typeof editorOf>[] = [];
    const scene = await pageScene(t, { answers: ['Merge'], editors });
    for (const { id } of scene.chosen.slice(0, 2)) {
      const key = { kind: 'id', value: given(id) } as const;
      const uri = { toString: () => `dealpos-customer://a/id/${id}` } as unknown as vscode.Uri;
      const document = new CustomerDocument(
        { uri, accountId: scene.accountId, subject: { kind: 'existing', key } },
        {
          api: () => scene.connections.api(scene.accountId),
          readOnly: () => false,
          loaded: () => [],
          fresh: () => undefined,
        },
        Date.now,
      );
      await document.load();
      editors.push(editorOf(document));
    }
    scene.session.choose(0);
    await scene.session.merge(0);
    const [kept, folded] = editors.map(({ document }) => document.view);
    const sum = scene.session.view.records.reduce((total, { loyaltyPoint }) => total + given(loyaltyPoint), 0);
    assert.ok(Math.abs((kept?.draft?.base.loyaltyPoint ?? 0) - sum) < 1e-6);
    assert.equal(folded?.notice?.kind, 'refreshFailed');
  });
});

describe('what the page asks of the rest', () => {
  it('opens the survivor, the log and the other commands', async (t) => {
    const scene = await pageScene(t);
    const ports = given(scene.pages[0]).ports;
    await ports.open(given(scene.chosen[0]));
    assert.deepEqual(scene.opened[0]?.key, { kind: 'id', value: scene.chosen[0]?.id });
    await ports.act('checkApiDescription');
    await ports.act('enterSecret');
    await ports.act('showLog');
    await ports.act('enterNames');
    assert.deepEqual(scene.ran, [['dealpos.checkApiDescription'], ['dealpos.enterSecret', scene.accountId]]);
    assert.deepEqual(scene.shown, ['log']);
    assert.match(scene.dialogs.questions[0]?.message ?? '', /^Merge customers of “Shop 1” with these names\?$/);
  });

  it('says a surprising outcome in a dialog, record by record, and a good one in passing', async (t) => {
    const scene = await pageScene(t, { answers: ['Merge'] });
    scene.session.choose(0);
    await scene.session.merge(0);
    const { view } = scene.session;
    const ports = given(scene.pages[0]).ports;
    await ports.tellOutcome(view);
    assert.match(scene.dialogs.told.join(), /^Merged\./);
    const done = given(view.done);
    const report = {
      ...done.outcome.report,
      surprising: true,
      surprises: [{ reason: 'targetGone', id: done.plan.target.id }] as const,
    };
    await ports.tellOutcome({ ...view, done: { ...done, outcome: { ...done.outcome, report } } });
    const question = scene.dialogs.questions.at(-1);
    assert.equal(question?.severity, 'error');
    assert.match(question?.detail ?? '', /was to survive, and it is gone/);
    assert.deepEqual(question?.choices, []);
  });
});
