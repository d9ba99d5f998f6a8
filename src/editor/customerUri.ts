import * as vscode from 'vscode';
import type { CustomerKey } from '../api/customerRecord.ts';
import type { DocumentSubject } from './documentSubject.ts';

const CUSTOMER_SCHEME = 'dealpos-customer';
export const CUSTOMER_EDITOR = 'dealpos.customer';

/**
 * What a customer's URI says. `handle` stands for a key that may not be written into a URI (email, mobile); `new` for a
 * customer that is not in DealPOS yet, under a random name. `by-…` is an editor that saves by that very key.
 */
export interface CustomerAddress {
  readonly accountId: string;
  readonly kind: AddressKind;
  readonly value: string;
}
const ADDRESS_KINDS = ['id', 'code', 'handle', 'by-id', 'by-code', 'by-handle', 'new'] as const;
type AddressKind = (typeof ADDRESS_KINDS)[number];

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
  const [name, value] = uri.path.split('/').slice(1).map(decodePart);
  const kind = ADDRESS_KINDS.find((known) => known === name);
  if (uri.scheme !== CUSTOMER_SCHEME || !uri.authority || !kind || !value) return undefined;
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
  readonly #codes = new Map<string, string>();

  /** The address of a form for a new customer, with a code typed in where one is given. */
  addressOfNew(accountId: string, code: string | undefined): CustomerAddress {
    const value = crypto.randomUUID();
    if (code) this.#codes.set(value, code);
    return { accountId, kind: 'new', value };
  }

  /** The address of a customer: by id or code in clear, by anything else through a handle. */
  addressOf(accountId: string, key: CustomerKey, bound = false): CustomerAddress {
    const clear = key.kind === 'id' || key.kind === 'code' ? key.kind : undefined;
    const kind = clear ?? 'handle';
    return { accountId, kind: bound ? `by-${kind}` : kind, value: clear ? key.value : this.#handleOf(key) };
  }

  /** An email or number that an earlier window had under this handle. */
  remember(handle: string, key: CustomerKey): void {
    this.#keys.set(handle, key);
  }

  /** What an editor at this address is about. */
  subjectOf(address: CustomerAddress): DocumentSubject {
    switch (address.kind) {
      case 'new':
        return { kind: 'new', code: this.#codes.get(address.value) };
      case 'id':
      case 'code':
        return { kind: 'existing', key: { kind: address.kind, value: address.value } };
      case 'by-id':
        return { kind: 'existing', key: { kind: 'id', value: address.value, bound: true } };
      case 'by-code':
        return { kind: 'existing', key: { kind: 'code', value: address.value, bound: true } };
      case 'handle':
      case 'by-handle': {
        const key = this.#keys.get(address.value);
        return key ? { kind: 'existing', key: { ...key, bound: address.kind === 'by-handle' } } : { kind: 'lost' };
      }
    }
  }

  #handleOf(key: CustomerKey): string {
    for (const [handle, known] of this.#keys) {
      if (known.kind === key.kind && known.value === key.value) return handle;
    }
    const handle = crypto.randomUUID();
    this.#keys.set(handle, key);
    return handle;
  }
}
