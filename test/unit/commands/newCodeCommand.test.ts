import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, test } from 'node:test';
import type { NewCodeDeps } from '../../../src/commands/newCodeCommand.ts';
import { getNewCustomerCode } from '../../../src/commands/newCodeCommand.ts';
import type { CustomerScene } from './customerFixture.ts';
import { customerScene, given } from './customerFixture.ts';
import { choose, leave } from './fakeStepWindow.ts';

async function codeScene(t: TestContext, scene: CustomerScene = {}) {
  const parts = await customerScene(t, scene);
  const clipboard: string[] = [];
  const news: string[][] = [];
  const deps: NewCodeDeps = {
    ...parts.deps,
    writeClipboard: async (text) => void clipboard.push(text),
    openNew: async (accountId, code) => void news.push([accountId, code]),
  };
  return { ...parts, deps, clipboard, news };
}

describe('Show Next Customer Code', () => {
  for (const dialects of [[], ['new-code-object']]) {
    test(`shows the code as a preview, with one request (${dialects[0] ?? 'default'})`, async (t) => {
      const parts = await codeScene(t, { sandbox: { dialects } });
      await getNewCustomerCode(parts.deps, []);
      assert.deepEqual(parts.requests(), ['getNewCustomerCode']);
      assert.match(parts.dialogs.offers[0] ?? '', /“Shop 1” would be MM-00061\. This is a preview/);
      assert.deepEqual([parts.clipboard, parts.news], [[], []]);
    });
  }

  test('Copy copies the bare code', async (t) => {
    const parts = await codeScene(t, { answers: ['Copy'] });
    await getNewCustomerCode(parts.deps, []);
    assert.deepEqual([parts.clipboard, parts.news], [['MM-00061'], []]);
  });

  test('New Customer with This Code opens the form for that account', async (t) => {
    const parts = await codeScene(t, { answers: ['New Customer with This Code'] });
    await getNewCustomerCode(parts.deps, []);
    assert.deepEqual([parts.clipboard, parts.news], [[], [[parts.accountId, 'MM-00061']]]);
    assert.deepEqual(parts.requests(), ['getNewCustomerCode']);
  });

  test('of several accounts the user picks one; leaving that sends nothing', async (t) => {
    const accounts = [{}, {}];
    const parts = await codeScene(t, { accounts, script: [choose('Shop 2'), leave] });
    await getNewCustomerCode(parts.deps, []);
    assert.match(parts.dialogs.offers[0] ?? '', /Shop 2/);
    await getNewCustomerCode(parts.deps, [{ nonsense: true }]);
    assert.equal(parts.requests().length, 1);
  });

  test('takes the account of the row or account that it is called on', async (t) => {
    const parts = await codeScene(t, { accounts: [{}, {}] });
    await getNewCustomerCode(parts.deps, [{ type: 'account', accountId: given(parts.accounts[1]).id }]);
    assert.match(parts.dialogs.offers[0] ?? '', /Shop 2/);
    assert.equal(parts.steps.shown.length, 0);
  });

  test('says plainly that there is no code generator, with the server’s answer', async (t) => {
    const parts = await codeScene(t, { sandbox: { dialects: ['new-code-off'] } });
    await getNewCustomerCode(parts.deps, []);
    const [question] = parts.dialogs.questions;
    assert.equal(question?.message, '“Shop 1” gave no next customer code.');
    assert.match(question?.detail ?? '', /Code Generator is probably off\. badRequest of Shop 1/);
    assert.deepEqual([parts.dialogs.offers, parts.requests()], [[], ['getNewCustomerCode']]);
  });

  test('any other failure is told as it is', async (t) => {
    const parts = await codeScene(t);
    parts.sandbox.setFault('status-403@getNewCustomerCode');
    await getNewCustomerCode(parts.deps, []);
    assert.equal(parts.dialogs.questions[0]?.message, 'forbidden of Shop 1');
  });

  test('Cancel on the progress notification sends nothing and is silent', async (t) => {
    const parts = await codeScene(t);
    parts.dialogs.cancelProgress = true;
    await getNewCustomerCode(parts.deps, []);
    assert.deepEqual([parts.requests(), parts.dialogs.questions, parts.dialogs.offers], [[], [], []]);
  });

  test('signed out, nothing is sent and the user is told', async (t) => {
    const parts = await codeScene(t, { accounts: [] });
    await getNewCustomerCode(parts.deps, []);
    assert.equal(parts.dialogs.told.length, 1);
  });
});
