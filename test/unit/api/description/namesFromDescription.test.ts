import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NamesFromDescription } from '../../../../src/api/description/namesFromDescription.ts';
import { namesFromDescription } from '../../../../src/api/description/namesFromDescription.ts';
import type { JsonObject, JsonValue } from '../../../../src/api/json.ts';
import {
  asVendorFile,
  comparisonWith,
  contractYaml,
  FLAG,
  fileOf,
  jsonBody,
  objectSchema,
  TEXT,
  TEXTS,
} from './vendorFile.ts';

function namesIn(file: string | JsonObject): NamesFromDescription {
  return namesFromDescription(comparisonWith(file));
}

/** The stated names as `key=value`, and the undecided ones as `key: reason candidates`. */
function told({ stated, undecided }: NamesFromDescription): string[] {
  return [
    ...stated.map(({ key, value }) => `${key}=${value}`),
    ...undecided.map(({ key, reason, candidates }) => [`${key}: ${reason}`, ...candidates].join(' ')),
  ];
}

function withBody(route: string, schema: JsonObject): string[] {
  return told(
    namesIn(
      fileOf({
        [`/api/v3/Customer/${route}`]: {
          put: { requestBody: jsonBody(schema) },
          post: { requestBody: jsonBody(schema) },
        },
      }),
    ),
  );
}

function withQuery(route: string, ...parameters: JsonObject[]): string[] {
  const list: JsonValue[] = parameters.map((parameter) => ({ in: 'query', schema: TEXT, ...parameter }));
  return told(namesIn(fileOf({ [`/api/v3/Customer/${route}`]: { get: { parameters: list } } })));
}

describe('the names that a description settles', () => {
  test('are all of them in a file that is clear', () => {
    const file = asVendorFile((schemas, paths) => {
      schemas.TokenRequest = objectSchema({ ClientID: TEXT, ClientSecret: TEXT, GrantType: TEXT });
      paths['/api/v3/Token'] = paths['/api/v3/Token/OAuth2'] ?? null;
      delete paths['/api/v3/Token/OAuth2'];
      paths['/api/v3/Customer/Detail'] = { get: { parameters: [{ name: 'Mobile', in: 'query', schema: TEXT }] } };
      paths['/api/v3/Customer/ListID'] = {
        get: { parameters: [{ name: 'IDs', in: 'query', explode: false, schema: TEXTS }] },
      };
      schemas.UpdateCustomerByMobilePhoneRequest = objectSchema({ 'Mobile*': TEXT, Phone: TEXT, Name: TEXT });
      schemas.AppSignInRequest = objectSchema({ CustomerID: TEXT, Time: TEXT });
      schemas.VerifyMobileRequest = objectSchema({ CustomerID: TEXT, Mobile: TEXT, IsVerified: FLAG });
      schemas.VerifyEmailRequest = objectSchema({ ContactID: TEXT, EmailVerified: FLAG });
      schemas.PinAuthenticateRequest = objectSchema({ ID: TEXT, CustomerPIN: TEXT });
      schemas.MergeRequest = objectSchema({ TargetCustomerID: TEXT, SourceCustomerIDs: TEXTS });
    });
    assert.deepEqual(told(namesIn(file)).sort(), [
      'appSignInId=CustomerID',
      'detailMobile=Mobile',
      'listId=IDs',
      'listIdForm=comma',
      'mergeSources=SourceCustomerIDs',
      'mergeTarget=TargetCustomerID',
      'pinCustomerId=ID',
      'pinPin=CustomerPIN',
      'tokenClientId=ClientID',
      'tokenClientSecret=ClientSecret',
      'tokenPath=/api/v3/Token',
      'updateMobileKey=Mobile',
      'verifyEmailFlag=EmailVerified',
      'verifyEmailId=ContactID',
      'verifyMobileFlag=IsVerified',
      'verifyMobileId=CustomerID',
    ]);
  });

  test('are none of those that our own contract guesses', () => {
    const { stated, undecided } = namesIn(contractYaml);
    assert.deepEqual(
      stated.map(({ key }) => key),
      ['tokenPath'],
    );
    assert.ok(undecided.length > 10);
    assert.ok(undecided.every(({ reason }) => reason === 'guess'));
  });

  test('are none where operations are missing', () => {
    assert.deepEqual(namesIn(fileOf({})), { stated: [], undecided: [] });
  });
});

