import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfirmedNames } from '../../../src/accounts/confirmedNames.ts';
import type { JsonObject } from '../../../src/api/json.ts';
import type { ApiDescriptionDeps, PickedFile } from '../../../src/commands/apiDescriptionCheck.ts';
import { checkApiDescription } from '../../../src/commands/apiDescriptionCheck.ts';
import { FakeMemento } from '../accounts/fakeStorage.ts';
import { asVendorFile, contractYaml, fileOf, objectSchema, TEXT, TEXTS } from '../api/description/vendorFile.ts';
import { english, FakeDialogs } from './accountFixture.ts';

interface Scene {
  /** Files picked one after the other; none once they are used up. */
  readonly files: readonly (PickedFile | string | JsonObject)[];
  readonly answers?: readonly (string | undefined)[];
  readonly setting?: JsonObject;
  readonly store?: () => Promise<void>;
  readonly cancelProgress?: boolean;
}

async function run(scene: Scene) {
  const files = [...scene.files];
  const dialogs = new FakeDialogs(scene.answers ?? []);
  dialogs.cancelProgress = scene.cancelProgress ?? false;
  const pages: string[] = [];
  const stored: JsonObject[] = [];
  const confirmed = new ConfirmedNames(new FakeMemento());
  const deps: ApiDescriptionDeps = {
    dialogs,
    l10n: english,
    openFile: async () => {
      const file = files.shift();
      return file === undefined || isPicked(file) ? file : bytesOf(file);
    },
    readNames: () => stored.at(-1) ?? scene.setting,
    storeNames: async (setting) => {
      await scene.store?.();
      stored.push(setting);
    },
    showPage: async (markdown) => {
      pages.push(markdown);
    },
    confirmed,
  };
  await checkApiDescription(deps);
  return { dialogs, pages, stored, confirmed, deps };
}

function isPicked(file: PickedFile | string | JsonObject): file is PickedFile {
  return typeof file === 'object' && (file.kind === 'bytes' || file.kind === 'failed');
}

function bytesOf(file: string | JsonObject): PickedFile {
  return { kind: 'bytes', bytes: Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)) };
}

const mergeFile = asVendorFile((schemas) => {
  schemas.MergeRequest = objectSchema({ TargetCustomerID: TEXT, SourceCustomerIDs: TEXTS });
});
const mobileFile = fileOf({
  '/api/v3/Customer/Detail': { get: { parameters: [{ name: 'Mobile', in: 'query', schema: TEXT }] } },
});
const mergeSetting = { mergeTarget: 'TargetCustomerID', mergeSources: 'SourceCustomerIDs' };

