import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { CurlRequest } from '../../../src/api/curl.ts';
import { curlCommand, detailCurl } from '../../../src/api/curl.ts';
import type { CustomerKey } from '../../../src/api/customerRecord.ts';
import { tracedBody } from '../../../src/api/requestTrace.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import { failureFrom } from '../../support/apiErrors.ts';
import { always, connect } from '../../support/apiHarness.ts';

const ID = '00000000-0000-4000-8000-000000000001';
const HOSTILE = [
  "it's",
  "'; echo pwned; '",
  '$(echo pwned)',
  '`echo pwned`',
  `"$HOME" \${HOME} $DEALPOS_TOKEN`,
  'a\\',
  "\\'",
  'line\nbreak\r\ttab',
  '!! !$ history',
  '* ? [a-z] {a,b} ~ #',
  '-o/tmp/x',
  '@/etc/passwd',
  '%0a & | ; < >',
  'é 客 😀 \u202e\u200d\u0085\u009b2J\u2028',
  '\u001b[31m\u0007\u007f',
];
const posix = { skip: process.platform === 'win32' ? 'there is no POSIX shell' : false };

/** What curl would be given, by running the command in `sh` with a `curl` that writes its arguments. */
function argumentsOf(command: string, env: Readonly<Record<string, string>> = {}): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const run = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: '/home/nobody', ...env },
  });
  assert.equal(run.stderr, '');
  assert.equal(run.status, 0);
  return run.stdout.split('\0').slice(0, -1);
}

function optionOf(args: readonly string[], option: string): string | undefined {
  const index = args.indexOf(option);
  return index < 0 ? undefined : args[index + 1];
}

function request(change: Partial<CurlRequest> = {}): CurlRequest {
  return { method: 'GET', url: 'https://shop.example/x', authorized: true, body: undefined, ...change };
}

describe('curl', posix, () => {
  test('is the request that the client sends: method, URL, headers and body', async () => {
    const { api, network, traced } = connect(always({ Message: 'ok' }));
    await api.updateCustomerByEmail("o'neil+1@example.com", { name: 'Siti & "Ani"', address: 'Jl. 1\nJakarta' });
    const [, sent] = network.seen;
    const [, trace] = traced;
    assert.ok(sent && trace);
    const args = argumentsOf(curlCommand(trace), { DEALPOS_TOKEN: 'token-1' });
    assert.equal(optionOf(args, '--request'), sent.method);
    assert.equal(optionOf(args, '--url'), trace.url);
    const headers = args.filter((_, index) => args[index - 1] === '--header');
    assert.deepEqual(
      headers,
      Object.entries(sent.headers).map(([name, value]) => `${name}: ${value}`),
    );
    assert.deepEqual(JSON.parse(optionOf(args, '--data-raw') ?? ''), sent.body);
  });

  for (const kind of ['id', 'code', 'email', 'mobile'] as const) {
    test(`reading a customer by ${kind} has the very URL that the client asks for`, async () => {
      const key: CustomerKey = { kind, value: "+62 812-3 & o'x" };
      const { api, traced } = connect(always({ ID, Name: 'x' }));
      await api.getCustomerDetail(key);
      const args = argumentsOf(detailCurl('https://shop.example', key, DEFAULT_FIELD_NAMES));
      assert.equal(optionOf(args, '--url'), traced.at(-1)?.url);
      assert.equal(optionOf(args, '--request'), 'GET');
      assert.equal(args.includes('--data-raw'), false);
    });
  }

  test('an empty key makes no command', () => {
    const detail = failureFrom(() =>
      detailCurl('https://shop.example', { kind: 'id', value: ' ' }, DEFAULT_FIELD_NAMES),
    );
    assert.equal(detail.kind, 'invalidInput');
  });

  test('the token is a variable, filled in by the shell and not looked into again', () => {
    const command = curlCommand(request());
    assert.ok(command.includes('"Authorization: Bearer $DEALPOS_TOKEN"'));
    const args = argumentsOf(command, { DEALPOS_TOKEN: '$(echo pwned) "x" `y`' });
    assert.ok(args.includes('Authorization: Bearer $(echo pwned) "x" `y`'));
  });

  test('a call without a token has no such header', () => {
    assert.ok(!curlCommand(request({ authorized: false })).includes('Authorization'));
  });

  test('a PIN is a variable inside the body', () => {
    const body = tracedBody({ CustomerID: "o'x", PIN: '0042', Z: 1 }, { PIN: 'DEALPOS_PIN' });
    const command = curlCommand(request({ method: 'POST', body }));
    assert.ok(!command.includes('0042'));
    const args = argumentsOf(command, { DEALPOS_PIN: '0042' });
    assert.equal(optionOf(args, '--data-raw'), '{"CustomerID":"o\'x","PIN":"0042","Z":1}');
  });

  test('a name that looks like a variable stays text', () => {
    const body = tracedBody({ Name: '$DEALPOS_PIN', PIN: 'x' }, { PIN: 'DEALPOS_PIN' });
    const args = argumentsOf(curlCommand(request({ body })), { DEALPOS_PIN: '7' });
    assert.equal(optionOf(args, '--data-raw'), '{"Name":"$DEALPOS_PIN","PIN":"7"}');
  });

  for (const text of HOSTILE) {
    test(`${JSON.stringify(text)} arrives letter by letter`, () => {
      const url = `https://shop.example/x?a=${encodeURIComponent(text)}`;
      const args = argumentsOf(curlCommand(request({ method: 'PUT', url, body: tracedBody({ [text]: text }) })));
      assert.equal(optionOf(args, '--url'), url);
      assert.deepEqual(JSON.parse(optionOf(args, '--data-raw') ?? ''), { [text]: text });
      assert.equal(args.length, argumentsOf(curlCommand(request({ body: tracedBody({}) }))).length);
    });

    test(`${JSON.stringify(text)} in the URL itself does no harm either`, () => {
      const url = `https://shop.example/${text.replaceAll('\0', '')}`;
      assert.equal(optionOf(argumentsOf(curlCommand(request({ url }))), '--url'), url);
    });
  }

  test('any text arrives letter by letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const args = argumentsOf(curlCommand(request({ method: 'PUT', body: tracedBody({ Name: text }) })));
        assert.deepEqual(JSON.parse(optionOf(args, '--data-raw') ?? ''), { Name: text });
      }),
      { numRuns: 40 },
    );
  });

  test('nothing in a body acts on the terminal that the command is pasted into', () => {
    const command = curlCommand(request({ body: tracedBody({ Name: HOSTILE.join('') }) }));
    assert.ok(!/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u.test(command));
  });
});