describe('a merge', () => {
  const merge = (schema: JsonObject): string[] => withBody('Merge', schema);

  test('with one id and one list of ids is clear, also through allOf and an example', () => {
    const clear = ['mergeTarget=CustomerID', 'mergeSources=ListID'];
    assert.deepEqual(merge(objectSchema({ 'CustomerID*': TEXT, 'ListID*': TEXTS })), clear);
    assert.deepEqual(merge({ allOf: [objectSchema({ CustomerID: TEXT }), objectSchema({ ListID: TEXTS })] }), clear);
    assert.deepEqual(merge({ example: { CustomerID: 'a', ListID: ['b'] } }), clear);
  });

  test('is not guessed where two lists or two ids could be meant', () => {
    assert.deepEqual(merge(objectSchema({ TargetID: TEXT, SourceIDs: TEXTS, OtherIDs: TEXTS })), [
      'mergeTarget: ambiguous TargetID',
      'mergeSources: ambiguous SourceIDs OtherIDs',
    ]);
    assert.deepEqual(merge(objectSchema({ FirstID: TEXT, SecondID: TEXT })), [
      'mergeTarget: ambiguous FirstID SecondID',
      'mergeSources: noneFits',
    ]);
  });

  test('is not guessed where a name speaks against the direction', () => {
    for (const [one, many] of [
      ['SourceID', 'TargetIDs'],
      ['FromID', 'IDs'],
      ['ID', 'KeepIDs'],
      ['OldCustomerID', 'CustomerIDs'],
    ]) {
      assert.deepEqual(merge(objectSchema({ [`${one}`]: TEXT, [`${many}`]: TEXTS })), [
        `mergeTarget: ambiguous ${one}`,
        `mergeSources: ambiguous ${many}`,
      ]);
    }
  });

  test('is not adopted where it takes other keys, other kinds, or more than two fields', () => {
    const refused: JsonObject[] = [
      objectSchema({ TargetID: TEXT, SourceCodes: TEXTS }),
      objectSchema({ TargetID: TEXT, SourceIDs: { type: 'array', items: { type: 'object' } } }),
      objectSchema({ TargetID: TEXT, SourceIDs: { type: 'array' } }),
      objectSchema({ TargetID: { type: 'integer' }, SourceIDs: TEXTS }),
      objectSchema({ TargetID: TEXT, SourceIDs: TEXTS, 'Reason*': TEXT }),
      objectSchema({ TargetCode: TEXT, SourceIDs: TEXTS }),
      { oneOf: [objectSchema({ TargetID: TEXT, SourceIDs: TEXTS }), objectSchema({ ID: TEXT })] },
      { allOf: [objectSchema({ TargetID: TEXT, SourceIDs: TEXTS }), { $ref: 'https://example.com' }] },
      objectSchema({ 'Target-ID': TEXT, SourceIDs: TEXTS }),
    ];
    for (const schema of refused) {
      assert.ok(
        merge(schema).every((line) => !/^mergeTarget=|^mergeSources=SourceCodes/.test(line)),
        JSON.stringify(schema),
      );
    }
  });

  test('is not adopted where its values travel in the query', () => {
    const parameters = [
      { name: 'TargetID', in: 'query', schema: TEXT },
      { name: 'SourceIDs', in: 'query', schema: TEXTS },
    ];
    const lines = told(namesIn(fileOf({ '/api/v3/Customer/Merge': { put: { parameters } } })));
    assert.deepEqual(lines, ['mergeTarget: otherForm TargetID', 'mergeSources: otherForm SourceIDs']);
  });
});

describe('a mobile number', () => {
  test('in Detail is the one that is called mobile, or else phone', () => {
    assert.deepEqual(withQuery('Detail', { name: 'ID' }, { name: 'Mobile' }, { name: 'Phone' }), [
      'detailMobile=Mobile',
    ]);
    assert.deepEqual(withQuery('Detail', { name: 'Phone' }), ['detailMobile=Phone']);
    assert.deepEqual(withQuery('Detail', { name: 'Mobile' }, { name: 'MobilePhone' }), [
      'detailMobile: ambiguous Mobile MobilePhone',
    ]);
    assert.deepEqual(withQuery('Detail', { name: 'ID' }), ['detailMobile: noneFits']);
    assert.deepEqual(withQuery('Detail', { name: 'Mobile', in: 'header' }), ['detailMobile: otherForm Mobile']);
  });

  test('as the key of an update is the one that stands out', () => {
    const key = (properties: JsonObject): string[] => withBody('ByMobilePhone', objectSchema(properties));
    assert.deepEqual(key({ MobilePhone: TEXT, Mobile: TEXT, Phone: TEXT }), ['updateMobileKey=MobilePhone']);
    assert.deepEqual(key({ 'Mobile*': TEXT, Phone: TEXT }), ['updateMobileKey=Mobile']);
    assert.deepEqual(key({ Mobile: TEXT }), ['updateMobileKey=Mobile']);
    assert.deepEqual(key({ Mobile: TEXT, Phone: TEXT }), ['updateMobileKey: ambiguous Mobile Phone']);
    assert.deepEqual(key({ 'Mobile*': TEXT, MobilePhone: TEXT }), ['updateMobileKey: ambiguous Mobile MobilePhone']);
    assert.deepEqual(key({ Name: TEXT }), ['updateMobileKey: noneFits']);
  });

  test('as a key outside the body is not adopted', () => {
    const parameters = [{ name: 'MobilePhone', in: 'query', schema: TEXT }];
    const requestBody = jsonBody(objectSchema({ Mobile: TEXT }));
    const lines = told(namesIn(fileOf({ '/api/v3/Customer/ByMobilePhone': { put: { parameters, requestBody } } })));
    assert.deepEqual(lines, ['updateMobileKey: otherForm MobilePhone']);
  });
});

