import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { contractDiff } from '../../support/contractDiff.ts';
import { asVendorFile, contractFile, objectSchema, TEXT, TEXTS } from '../api/description/vendorFile.ts';
import { tempFolder, writeFiles } from './tempFolder.ts';

const tool = join(import.meta.dirname, '../../support/contractDiff.ts');

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('npm run contract:diff', () => {
  test('ends with 0 where everything is confirmed', () => {
    const { status, stdout, stderr } = run(fileURLToPath(contractFile));
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^Different: 0\. Missing: 0\. Confirmed: 20\.$/m);
  });

  test('ends with 1 where something differs, and says what', async (t) => {
    const folder = tempFolder(t);
    const file = asVendorFile((schemas) => {
      schemas.MergeRequest = objectSchema({ TargetID: TEXT, SourceIDs: TEXTS, 'Reason*': TEXT });
    });
    writeFiles(folder, { 'vendor.json': JSON.stringify(file) });
    const { code, text } = await contractDiff(join(folder, 'vendor.json'));
    assert.equal(code, 1);
    assert.match(text, /Field `Reason` \(in the body\) is new and required by the file\./);
  });

  test('ends with 2 where there is no description, on the error output', async (t) => {
    const folder = tempFolder(t);
    writeFiles(folder, { 'text.yaml': 'just text' });
    const { status, stdout, stderr } = run();
    assert.deepEqual([status, stdout], [2, '']);
    assert.notEqual(stderr, '');
    for (const file of [folder, join(folder, 'none.json'), join(folder, 'text.yaml')]) {
      const { code, text } = await contractDiff(file);
      assert.equal(code, 2, file);
      assert.notEqual(text, '');
    }
  });
});