describe('checking an API description', () => {
  test('does nothing where no file is chosen', async () => {
    const { dialogs, pages } = await run({ files: [] });
    assert.deepEqual([dialogs.questions, dialogs.told, dialogs.offers, pages], [[], [], [], []]);
  });

  test('shows the page and says so where there is nothing to adopt', async () => {
    const { dialogs, pages, stored } = await run({ files: [fileOf({})] });
    assert.equal(pages.length, 1);
    assert.deepEqual(dialogs.told, ['0 of 20 operations are confirmed. There are no names to adopt.']);
    assert.deepEqual([dialogs.questions, dialogs.offers, stored], [[], [], []]);
  });

  test('remembers that the file confirms the names in use, once that is agreed to, and says it only once', async () => {
    const file = fileOf({
      '/api/v3/Customer/Detail': { get: { parameters: [{ name: 'MobilePhone', in: 'query', schema: TEXT }] } },
    });
    const name = { key: 'detailMobile', value: 'MobilePhone' };
    const closed = await run({ files: [file], answers: ['Close'] });
    assert.match(closed.dialogs.offers[0] ?? '', /Names in use that the file confirms: 1\.$/);
    assert.equal(closed.confirmed.has(name), false);
    const adopted = await run({ files: [file, file], answers: ['Adopt Names'] });
    assert.deepEqual([adopted.confirmed.has(name), adopted.stored], [true, []]);
    await checkApiDescription(adopted.deps);
    assert.equal(adopted.dialogs.offers.length, 1);
    assert.match(adopted.dialogs.told.at(-1) ?? '', /There are no names to adopt\.$/);
  });

  test('remembers adopted names as confirmed, also where they stand in no setting', async () => {
    const { confirmed } = await run({ files: [mergeFile], answers: ['Adopt Names', 'Adopt Names'] });
    assert.equal(confirmed.has({ key: 'mergeTarget', value: 'TargetCustomerID' }), true);
    assert.equal(confirmed.has({ key: 'mergeTarget', value: 'TargetID' }), false);
  });

  test('stores the names that were shown and agreed to', async () => {
    const { dialogs, stored } = await run({ files: [mergeFile], answers: ['Adopt Names', 'Adopt Names'] });
    assert.deepEqual(dialogs.offers, ['19 of 20 operations are confirmed. Names that can be adopted: 2.']);
    assert.deepEqual(
      dialogs.questions.map(({ severity, detail }) => [severity, detail.split('\n')]),
      [
        [
          'warning',
          [
            'mergeTarget: TargetCustomerID (mergeCustomer)',
            'mergeSources: SourceCustomerIDs (mergeCustomer)',
            '',
            'They are stored in the setting dealpos.api.fieldNames and used for every account.',
            'With these names customers can be merged, which cannot be undone. Look at them closely.',
          ],
        ],
      ],
    );
    assert.deepEqual(stored, [mergeSetting]);
    assert.deepEqual(dialogs.told, ['The names have been adopted.']);
  });

  test('keeps what else is in the setting, and says what a name replaces', async () => {
    const setting = { detailMobile: 'Phone', pinPin: 'Pin' };
    const { dialogs, stored } = await run({ files: [mobileFile], answers: ['Adopt Names', 'Adopt Names'], setting });
    assert.match(dialogs.questions[0]?.detail ?? '', /^detailMobile: Mobile instead of Phone \(getCustomerDetail\)$/m);
    assert.doesNotMatch(dialogs.questions[0]?.detail ?? '', /cannot be undone/);
    assert.deepEqual(stored, [{ detailMobile: 'Mobile', pinPin: 'Pin' }]);
  });

  test('stores nothing where the user closes, ignores or cancels', async () => {
    for (const answers of [['Close'], [undefined], ['Adopt Names', undefined]]) {
      const { dialogs, stored, pages } = await run({ files: [mergeFile], answers });
      assert.equal(pages.length, 1);
      assert.deepEqual([stored, dialogs.told], [[], []]);
    }
  });

  test('offers nothing that is in use and confirmed already', async () => {
    const files = [mergeFile, mergeFile];
    const { dialogs, deps } = await run({ files, setting: mergeSetting, answers: ['Adopt Names'] });
    dialogs.offers.length = 0;
    dialogs.told.length = 0;
    await checkApiDescription(deps);
    assert.deepEqual(dialogs.offers, []);
    assert.deepEqual(dialogs.told, ['20 of 20 operations are confirmed. There are no names to adopt.']);
  });

  test('says why a file is of no use, that nothing has changed, and lets the user choose another', async () => {
    const failures: [PickedFile | string, string][] = [
      [
        { kind: 'failed', reason: 'tooLarge' },
        'The file is too large: up to 8 MB of JSON or about 3 MB of YAML can be read.',
      ],
      [' '.repeat(10_000_000), 'The file is too large: up to 8 MB of JSON or about 3 MB of YAML can be read.'],
      [{ kind: 'failed', reason: 'notReadable' }, 'The file could not be read as JSON or YAML.'],
      ['[', 'The file could not be read as JSON or YAML.'],
      ['['.repeat(500), 'The file is nested too deeply to be an API description.'],
      ['swagger: "2.0"', 'The file is not an OpenAPI description of version 3.'],
    ];
    for (const [file, message] of failures) {
      const { dialogs, pages } = await run({ files: [file, contractYaml], answers: ['Choose Another File'] });
      assert.deepEqual(
        dialogs.questions.map((question) => question.message),
        [message],
      );
      assert.match(dialogs.questions[0]?.detail ?? '', /Nothing has been changed\./);
      assert.equal(pages.length, 1);
      assert.equal((await run({ files: [file, contractYaml] })).pages.length, 0);
    }
  });

  test('shows nothing after the comparison was cancelled', async () => {
    const { dialogs, pages } = await run({ files: [mergeFile], cancelProgress: true });
    assert.deepEqual(dialogs.titles, ['Comparing the API description…']);
    assert.deepEqual([pages, dialogs.told, dialogs.offers], [[], [], []]);
  });

  test('says when the settings cannot be written', async () => {
    const { dialogs } = await run({
      files: [mergeFile],
      answers: ['Adopt Names', 'Adopt Names'],
      store: () => Promise.reject(new Error('read-only')),
    });
    assert.equal(dialogs.questions.at(-1)?.message, 'The names could not be stored.');
    assert.deepEqual(dialogs.told, []);
  });
});
