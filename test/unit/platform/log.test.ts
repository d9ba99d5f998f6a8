import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import type { RequestLogEntry } from '../../../src/api/requestLog.ts';
import { ExtensionLog } from '../../../src/platform/log.ts';
import { RecordingChannel } from '../../support/recordingChannel.ts';

function newLog() {
  const recorded = new RecordingChannel();
  return { recorded, log: new ExtensionLog(recorded.channel) };
}

function entry(correlation: number, outcome: number | string, attempt = 1): RequestLogEntry {
  const route = '/api/v3/Customer/Detail';
  return {
    operation: 'getCustomerDetail',
    method: 'GET',
    route,
    outcome,
    ms: 12.4,
    attempt,
    budgetLeft: 41,
    correlation,
  };
}

describe('the log', () => {
  test('tells a request by method, route template, outcome, time, attempt, budget and number', () => {
    const { recorded, log } = newLog();
    log.request(entry(7, 200));
    assert.deepEqual(recorded.lines, ['#7 GET /api/v3/Customer/Detail -> 200 in 12 ms, attempt 1, 41 requests left']);
  });

  test('counts the calls of all accounts in one row', () => {
    const { log } = newLog();
    assert.deepEqual([log.nextCorrelation(), log.nextCorrelation()], [1, 2]);
  });

  test('opens at the place of a failure: its facts, and every attempt of its call, once more at the end', () => {
    const { recorded, log } = newLog();
    for (const [number, outcome, attempt] of [
      [7, 'timeout', 1],
      [8, 200, 1],
      [7, 503, 2],
    ] as const) {
      log.request(entry(number, outcome, attempt));
    }
    const detail: ApiErrorDetail = {
      ...{ kind: 'badRequest', operation: 'getCustomerDetail', correlation: 7, status: 400, acted: 'no' },
      serverMessage: 'Rina exists',
    };
    log.showDetails(detail);
    assert.deepEqual(recorded.lines.at(-1)?.split('\n'), [
      'Details of #7 getCustomerDetail: badRequest, status 400, acted: no',
      '#7 GET /api/v3/Customer/Detail -> timeout in 12 ms, attempt 1, 41 requests left',
      '#7 GET /api/v3/Customer/Detail -> 503 in 12 ms, attempt 2, 41 requests left',
    ]);
    assert.equal(recorded.shown, 1);
  });

  test('knows the requests of a failure only as long as five hundred more have not come', () => {
    const { recorded, log } = newLog();
    for (let number = 1; number <= 501; number += 1) log.request(entry(number, 500));
    log.showDetails({ kind: 'serverError', status: 500, correlation: 1, acted: 'no' });
    assert.equal(recorded.lines.at(-1), 'Details of #1 no call: serverError, status 500, acted: no');
  });

  test('keeps no code of an error that is not a name', () => {
    const { recorded, log } = newLog();
    log.showDetails({ kind: 'connectionLost', code: 'rina@example.com', acted: 'unknown' });
    assert.doesNotMatch(recorded.text, /rina/);
  });

  test('takes of an error where it was thrown, and no word, no folder and no row of its message', () => {
    const { recorded, log } = newLog();
    const error = new TypeError('Rina\n    at Rina (/home/rina/secret.ts:1:2)\n    at plain words');
    log.failure('saving', error);
    const [first, ...rows] = recorded.text.split('\n');
    assert.equal(first, 'saving failed (TypeError)');
    assert.ok(rows.length > 0 && rows.length <= 8);
    for (const row of rows) assert.match(row, /^ {4}at (?:[\w$.<>#]+ \()?[\w.-]+:\d+:\d+\)?$/);
    assert.doesNotMatch(recorded.text, /rina|words|\//i);
  });

  test('takes nothing of what is no error', () => {
    const { recorded, log } = newLog();
    log.failure('saving', 'Rina');
    assert.equal(recorded.text, 'saving failed (string)');
  });
});

describe('a text of a megabyte', () => {
  /** The worst that a pattern of the log could be given. */
  const TEXTS: Readonly<Record<string, string>> = {
    blanks: ' ',
    'rows of a stack': '    at a\n',
    'an open row': '    at (',
    slashes: '/',
    dots: 'a.',
    digits: '1:',
  };

  for (const [name, piece] of Object.entries(TEXTS)) {
    test(`of ${name} leaves no trace in the log, as an error's message, its stack or its code`, () => {
      const { recorded, log } = newLog();
      const text = piece.repeat(Math.ceil(1_048_576 / piece.length));
      const altered = new Error('other');
      altered.stack = `Error: other\n${text}`;
      log.failure('saving', new Error(text));
      log.failure('saving', altered);
      log.showDetails({ kind: 'connectionLost', code: text, acted: 'no' });
      assert.ok(recorded.text.length < 4000);
    });
  }
});
