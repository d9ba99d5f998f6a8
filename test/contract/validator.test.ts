import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { useTenant } from '../support/contractTenant.ts';
import type { ReceivedAnswer, SentRequest } from '../support/contractValidator.ts';
import { ContractValidator } from '../support/contractValidator.ts';

const validator = await ContractValidator.load();
const HOST = 'https://shop.example/api/v3';
const TOKEN = { Authorization: 'Bearer abc' };
const JSON_TYPE = { 'Content-Type': 'application/json' };

function request(method: string, path: string, body?: unknown, headers?: Record<string, string>): SentRequest {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const usual = text === undefined ? TOKEN : { ...TOKEN, ...JSON_TYPE };
  return { method, url: new URL(`${HOST}${path}`), headers: headers ?? usual, body: text };
}

function problems(sent: SentRequest): string {
  return validator.requestProblems(sent, new Set()).join('; ');
}

function answer(body: unknown, status = 200, headers: Record<string, string> = {}): ReceivedAnswer {
  const all = new Map(Object.entries({ 'content-type': 'application/json', ...RATE_LIMIT, ...headers }));
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, header: (name) => all.get(name.toLowerCase()) ?? null, text };
}

const RATE_LIMIT = { 'ratelimit-limit': '50', 'ratelimit-remaining': '49', 'ratelimit-policy': '50;w=180' };
const LIST = '/Customer?PageNumber=1&PageSize=20';

describe('the validator finds nothing wrong with', () => {
  test('a proper request of each kind', () => {
    assert.equal(problems(request('GET', `${LIST}&Name=Budi&From=2024-01-01`)), '');
    assert.equal(problems(request('GET', '/Customer/ListID?ListID=a&ListID=b')), '');
    assert.equal(problems(request('PUT', '/Customer/ByID', { ID: 'a', Name: 'Budi', Gender: true })), '');
    assert.equal(problems(request('DELETE', '/Customer', { Email: 'a@example.com' })), '');
    assert.equal(problems(request('POST', '/Token/OAuth2', { client_id: 'a', client_secret: 'b' }, JSON_TYPE)), '');
  });

  test('a proper answer of each kind', () => {
    assert.deepEqual(validator.answerProblems('listCustomers', answer([{ ID: 'a', Name: null, Extra: 1 }])), []);
    assert.deepEqual(validator.answerProblems('getNewCustomerCode', answer('"MM-004"')), []);
    assert.deepEqual(validator.answerProblems('suspendCustomer', answer({ Message: 'Done' })), []);
    assert.deepEqual(validator.answerProblems('suspendCustomer', answer({ Message: 'No' }, 403)), []);
  });
});

