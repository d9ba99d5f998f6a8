import * as v from 'valibot';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { BackupKeeper } from './backupKeeper.ts';
import type { CustomerDocument } from './customerDocument.ts';
import type { CustomerPanel } from './customerPanel.ts';

/** The parts of a URI that name a customer's editor. */
const uriSchema = v.object({ scheme: v.string(), authority: v.string(), path: v.string() });

/** One customer that is open in this window. */
export interface OpenDocument {
  readonly document: CustomerDocument;
  readonly backup: BackupKeeper;
  /** Undefined until VS Code has made its panel. */
  panel: CustomerPanel | undefined;
}

/** The customers that are open in this window, by URI. */
export class OpenDocuments {
  readonly #open = new Map<string, OpenDocument>();

  add(entry: OpenDocument): void {
    this.#open.set(entry.document.uri.toString(), entry);
  }

  get(document: CustomerDocument): OpenDocument | undefined {
    return this.#open.get(document.uri.toString());
  }

  remove(document: CustomerDocument): void {
    this.#open.delete(document.uri.toString());
  }

  /** The customer in the editor that has the focus. */
  active(): OpenDocument | undefined {
    return [...this.#open.values()].find((entry) => entry.panel?.panel.active);
  }

  /** The document at this URI, which VS Code hands to a command in an editor's title; undefined for anything else. */
  at(argument: unknown): OpenDocument | undefined {
    const parsed = v.safeParse(uriSchema, argument);
    if (!parsed.success) return undefined;
    const { scheme, authority, path } = parsed.output;
    return this.all().find(
      ({ document: { uri } }) => uri.scheme === scheme && uri.authority === authority && uri.path === path,
    );
  }

  ofAccount(accountId: string): readonly OpenDocument[] {
    return [...this.#open.values()].filter((entry) => entry.document.accountId === accountId);
  }

  /** Shows a copy of a customer that was just read in every editor of that customer but the one that read it (0 requests). */
  takeIn(accountId: string, record: CustomerRecord, reader?: CustomerDocument): void {
    for (const { document } of this.ofAccount(accountId)) if (document !== reader) document.takeIn(record);
  }

  all(): readonly OpenDocument[] {
    return [...this.#open.values()];
  }
}
