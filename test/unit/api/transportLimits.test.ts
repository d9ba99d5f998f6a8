import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { TIMEOUT_BOUNDS, transportLimits } from '../../../src/api/transportLimits.ts';

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'));

describe('transportLimits', () => {
  test('are 15, 15 and 60 seconds and 32 MB where nothing is set', () => {
    const limits = transportLimits(() => undefined);
    assert.deepEqual(limits, { headersMs: 15_000, idleMs: 15_000, totalMs: 60_000, maxBytes: 33_554_432 });
  });

  test('are what is set, each by its own name', () => {
    const set: Readonly<Record<string, number>> = { headers: 20, idle: 30, total: 100 };
    const limits = transportLimits((timeout) => set[timeout]);
    assert.deepEqual([limits.headersMs, limits.idleMs, limits.totalMs], [20_000, 30_000, 100_000]);
  });

  for (const [value, headersMs] of [
    [0, 5000],
    [-1, 5000],
    [1e9, 120_000],
    [Number.POSITIVE_INFINITY, 120_000],
    [Number.NaN, 15_000],
    [7.9, 7000],
    ['30', 15_000],
    [null, 15_000],
  ] as const) {
    test(`take ${String(value)} for ${headersMs} ms`, () => {
      assert.equal(transportLimits(() => value).headersMs, headersMs);
    });
  }

  test('stay within their bounds whatever is in the settings file', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const { headersMs, idleMs, totalMs } = transportLimits(() => value);
        assert.ok(headersMs >= 5000 && headersMs <= 120_000);
        assert.ok(idleMs >= 5000 && idleMs <= 120_000);
        assert.ok(totalMs >= 10_000 && totalMs <= 600_000);
      }),
    );
  });

  for (const [timeout, { fallback, minimum, maximum }] of Object.entries(TIMEOUT_BOUNDS)) {
    test(`have the bounds that the setting dealpos.timeouts.${timeout} tells`, () => {
      const declared = manifest.contributes.configuration.properties[`dealpos.timeouts.${timeout}`];
      assert.deepEqual([declared.default, declared.minimum, declared.maximum], [fallback, minimum, maximum]);
      assert.equal(declared.scope, 'application');
    });
  }
});
