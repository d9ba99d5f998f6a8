import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, it } from 'node:test';
import { OpenDocuments } from '../../../src/editor/openDocuments.ts';
import { DraftBench } from './draftBench.ts';

function open(t: TestContext) {
  const disk = new DraftBench(t);
  const { entry } = disk.open(disk.window(1));
  const documents = new OpenDocuments();
  documents.add(entry);
  return { documents, entry };
}

describe('the document at a URI', () => {
  it('is found by its parts, as VS Code hands them to a command', (t) => {
    const { documents, entry } = open(t);
    const { scheme, authority, path } = entry.document.uri;
    assert.equal(documents.at(entry.document.uri), entry);
    assert.equal(documents.at({ scheme, authority, path, query: '', fsPath: path }), entry);
  });

  it('is none for the URI of another, nor for anything else', (t) => {
    const { documents, entry } = open(t);
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

  it('is none once it was closed', (t) => {
    const { documents, entry } = open(t);
    documents.remove(entry.document);
    assert.equal(documents.at(entry.document.uri), undefined);
  });
});
