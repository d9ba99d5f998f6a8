import * as vscode from 'vscode';
import type { CustomerKey } from '../api/customerRecord.ts';
import type { CustomerHandles } from './customerUri.ts';
import { CUSTOMER_EDITOR, customerUri } from './customerUri.ts';

export interface OpenOptions {
  /** The customer's code where it is known: the label of the tab until the record was read. */
  readonly code?: string | null;
  /** Saves by this very key and call, even where an ID is known. */
  readonly bound?: boolean;
  /** As a preview, which the next one replaces unless it was edited. */
  readonly preview?: boolean;
}

/** Opens customers in editors. Reading the record costs 1 request, or none where it is open already. */
export class CustomerOpener {
  readonly #handles: CustomerHandles;

  constructor(handles: CustomerHandles) {
    this.#handles = handles;
  }

  async open(accountId: string, key: CustomerKey, { code, bound, preview }: OpenOptions = {}): Promise<void> {
    const address = this.#handles.addressOf(accountId, key, bound);
    const uri = customerUri(address, code || vscode.l10n.t('Customer'));
    await vscode.commands.executeCommand('vscode.openWith', uri, CUSTOMER_EDITOR, { preview: preview ?? false });
  }

  /** Opens the form of a customer that is not in DealPOS yet, with a code typed in where one is given. No request. */
  async openNew(accountId: string, code?: string): Promise<void> {
    const uri = customerUri(this.#handles.addressOfNew(accountId, code), vscode.l10n.t('New Customer'));
    await vscode.commands.executeCommand('vscode.openWith', uri, CUSTOMER_EDITOR);
  }
}