describe('the validator refuses', () => {
  const WRONG_REQUESTS: [string, SentRequest, RegExp][] = [
    ['a path that is not in the contract', request('GET', '/Customers'), /not in the contract/],
    ['a path in other letters', request('GET', '/customer?PageNumber=1&PageSize=20'), /not in the contract/],
    ['a method that the path does not have', request('POST', '/Customer/Detail', {}), /not in the contract/],
    ['a query without its page size', request('GET', '/Customer?PageNumber=1'), /PageSize/],
    ['a page number that is no number', request('GET', '/Customer?PageNumber=one&PageSize=2'), /must be integer/],
    ['page 0', request('GET', '/Customer?PageNumber=0&PageSize=2'), />= 1/],
    ['a query name that is not declared', request('GET', `${LIST}&Sort=Name`), /Sort/],
    ['a body on a GET', request('GET', LIST, {}), /a body where none is declared/],
    ['a Content-Type on a GET', request('GET', LIST, undefined, { ...TOKEN, ...JSON_TYPE }), /Content-Type without/],
    ['a DELETE without its body', request('DELETE', '/Customer'), /a body where none is declared, or none/],
    ['a body without the key', request('PUT', '/Customer/ByID', { Name: 'Budi' }), /'ID'/],
    ['a field of the wrong type', request('PUT', '/Customer/ByID', { ID: 'a', Gender: 'male' }), /must be boolean/],
    ['a field that no schema names', request('PUT', '/Customer/ByID', { ID: 'a', BirthDate: '' }), /BirthDate/],
    ['null as a value', request('PUT', '/Customer/ByID', { ID: 'a', Name: null }), /must be string/],
    ['no identifier at all', request('PUT', '/Customer/Suspend', {}), /fewer than 1/],
    [
      'a body of another media type',
      request('PUT', '/Customer/ByID', { ID: 'a' }, { ...TOKEN, 'Content-Type': 'text/plain' }),
      /not application\/json/,
    ],
    ['a call without a token', request('GET', LIST, undefined, {}), /no bearer token/],
    ['another scheme than Bearer', request('GET', LIST, undefined, { Authorization: 'bearer a' }), /no bearer token/],
    [
      'a token call without the secret',
      request('POST', '/Token/OAuth2', { client_id: 'a' }, JSON_TYPE),
      /client_secret/,
    ],
    [
      'a token on the token call',
      request('POST', '/Token/OAuth2', { client_id: 'a', client_secret: 'b' }),
      /takes none/,
    ],
  ];
  for (const [name, sent, problem] of WRONG_REQUESTS) {
    test(`a request with ${name}`, () => assert.match(problems(sent), problem));
  }

  const WRONG_ANSWERS: [string, string, ReceivedAnswer, RegExp][] = [
    ['a status that is not declared', 'listCustomers', answer({}, 418), /status 418 is not declared/],
    ['an object for a list', 'listCustomers', answer({ Data: [] }), /must be array/],
    ['a row without an id', 'listCustomers', answer([{ Name: 'Budi' }]), /'ID'/],
    ['a number for a text', 'getCustomerDetail', answer({ Name: 42 }), /\/Name must be string,null/],
    ['a text for a number', 'getCustomerDetail', answer({ LoyaltyPoint: '88' }), /\/LoyaltyPoint must be number/],
    ['no message where one is documented', 'suspendCustomer', answer({ ID: 'a' }), /'Message'/],
    ['no id where one is documented', 'updateCustomerByEmail', answer({ Message: 'Done' }), /'ID'/],
    ['no token', 'createToken', answer({ token: 'a' }), /'access_token'/],
    ['HTML', 'suspendCustomer', answer('<html>', 200, { 'content-type': 'text/html' }), /text\/html, not/],
    ['half a body', 'listCustomers', answer('[{"ID":'), /is not JSON/],
    ['an empty body', 'listCustomers', answer(''), /is not JSON/],
    ['an error that is no object', 'suspendCustomer', answer(['No'], 400), /must be object/],
    ['a rate limit that is no number', 'listCustomers', answer([], 200, { 'ratelimit-limit': 'many' }), /integer/],
  ];
  for (const [name, operation, received, problem] of WRONG_ANSWERS) {
    test(`an answer with ${name}`, () => {
      assert.match(validator.answerProblems(operation, received).join('; '), problem);
    });
  }

  test('a list without the documented rate limit headers', () => {
    const bare: ReceivedAnswer = {
      status: 200,
      header: (name) => (name === 'content-type' ? 'application/json' : null),
      text: '[]',
    };
    assert.match(validator.answerProblems('listCustomers', bare).join('; '), /required property 'ratelimit-limit'/);
  });
});

describe('a test fails at its end when', () => {
  async function endOf(work: (tenant: Awaited<ReturnType<typeof useTenant>>) => Promise<unknown>): Promise<void> {
    let end = async (): Promise<void> => undefined;
    const ender = {
      after: (callback: () => Promise<void>) => {
        end = callback;
      },
    };
    await work(await useTenant(ender));
    await end();
  }

  test('an answer departed from the contract', async () => {
    const work = endOf(async ({ api, sandbox, row }) => {
      sandbox.setDialect('points-text');
      await api.getCustomerDetail({ kind: 'id', value: row(0).id });
    });
    await assert.rejects(work, /departures from the contract[\s\S]*LoyaltyPoint must be number/);
  });

  test('a departure that was expected did not happen', async () => {
    const work = endOf(async ({ expectDeviations }) => expectDeviations('listCustomers answer: is not JSON'));
    await assert.rejects(work, /departures from the contract/);
  });

  test('the sandbox saw a request that was not validated', async () => {
    const work = endOf(({ sandbox }) => fetch(`${sandbox.origin}/api/v3/Customer`));
    await assert.rejects(work, /traffic that nobody validated/);
  });

  test('nothing at all is wrong: then it does not', async () => {
    await endOf(({ api }) => api.listCustomers({ pageNumber: 1, pageSize: 1 }));
  });
});
