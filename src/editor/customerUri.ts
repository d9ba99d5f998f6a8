import * as vscode from 'vscode';
import type { CustomerKey } from '../api/customerRecord.ts';

export const CUSTOMER_SCHEME = 'dealpos-customer';
export const CUSTOMER_EDITOR = 'dealpos.customer';

/** What a customer's URI says. `handle` stands for a key that may not be written into a URI (email, mobile). */
export interface CustomerAddress {
  readonly accountId: string;
  readonly kind: 'id' | 'code' | 'handle';
  readonly value: string;
}

/**
 * The URI of a customer's editor: `dealpos-customer://<account>/<kind>/<value>/<label>`.
 * URIs are stored with the window's state and shown to other extensions, so they hold the id or the code, never an
 * email or a number. The label is what the tab shows until the page is ready.
 */
export function customerUri(address: CustomerAddress, label: string): vscode.Uri {
  const path = [address.kind, address.value, label || address.value].map((part) => encodeURIComponent(part)).join('/');
  return vscode.Uri.from({ scheme: CUSTOMER_SCHEME, authority: address.accountId, path: `/${path}` });
}

/** Reads a customer's URI; undefined when it is none of ours. */
export function parseCustomerUri(uri: vscode.Uri): CustomerAddress | undefined {
  const [kind, value] = uri.path.split('/').slice(1).map(decodePart);
  if (uri.scheme !== CUSTOMER_SCHEME || !uri.authority || !value) return undefined;
  if (kind !== 'id' && kind !== 'code' && kind !== 'handle') return undefined;
  return { accountId: uri.authority, kind, value };
}

/** The label in a customer's URI: its code where it has one. */
export function labelOfUri(uri: vscode.Uri): string {
  return decodePart(uri.path.split('/')[3] ?? '');
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** Keys that may not appear in a URI, kept for this window only, under a random name. */
export class CustomerHandles {
  readonly #keys = new Map<string, CustomerKey>();

  /** The address of a customer: by id or code in clear, by anything else through a handle. */
  addressOf(accountId: string, key: CustomerKey): CustomerAddress {
    if (key.kind === 'id' || key.kind === 'code') return { accountId, kind: key.kind, value: key.value };
    for (const [handle, known] of this.#keys) {
      if (known.kind === key.kind && known.value === key.value) return { accountId, kind: 'handle', value: handle };
    }
    const handle = crypto.randomUUID();
    this.#keys.set(handle, key);
    return { accountId, kind: 'handle', value: handle };
  }

  /** The key behind an address; undefined for a handle of an earlier window. */
  keyOf(address: CustomerAddress): CustomerKey | undefined {
    if (address.kind === 'handle') return this.#keys.get(address.value);
    return { kind: address.kind, value: address.value };
  }
}
