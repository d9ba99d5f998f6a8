import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/api/json.ts';
import type { CustomerRow } from '../../../src/sandbox/customerRow.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { fetchToken, objectOf, replyOf } from '../../support/sandboxFixture.ts';

/** What another program of the shop sees of a customer through the API, and how many requests the client has left. */
export async function readAtShop(
  sandbox: Sandbox,
  { id }: CustomerRow,
): Promise<{ readonly customer: JsonObject; readonly requestsLeft: number }> {
  const headers = { Authorization: `Bearer ${await fetchToken(sandbox)}` };
  const reply = await replyOf(await fetch(`${sandbox.origin}/api/v3/Customer/Detail?ID=${id}`, { headers }));
  assert.equal(reply.status, 200);
  return { customer: objectOf(reply.body), requestsLeft: Number(reply.headers.get('RateLimit-Remaining')) };
}

/** Requests of one `readAtShop`: a token and the customer. */
export const READ_COST = 2;

/** Names of the fields in which two answers differ. */
export function differences(before: JsonObject, after: JsonObject): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** Methods of the requests that came in since `clearRequests`. */
export function methods(sandbox: Sandbox): string[] {
  return sandbox.requests.map(({ method }) => method);
}

/** The operations that were called since `clearRequests`. */
export function operationsOf(sandbox: Sandbox): string[] {
  return sandbox.requests.flatMap(({ operation }) => operation ?? []);
}
