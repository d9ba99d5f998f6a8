import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../../src/api/json.ts';
import { objectOf, useSandbox } from '../../../support/sandboxFixture.ts';

test('A merge keeps the target with all points and deletes the sources', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const [target, one, two] = [4, 13, 22].map((number) => sandbox.store.at(number));
  assert.ok(target && one && two);
  const { status, body } = await call('PUT', '/Merge', { TargetID: target.id, SourceIDs: [one.id, two.id, one.id] });
  assert.equal(status, 200);
  assert.equal(objectOf(body).ID, target.id);
  const loyaltyPoint = target.loyaltyPoint + one.loyaltyPoint + two.loyaltyPoint;
  assert.deepEqual(sandbox.store.at(4), { ...target, loyaltyPoint });
  assert.equal(sandbox.store.size, 198);
});

test('A merge that makes no sense changes nothing', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const [target, one] = [sandbox.store.at(4)?.id ?? '', sandbox.store.at(5)?.id ?? ''];
  const bodies: JsonObject[] = [
    { TargetID: target },
    { TargetID: target, SourceIDs: [] },
    { TargetID: target, SourceIDs: [one, target] },
    { TargetID: target, SourceIDs: [one, 'none'] },
    { TargetID: 'none', SourceIDs: [one] },
    { TargetID: target, SourceIDs: one },
    { Target: target, Sources: [one] },
  ];
  for (const body of bodies) {
    assert.equal((await call('PUT', '/Merge', body)).status, 400, JSON.stringify(body));
  }
  assert.equal(sandbox.store.size, 200);
});
