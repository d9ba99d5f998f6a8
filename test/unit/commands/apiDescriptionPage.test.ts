import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { adoptionOf, checkDescription } from '../../../src/api/description/apiDescription.ts';
import type { JsonObject } from '../../../src/api/json.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import { descriptionPage } from '../../../src/commands/apiDescriptionPage.ts';
import {
  asVendorFile,
  contractYaml,
  FLAG,
  fileOf,
  jsonBody,
  objectSchema,
  TEXT,
  TEXTS,
} from '../api/description/vendorFile.ts';
import { english } from './accountFixture.ts';

function pageOf(file: string | JsonObject): string {
  const text = typeof file === 'string' ? file : JSON.stringify(file);
  const check = checkDescription(Buffer.from(text), DEFAULT_FIELD_NAMES);
  assert.ok(check.kind === 'compared');
  return descriptionPage(english, check, adoptionOf({}, check.names).changes);
}

/** The lines of the list under a heading. */
function listUnder(page: string, heading: string): string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => line.slice(2));
}

describe('the page of a comparison', () => {
  test('has a line for each operation and no other list where all are confirmed', () => {
    const page = pageOf(contractYaml);
    assert.match(page, /^Different: 0\. Missing: 0\. Confirmed: 20\.$/m);
    assert.equal(page.match(/^\| \w+ \| (?:GET|POST|PUT|DELETE) \/\S+ \| confirmed \|$/gm)?.length, 20);
    assert.deepEqual(
      [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title),
      ['Names that the file does not settle'],
    );
  });

  test('lists what differs before what is missing, and what is confirmed last', () => {
    const page = pageOf(
      asVendorFile((schemas, paths) => {
        schemas.PinAuthenticateResponse = objectSchema({ Valid: FLAG });
        delete paths['/api/v3/Customer/NewCode'];
      }),
    );
    const outcomes = [...page.matchAll(/^\| \w+ \| \w+ \/\S+ \| (\w+) \|$/gm)].map(([, outcome]) => outcome);
    assert.deepEqual([...new Set(outcomes)], ['different', 'missing', 'confirmed']);
    assert.equal(outcomes.indexOf('confirmed'), outcomes.lastIndexOf('missing') + 1);
  });

  test('says what differs, is missing, is new, can be adopted and was not followed', () => {
    const page = pageOf(
      asVendorFile((schemas, paths) => {
        schemas.MergeRequest = objectSchema({ 'TargetCustomerID*': TEXT, SourceCustomerIDs: TEXTS });
        schemas.VerifyEmailRequest = { $ref: 'https://example.com/x.json' };
        schemas.PinAuthenticateResponse = objectSchema({ Valid: FLAG });
        delete paths['/api/v3/Customer/NewCode'];
        paths['/api/v3/Customer/PIN'] = { put: { summary: 'Set Customer PIN' } };
        paths['/api/v3/Invoice'] = { get: {} };
      }),
    );
    assert.deepEqual(listUnder(page, 'mergeCustomer: different'), [
      'Field `TargetID` (in the body) is not in the file.',
      'Field `SourceIDs` (in the body) is not in the file.',
      'Field `TargetCustomerID` (in the body) is new and required by the file.',
      'Field `SourceCustomerIDs` (in the body) is new.',
    ]);
    assert.deepEqual(listUnder(page, 'verifyCustomerEmail: different'), [
      'Part of the request could not be followed in the file.',
    ]);
    assert.deepEqual(listUnder(page, 'checkCustomerPinAuthenticate: different'), [
      'Answer: object in the file, none in our contract.',
      'Answer field `Valid` is new.',
    ]);
    assert.deepEqual(listUnder(page, 'Missing in the file'), ['getNewCustomerCode, GET /api/v3/Customer/NewCode']);
    assert.deepEqual(listUnder(page, 'New in the file'), ['`PUT /api/v3/Customer/PIN`: `Set Customer PIN`']);
    assert.deepEqual(listUnder(page, 'Names that can be adopted'), [
      'mergeTarget: `TargetCustomerID` (mergeCustomer)',
      'mergeSources: `SourceCustomerIDs` (mergeCustomer)',
    ]);
    assert.deepEqual(listUnder(page, 'References that were not followed'), [
      '`https://example.com/x.json` leads out of the file.',
    ]);
    assert.match(page, /^Operations of other sections, not compared: 1\.$/m);
  });

  test('has words for every difference', () => {
    const page = pageOf(
      asVendorFile((schemas, paths) => {
        schemas.DeleteByEmailRequest = objectSchema({ email: { type: 'integer' } });
        schemas.Message = objectSchema({ message: FLAG });
        paths['/api/v3/Customer/ListID'] = {
          get: {
            'x-permission': '"X"',
            deprecated: true,
            parameters: [{ name: 'ListID', in: 'query', explode: false, schema: TEXTS }],
          },
        };
        paths['/api/v3/Customer/DeleteByCode'] = {
          delete: { parameters: [{ name: 'Code', in: 'path', schema: TEXT }] },
        };
        paths['/api/v3/Token/OAuth2'] = { post: { requestBody: { content: { 'text/xml': {} } } } };
      }),
    );
    assert.deepEqual(listUnder(page, 'deleteCustomerByEmail: different'), [
      'Field `email` is spelled `Email` here.',
      'Field `email`: number in the file, text in use.',
      'Field `email` is not required by the file.',
    ]);
    assert.deepEqual(listUnder(page, 'suspendCustomer: different'), [
      'Answer field `message` is spelled `Message` here.',
      'Answer field `message`: true or false in the file, text in our contract.',
    ]);
    assert.deepEqual(listUnder(page, 'getCustomerByListId: different'), [
      'Role: `"X"` in the file, `"Contacts" - "VIEW"` in our contract.',
      'The file calls this operation deprecated.',
      'Field `ListID`: values separated by commas in the file, repeated for each value in use.',
      'The file does not say what the answer looks like.',
    ]);
    assert.deepEqual(listUnder(page, 'deleteCustomerByCode: different').slice(0, 2), [
      'Body: none in the file, object in use.',
      'Field `Code`: in the path in the file, in the body in use.',
    ]);
    assert.deepEqual(listUnder(page, 'createToken: different').slice(0, 2), [
      'Body: sent as `text/xml`, not as JSON.',
      'The file does not say what the request carries.',
    ]);
  });

  test('shows what the file says as code only: no link, image, HTML, table cell or line of its own', () => {
    const evil = '`]( <img src=x> ![a](https://evil.example/i.png) | \n\n# Title\u202e\u0000`';
    const page = pageOf({
      ...fileOf({
        [`/Customer/${evil}`]: { get: { summary: evil } },
        '/api/v3/Customer/Merge': {
          put: { 'x-permission': evil, requestBody: jsonBody(objectSchema({ [evil]: TEXT, [`${evil}ID`]: TEXT })) },
        },
        '/api/v3/Customer/ListID': { get: { parameters: [{ $ref: evil }], requestBody: { content: { [evil]: {} } } } },
        '/api/v3/Customer/Detail': {
          get: { responses: { 200: jsonBody(objectSchema({ [evil]: TEXT, [evil.toUpperCase()]: TEXT })) } },
        },
      }),
      info: { title: evil, version: evil },
    });
    const outsideCode = page.replace(/`[^`\n]*`/g, '');
    assert.doesNotMatch(outsideCode, /img|evil|`|Title|\p{Cf}/iu);
    assert.ok(page.includes('evil.example'));
  });

  test('stays short whatever the file contains', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`/Customer/${'x'.repeat(200)}${index}`, { get: {} }]),
    );
    const page = pageOf(fileOf(paths));
    assert.equal(listUnder(page, 'New in the file').length, 101);
    assert.equal(listUnder(page, 'New in the file').at(-1), '… and 4900 more');
    assert.ok(page.length < 30_000);
  });
});
