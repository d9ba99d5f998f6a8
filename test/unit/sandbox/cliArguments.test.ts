import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helpText, parseCli } from '../../../src/sandbox/cliArguments.ts';
import { DIALECTS } from '../../../src/sandbox/dialects.ts';
import { FAULTS } from '../../../src/sandbox/faults/faultTable.ts';

test('No argument starts the default sandbox', () => {
  assert.deepEqual(parseCli([]), { kind: 'start', options: {}, json: false });
});

test('All arguments are read, several dialects and faults too', () => {
  const args =
    '--customers 20 --port 0 --seed 9 --dialect pin-flag --dialect write-204 --fault latency:5 --fault hang*1 --rate-limit 5/60 --json';
  assert.deepEqual(parseCli(args.split(' ')), {
    kind: 'start',
    json: true,
    options: {
      customers: 20,
      port: 0,
      seed: 9,
      dialects: ['pin-flag', 'write-204'],
      faults: ['latency:5', 'hang*1'],
      rateLimit: { limit: 5, windowSeconds: 60 },
    },
  });
});

test('The rate limit can be switched off', () => {
  assert.deepEqual(parseCli(['--no-rate-limit']), { kind: 'start', options: { rateLimit: false }, json: false });
});

test('Help is asked for with --help and -h', () => {
  assert.deepEqual(parseCli(['--help', '--seed', 'x']), { kind: 'help' });
  assert.deepEqual(parseCli(['-h']), { kind: 'help' });
});

test('The help names every dialect and every fault with one line each', () => {
  const lines = helpText().split('\n');
  for (const { name } of [...DIALECTS, ...FAULTS]) {
    assert.equal(lines.filter((line) => line.startsWith(`  ${name} `)).length, 1, name);
  }
});

for (const [args, message] of [
  [['--customers', 'many'], /--customers must be a whole number, not "many"/],
  [['--customers', '-5'], /customers/],
  [['--customers', '999999999'], /customers must be a whole number from 0 to 500000/],
  [['--port', '70000'], /port must be a whole number from 0 to 65535/],
  [['--seed', '1.5'], /--seed must be a whole number/],
  [['--dialect', 'klingon'], /unknown dialect "klingon"/],
  [['--dialect', 'pin-flag', '--dialect', 'pin-401'], /"pin-flag" and "pin-401" contradict each other/],
  [['--fault', 'boom'], /unknown fault "boom"/],
  [['--fault', 'latency:abc'], /is not of the form/],
  [['--fault', 'hang@nowhere'], /unknown operation "nowhere"/],
  [['--rate-limit', '50'], /--rate-limit must look like 50\/180/],
  [['--rate-limit', '5/60', '--no-rate-limit'], /contradict/],
  [['--unknown'], /unknown/i],
  [['stray'], /stray/],
] as const) {
  test(`The arguments ${args.join(' ')} are refused with a clear error`, () => {
    assert.throws(() => parseCli(args), message);
  });
}
