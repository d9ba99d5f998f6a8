import type { CustomerRow } from '../../../src/sandbox/customerRow.ts';
import type { SandboxOptions } from '../../../src/sandbox/options.ts';
import type { CustomerPage } from './customerPage.ts';
import { extensionUnderTest } from './extensionUnderTest.ts';
import type { ModeLabel, Shop } from './shop.ts';
import { openShop } from './shop.ts';
import type { Row } from './treeSpy.ts';

/** A shop with one of its customers open and read. */
export interface OpenCustomer extends Shop {
  readonly row: Row;
  readonly page: CustomerPage;
  /** The customer at DealPOS, as it was when it was opened. */
  readonly stored: CustomerRow;
}

/** Opens the first customer of a new shop. */
export async function openFirstCustomer(options: SandboxOptions = {}, mode?: ModeLabel): Promise<OpenCustomer> {
  const shop = await openShop(options, 'Toko', mode);
  const { row, stored } = await customerAt(shop, 0);
  shop.sandbox.clearRequests();
  return { ...shop, row, stored, page: await extensionUnderTest().editor.openReady(row.node) };
}

/** A row of the list with its customer at DealPOS. */
export async function customerAt({ sandbox }: Shop, index: number): Promise<{ row: Row; stored: CustomerRow }> {
  const row = await extensionUnderTest().tree.customer(index);
  const stored = sandbox.store.find('code', row.description.split(' · ')[0] ?? '');
  if (!stored) throw new Error('the row is not in the shop');
  return { row, stored };
}
