import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BackupKeeper } from '../../../src/editor/backupKeeper.ts';
import type { DraftBackups } from '../../../src/editor/draftBackups.ts';
import { OpenDocuments } from '../../../src/editor/openDocuments.ts';
import { makeBench } from '../../support/documentBench.ts';

const never = (): never => assert.fail('nothing is backed up here');

function open() {
  const { document } = makeBench();
  const backups: Pick<DraftBackups, 'write' | 'delete'> = { write: never, delete: never };
  const entry = { document, backup: new BackupKeeper(document, backups as DraftBackups, never), panel: undefined };
  const documents = new OpenDocuments();
  documents.add(entry);
  return { documents, entry };
}

describe('the document at a URI', () => {
  it('is found by its parts, as VS Code hands them to a command', () => {
    const { documents, entry } = open();
    const { scheme, authority, path } = entry.document.uri;
    assert.equal(documents.at(entry.document.uri), entry);
    assert.equal(documents.at({ scheme, authority, path, query: '', fsPath: path }), entry);
  });

  it('is none for the URI of another, nor for anything else', () => {
    const { documents, entry } = open();
    const { scheme, authority, path } = entry.document.uri;
    const others = [
      { scheme: 'file', authority, path },
      { scheme, authority: 'b', path },
      { scheme, authority },
    ];
    for (const other of [...others, undefined, null, 5, String(entry.document.uri), []]) {
      assert.equal(documents.at(other), undefined);
    }
  });

  it('is none once it was closed', () => {
    const { documents, entry } = open();
    documents.remove(entry.document);
    assert.equal(documents.at(entry.document.uri), undefined);
  });
});