describe('the other names', () => {
  test('of a verification need one id and one flag that is not its contrary', () => {
    const verify = (properties: JsonObject): string[] => withBody('VerifyEmail', objectSchema(properties));
    assert.deepEqual(verify({ ID: TEXT, Status: FLAG }), ['verifyEmailId=ID', 'verifyEmailFlag=Status']);
    assert.deepEqual(verify({ ID: TEXT, CustomerID: TEXT, A: FLAG, B: FLAG }), [
      'verifyEmailId: ambiguous ID CustomerID',
      'verifyEmailFlag: ambiguous A B',
    ]);
    assert.deepEqual(verify({ Email: TEXT, Verified: TEXT }), ['verifyEmailId: noneFits', 'verifyEmailFlag: noneFits']);
    assert.deepEqual(verify({ ID: TEXT, Unverified: FLAG }), [
      'verifyEmailId=ID',
      'verifyEmailFlag: otherForm Unverified',
    ]);
  });

  test('of a PIN check need texts: a number would lose leading zeros', () => {
    const pin = (properties: JsonObject): string[] => withBody('PIN/Authenticate', objectSchema(properties));
    assert.deepEqual(pin({ CustomerID: TEXT, Pin: TEXT }), ['pinCustomerId=CustomerID', 'pinPin=Pin']);
    assert.deepEqual(pin({ Code: TEXT, PIN: { type: 'integer' } }), [
      'pinCustomerId: noneFits',
      'pinPin: otherForm PIN',
    ]);
    assert.deepEqual(pin({ ID: TEXT, Shipping: TEXT, Spinner: TEXT }), ['pinCustomerId=ID', 'pinPin: noneFits']);
  });

  test('of a list of ids need a form that can be sent', () => {
    assert.deepEqual(withQuery('ListID', { name: 'ListID', schema: TEXTS }), ['listId=ListID', 'listIdForm=repeated']);
    const text = { name: 'ids', description: 'Comma-separated ids' };
    assert.deepEqual(withQuery('ListID', text), ['listId=ids', 'listIdForm=comma']);
    const others: JsonObject[] = [{ name: 'ids' }, { name: 'ids', schema: TEXTS, style: 'spaceDelimited' }];
    for (const other of others) {
      assert.deepEqual(withQuery('ListID', other), ['listId: otherForm ids', 'listIdForm: otherForm ids']);
    }
    assert.deepEqual(withQuery('ListID', { name: 'a_ids' }, { name: 'b_ids' })[0], 'listId: ambiguous a_ids b_ids');
  });

  test('of the token call are not adopted from a form, and its path not from servers that differ', () => {
    const requestBody = {
      content: {
        'application/x-www-form-urlencoded': { schema: objectSchema({ client_id: TEXT, client_secret: TEXT }) },
      },
    };
    const servers = [{ url: 'https://a/api/v3' }, { url: 'https://b/' }];
    assert.deepEqual(told(namesIn(fileOf({ '/Token/OAuth2': { post: { requestBody } } }, { servers }))), [
      'tokenPath: ambiguous',
      'tokenClientId: otherForm client_id',
      'tokenClientSecret: otherForm client_secret',
    ]);
  });

  test('that the setting would refuse are not adopted', () => {
    const lines = withBody('AppSignIn', objectSchema({ _id: TEXT }));
    assert.deepEqual(lines, ['appSignInId: otherForm _id']);
    const path = told(namesIn(fileOf({ '/api/v3/Token/{tenant}': { post: {} } })));
    assert.equal(path[0], 'tokenPath: otherForm /api/v3/Token/{tenant}');
  });
});
