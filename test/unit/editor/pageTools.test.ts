import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import { pageTools } from '../../../src/editor/pageTools.ts';
import type { ToolButton } from '../../../src/editor/protocol.ts';
import { PAGE_TOOLS } from '../../../src/editor/protocol.ts';
import { commandOf } from '../../../src/editor/toolCommands.ts';
import { BUDI, makeBench } from '../../support/documentBench.ts';

const l10n = { t: (text: string) => text };

async function toolsOf(record: CustomerRecord, readOnly = false): Promise<ToolButton[]> {
  const bench = makeBench();
  bench.shop.record = record;
  bench.account.readOnly = readOnly;
  await bench.document.load();
  return pageTools(bench.document.view, l10n);
}

const names = (tools: readonly ToolButton[]) => tools.map(({ action }) => action);
const off = (tools: readonly ToolButton[]) => tools.filter((tool) => tool.off !== '').map(({ action }) => action);

describe('the tools of a customer', () => {
  it('are those that fit its status', async () => {
    assert.equal(names(await toolsOf(BUDI)).includes('unsuspend'), false);
    assert.equal(names(await toolsOf({ ...BUDI, status: 'Suspended' })).includes('suspend'), false);
    const either = names(await toolsOf({ ...BUDI, status: 'Blocked' }));
    assert.ok(either.includes('suspend') && either.includes('unsuspend'));
  });

  it('can all be used, unless the record lacks what the call needs', async () => {
    assert.deepEqual(off(await toolsOf(BUDI)), []);
    assert.deepEqual(off(await toolsOf({ ...BUDI, mobile: null, email: '' })), ['verifyMobile', 'verifyEmail']);
    assert.deepEqual(off(await toolsOf({ ...BUDI, code: null })), ['delete']);
  });

  it('that need an ID say so where DealPOS gave none', async () => {
    const bench = makeBench({ kind: 'existing', key: { kind: 'code', value: 'MM-00001' } });
    bench.shop.record = { code: 'MM-00001', unknownFields: {} };
    await bench.document.load();
    assert.deepEqual(off(pageTools(bench.document.view, l10n)), ['verifyMobile', 'verifyEmail', 'recordAppSignIn']);
  });

  it('that write are off in a read-only account, with the reason', async () => {
    const tools = await toolsOf(BUDI, true);
    assert.deepEqual(names(tools.filter((tool) => tool.off === '')), ['reload', 'copy', 'history']);
    assert.equal(tools.find(({ action }) => action === 'merge')?.off, 'This account is read-only.');
  });

  it('are none before the customer was read, and none for a new one', async () => {
    assert.deepEqual(pageTools(makeBench().document.view, l10n), []);
    const fresh = makeBench({ kind: 'new' });
    await fresh.document.load();
    assert.deepEqual(pageTools(fresh.document.view, l10n), []);
  });
});

describe('what a tool does', () => {
  it('is a command for each but reading again, and a different one', () => {
    const commands = PAGE_TOOLS.map(commandOf);
    assert.deepEqual(
      PAGE_TOOLS.filter((_, index) => commands[index] === undefined),
      ['reload'],
    );
    assert.equal(new Set(commands).size, PAGE_TOOLS.length);
  });

  it('is no command for any other button of the page', () => {
    for (const action of ['save', 'discard', 'close', 'showLog', 'loadImage'] as const) {
      assert.equal(commandOf(action), undefined);
    }
  });
});
