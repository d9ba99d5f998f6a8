import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { OPERATION_IDS } from '../../../src/api/operationId.ts';
import { operations } from '../../../src/api/operations.ts';

interface YamlOperation {
  readonly operationId: string;
  readonly deprecated?: boolean;
  readonly requestBody?: unknown;
  readonly 'x-permission'?: string;
  readonly 'x-provenance': string;
  readonly 'x-provenance-request': string;
  readonly 'x-provenance-response': string;
}
interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, YamlOperation>>>>;
  readonly 'x-unlocated-operations': readonly { readonly name: string }[];
}

const contract: Contract = parse(
  await readFile(new URL('../../../src/api/contract/dealpos-customer.openapi.yaml', import.meta.url), 'utf8'),
);
const inYaml = new Map(
  Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]): [string, { path: string; method: string; of: YamlOperation }] => [
        operation.operationId,
        { path, method: method.toUpperCase(), of: operation },
      ],
    ),
  ),
);

describe('the operations table', () => {
  test('holds exactly the operations of the contract, but the POST twin and the deprecated one', () => {
    const others = ['listCustomersByPost', 'getCustomerByEmailDeprecated'];
    assert.deepEqual(Object.keys(operations).concat(others).sort(), [...inYaml.keys()].sort());
    assert.deepEqual(Object.keys(operations).sort(), [...OPERATION_IDS].sort());
    assert.equal(inYaml.get('getCustomerByEmailDeprecated')?.of.deprecated, true);
  });

  for (const row of Object.values(operations)) {
    test(`${row.id} has the method, path, role and provenance of the contract`, () => {
      const yaml = inYaml.get(row.id);
      assert.ok(yaml);
      assert.equal(row.method, yaml.method);
      assert.equal(row.path, yaml.path);
      assert.equal(row.role, yaml.of['x-permission'] ?? 'none stated');
      assert.deepEqual(row.provenance, {
        operation: yaml.of['x-provenance'],
        request: yaml.of['x-provenance-request'],
        response: yaml.of['x-provenance-response'],
      });
    });
  }

  test('keeps every row under its own name', () => {
    for (const [name, row] of Object.entries(operations)) assert.equal(row.id, name);
  });

  test('the twin of listCustomers is the documented POST', () => {
    const yaml = inYaml.get('listCustomersByPost');
    const twin = operations.listCustomers.twin;
    assert.ok(yaml && twin);
    assert.equal(twin.path, yaml.path);
    assert.equal(twin.method, yaml.method);
    assert.deepEqual(twin.provenance, {
      operation: yaml.of['x-provenance'],
      request: yaml.of['x-provenance-request'],
      response: yaml.of['x-provenance-response'],
    });
  });

  test('every read is a GET, and no write, PIN check or token call is', () => {
    for (const row of Object.values(operations)) assert.equal(row.kind === 'read', row.method === 'GET', row.id);
  });

  test('what may do more each time is not called idempotent', () => {
    const repeatable = Object.values(operations).filter((row) => !row.idempotent);
    assert.deepEqual(repeatable.map((row) => row.id).sort(), [
      'checkCustomerPinAuthenticate',
      'createCustomer',
      'createToken',
      'mergeCustomer',
      'updateAppLastSignInCustomerById',
    ]);
  });

  test('open question 16: setting a PIN is not offered, because only its title is known', () => {
    assert.deepEqual(
      contract['x-unlocated-operations'].map(({ name }) => name),
      ['Set Customer PIN'],
    );
    const paths = Object.values(operations).map((row): string => row.path);
    assert.deepEqual(
      paths.filter((path) => path.includes('PIN')),
      ['/api/v3/Customer/PIN/Authenticate'],
    );
  });
});
