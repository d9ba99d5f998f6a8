import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { replaceMember } from '../support/replaceMember.ts';
import { callsAt, openShop } from '../support/shop.ts';
import type { Row } from '../support/treeSpy.ts';

const under = extensionUnderTest();
const { tree } = under;

/** One customer of a known make, in a shop of its own. */
async function rowOf(status: 'Active' | 'Suspended' | 'WaitingForApproval', name = 'Sri Ayu'): Promise<Row> {
  const { sandbox } = await openShop({ customers: 0, dialects: ['list-status'] });
  sandbox.store.add({ name, code: 'MM-1', mobile: '081234567890', status, loyaltyPoint: 12.5 }, '2024-03-09');
  return tree.customer(0);
}

function iconOf({ item }: Row): string | undefined {
  return item.iconPath instanceof vscode.ThemeIcon ? item.iconPath.id : undefined;
}

async function tooltipOf({ item, node }: Row): Promise<string> {
  const source = new vscode.CancellationTokenSource();
  const resolved = await tree.provider.resolveTreeItem?.(item, node, source.token);
  const tooltip = resolved?.tooltip;
  assert.ok(tooltip instanceof vscode.MarkdownString);
  assert.equal(tooltip.isTrusted, false);
  assert.equal(tooltip.supportHtml, false);
  return tooltip.value;
}

describe('a row of the list', () => {
  const statuses = [
    ['Active', 'account', 'customer.active', 'Active'],
    ['Suspended', 'circle-slash', 'customer.suspended', 'Suspended'],
    ['WaitingForApproval', 'watch', 'customer.waiting', 'Waiting for approval'],
  ] as const;
  for (const [status, icon, contextValue, words] of statuses) {
    it(`says name, code, mobile and the status ${status}, to a screen reader as well`, async () => {
      const row = await rowOf(status);
      assert.equal(row.label, 'Sri Ayu');
      assert.equal(row.description, 'MM-1 · 081234567890');
      assert.equal(iconOf(row), icon);
      assert.equal(row.item.contextValue, contextValue);
      assert.equal(row.item.accessibilityInformation?.label, `Sri Ayu, MM-1, 081234567890, ${words}`);
    });
  }

  it('opens its customer on a click', async () => {
    const row = await rowOf('Active');
    assert.equal(row.item.command?.command, 'dealpos.openCustomer');
    assert.deepEqual(row.item.command?.arguments, [row.node]);
  });

  it('gets its tooltip only when it is hovered, for no request', async () => {
    const { sandbox } = await openShop({ customers: 0, dialects: ['list-status'] });
    sandbox.store.add({ name: 'Budi', code: 'MM-2', loyaltyPoint: 12.5 }, '2024-03-09');
    const row = await tree.customer(0);
    assert.equal(row.item.tooltip, undefined);
    sandbox.clearRequests();
    const tooltip = await tooltipOf(row);
    assert.match(tooltip, /Budi/);
    assert.match(tooltip, /Code:&nbsp;MM-2/);
    assert.match(tooltip, /12\.5/);
    assert.deepEqual(callsAt(sandbox), []);
  });

  it('shows a name that looks like markup or a link as text', async () => {
    const name = '<b>x</b> [a](command:workbench.action.quit) $(bug)';
    const row = await rowOf('Active', name);
    assert.equal(row.label, name);
    const tooltip = await tooltipOf(row);
    assert.ok(!tooltip.includes('](command:'), tooltip);
    assert.ok(!tooltip.includes('<b>'), tooltip);
  });

  it('speaks Bahasa Indonesia where VS Code does', async () => {
    const file = path.join(under.extension.extensionPath, 'l10n', 'bundle.l10n.id.json');
    const bundle: Record<string, string> = JSON.parse(fs.readFileSync(file, 'utf8'));
    const english = vscode.l10n.t;
    const restore = [
      replaceMember(vscode.l10n, 't', (...given: unknown[]) => {
        const [message, ...args] = given;
        const text = typeof message === 'string' ? (bundle[message] ?? message) : '';
        return text.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)]));
      }),
    ];
    try {
      const row = await rowOf('Suspended');
      const words = bundle.Suspended;
      assert.ok(words && words !== english('Suspended'));
      assert.equal(row.item.accessibilityInformation?.label, `Sri Ayu, MM-1, 081234567890, ${words}`);
    } finally {
      for (const undo of restore) undo();
    }
  });
});
