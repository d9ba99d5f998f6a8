import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

const folder = new URL('../../../../src/api/contract/', import.meta.url);

test('the generated types are those of the contract file; run "npm run generate" after a change', async () => {
  const expected = COMMENT_HEADER + astToString(await openapiTS(new URL('dealpos-customer.openapi.yaml', folder)));
  assert.equal(await readFile(new URL('openapi.ts', folder), 'utf8'), expected);
});
