import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { DescriptionCheck } from '../../../../src/api/description/apiDescription.ts';
import { adoptionOf, checkDescription } from '../../../../src/api/description/apiDescription.ts';
import { namesFromDescription } from '../../../../src/api/description/namesFromDescription.ts';
import type { JsonValue } from '../../../../src/api/json.ts';
import { OPERATION_IDS } from '../../../../src/api/operationId.ts';
import { DEFAULT_FIELD_NAMES } from '../../../../src/api/wire.ts';
import { bundleInMemory } from '../../../support/build/bundleInMemory.ts';
import { contractText } from '../../../support/build/plugins.mjs';
import { asVendorFile, comparisonWith, contractYaml, fileOf, objectSchema, TEXT, TEXTS } from './vendorFile.ts';

function check(file: JsonValue): DescriptionCheck {
  return checkDescription(Buffer.from(JSON.stringify(file)), DEFAULT_FIELD_NAMES);
}

describe('checking a description', () => {
  test('compares it and says which names it settles', () => {
    const file = asVendorFile((schemas) => {
      schemas.MergeRequest = objectSchema({ KeptID: TEXT, IDs: TEXTS });
    });
    const checked = check(file);
    assert.ok(checked.kind === 'compared');
    assert.deepEqual(adoptionOf({}, checked.names).setting, { mergeTarget: 'KeptID', mergeSources: 'IDs' });
  });

  test('fails with the reason', () => {
    assert.deepEqual(check([]), { kind: 'failed', reason: 'notOpenApi' });
  });

  test('works from the bundle, which carries our contract and needs no file beside it', async () => {
    const { text, exports } = await bundleInMemory({
      entryPoints: [join(import.meta.dirname, '../../../../src/api/description/apiDescription.ts')],
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'cjs',
      plugins: [contractText],
    });
    assert.doesNotMatch(text, /readFileSync/);
    assert.ok(hasCheck(exports));
    const checked = exports.checkDescription(Buffer.from(contractYaml), DEFAULT_FIELD_NAMES);
    assert.ok(checked.kind === 'compared');
    assert.ok(checked.comparison.operations.every(({ outcome }) => outcome === 'confirmed'));
  });

  test('gives an outcome for any JSON in any place of a description', () => {
    const keys = fc.constantFrom(
      '$ref',
      'allOf',
      'oneOf',
      'anyOf',
      'type',
      'properties',
      'items',
      'required',
      'name',
      'in',
      'schema',
      'content',
      'application/json',
      'parameters',
      'requestBody',
      'responses',
      '200',
      'example',
      'examples',
      'servers',
      'url',
      'variables',
      'tags',
      'description',
      '__proto__',
      'constructor',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '#/paths',
        '#',
        '#/components/x',
        'object',
        'array',
        'string',
        'query',
        'body',
        'https://x/{y}',
        'Customer',
      ),
    );
    const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        fc.oneof(texts, fc.boolean(), fc.integer(), fc.constant(null)),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.array(fc.tuple(keys, tie('tree')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
      ),
    }));
    fc.assert(
      fc.property(tree, tree, tree, (operation, pathItem, components) => {
        const paths = {
          '/api/v3/Customer/Merge': { put: operation },
          '/Customer/Detail': pathItem,
          '/Token/x': { post: operation },
        };
        const comparison = comparisonWith(fileOf(paths, { components, servers: components }));
        assert.equal(comparison.operations.length, OPERATION_IDS.length);
        namesFromDescription(comparison);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => assert.equal(check(JSON.parse(JSON.stringify(value))).kind, 'failed')),
    );
  });
});

function hasCheck(module: unknown): module is { readonly checkDescription: typeof checkDescription } {
  return typeof module === 'object' && module !== null && 'checkDescription' in module;
}
