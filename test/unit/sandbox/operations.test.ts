import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { OPERATION_IDS as CLIENT_OPERATIONS } from '../../../src/api/operationId.ts';
import { OPERATION_IDS, OPERATIONS, operationAt } from '../../../src/sandbox/operations.ts';

const CONTRACT = new URL('../../../src/api/contract/dealpos-customer.openapi.yaml', import.meta.url);

test('The routes are those of the contract file, no more and no fewer', () => {
  const { paths } = parse(readFileSync(CONTRACT, 'utf8')) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
  );
  const served = OPERATIONS.map(({ id, method, path }) => `${id} ${method} ${path}`);
  assert.deepEqual(served.toSorted(), documented.toSorted());
});

test('Every operation of the client is served under the same name', () => {
  const served: readonly string[] = OPERATION_IDS;
  assert.deepEqual(
    CLIENT_OPERATIONS.filter((id) => !served.includes(id)),
    [],
  );
});

test('A route is found by method and exact path only', () => {
  assert.equal(operationAt('GET', '/api/v3/Customer')?.id, 'listCustomers');
  assert.equal(operationAt('GET', '/api/v3/customer'), undefined);
  assert.equal(operationAt('GET', '/api/v3/Customer/'), undefined);
  assert.equal(operationAt('PATCH', '/api/v3/Customer'), undefined);
});
