import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildWebview } from '../support/webviewPage.ts';

test('the page’s script stays small enough to start at once', async () => {
  const { script } = await buildWebview();
  const bytes = gzipSync(script).length;
  assert.ok(bytes <= 40_000, `${bytes} bytes gzipped`);
});

test('the page’s script has no way to run text as code, to keep data or to talk to a server', async () => {
  const script = new TextDecoder().decode((await buildWebview()).script);
  for (const forbidden of ['eval(', 'new Function', 'fetch(', 'XMLHttpRequest', 'localStorage', 'document.write']) {
    assert.ok(!script.includes(forbidden), forbidden);
  }
});
