import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError } from '../../../src/api/errors.ts';
import { change } from '../customers/fakeMergeApi.ts';
import { BUDI, failure, gate, ID, OTHER_ID, timeout } from '../customers/fakes.ts';
import { mergeBench, SECOND, THIRD } from './mergeBench.ts';

const READ_ALL = ['read 1', 'read 2', 'read 3'];

describe('reading for a merge', () => {
  it('reads every customer once, so that the page shows the truth', async () => {
    const bench = mergeBench();
    change(bench.api.rows, OTHER_ID, { loyaltyPoint: 99 });
    await bench.session.load();
    assert.deepEqual(bench.api.calls, READ_ALL);
    assert.equal(bench.session.view.phase, 'ready');
    assert.equal(bench.session.view.records[1]?.loyaltyPoint, 99);
    assert.deepEqual(bench.read, bench.session.view.records);
    assert.equal(bench.session.view.survivor, undefined);
  });

  it('names everybody who could not be read, and reads only those again', async () => {
    const bench = mergeBench();
    bench.api.detailFailures.set(2, failure('serverError'));
    await bench.session.load();
    const { phase, problem } = bench.session.view;
    assert.equal(phase, 'failed');
    assert.ok(problem?.kind === 'unread');
    assert.deepEqual(
      problem.failures.map(({ record }) => record.code),
      ['MM-00002'],
    );
    await bench.session.load();
    assert.equal(bench.session.view.phase, 'ready');
    assert.deepEqual(bench.api.calls, [...READ_ALL, 'read 2']);
  });

  it('refuses a key that leads to somebody else than the list said', async () => {
    const bench = mergeBench();
    bench.api.rows.set(OTHER_ID, { ...BUDI, id: THIRD.id ?? '' });
    await bench.session.load();
    const { problem } = bench.session.view;
    assert.ok(problem?.kind === 'unread');
    assert.equal(problem.failures[0]?.error, undefined);
  });

  it('takes the same customer twice for one, and has nothing to merge then', async () => {
    const bench = mergeBench([BUDI, { ...BUDI, id: ID.toUpperCase() }]);
    bench.api.rows.set(ID, BUDI);
    await bench.session.load();
    assert.deepEqual(bench.session.view.problem, { kind: 'sameCustomer' });
  });

  it('says that the account is gone', async () => {
    const bench = mergeBench();
    bench.account = undefined;
    await bench.session.load();
    assert.deepEqual(bench.session.view.problem, { kind: 'accountGone' });
    assert.deepEqual(bench.api.calls, []);
  });
});

describe('a merge', () => {
  it('is asked for, sent once with the chosen survivor, and everybody is read before and after', async () => {
    const bench = mergeBench();
    await bench.session.load();
    bench.session.choose(1);
    await bench.session.merge(1);
    assert.deepEqual(
      bench.questions.map(({ target, sources }) => [target.code, sources.map(({ code }) => code)]),
      [['MM-00002', ['MM-00001', 'MM-00003']]],
    );
    assert.deepEqual(bench.api.sent, [{ targetId: OTHER_ID, sourceIds: [ID, THIRD.id] }]);
    assert.equal(bench.api.calls.length, 3 + 7);
    assert.equal(bench.session.view.phase, 'done');
    assert.equal(bench.settled.length, 1);
    assert.deepEqual(bench.told, []);
    assert.deepEqual(bench.phases, ['loading', 'ready', 'ready', 'merging', 'done']);
  });

  it('is refused without a choice, and for any survivor but the chosen one', async () => {
    const bench = mergeBench();
    await bench.session.load();
    await bench.session.merge(0);
    bench.session.choose(1);
    await bench.session.merge(0);
    bench.session.choose(9);
    await bench.session.merge(9);
    assert.equal(bench.session.view.survivor, 1);
    assert.deepEqual(bench.questions, []);
    assert.deepEqual(bench.api.sent, []);
  });

  for (const [why, obstruct] of [
    ['the names are not set', (bench: ReturnType<typeof mergeBench>) => (bench.names = undefined)],
    [
      'the account is read-only',
      (bench: ReturnType<typeof mergeBench>) => {
        if (bench.account) bench.account = { ...bench.account, mode: 'readOnly' };
      },
    ],
  ] as const) {
    it(`is not even asked for while ${why}`, async () => {
      const bench = mergeBench();
      await bench.session.load();
      bench.session.choose(0);
      obstruct(bench);
      await bench.session.merge(0);
      assert.deepEqual(bench.questions, []);
      assert.deepEqual(bench.api.calls, READ_ALL);
    });
  }

  it('sends nothing where the user says no', async () => {
    const bench = mergeBench();
    await bench.session.load();
    bench.session.choose(0);
    bench.confirm = async () => false;
    await bench.session.merge(0);
    assert.deepEqual(bench.api.calls, READ_ALL);
    assert.equal(bench.session.view.phase, 'ready');
  });

  it('sends nothing where the names were changed behind the question', async () => {
    const bench = mergeBench();
    await bench.session.load();
    bench.session.choose(0);
    bench.confirm = async () => {
      bench.names = { target: 'Folded', sources: 'Kept' };
      return true;
    };
    await bench.session.merge(0);
    assert.deepEqual(bench.api.calls, READ_ALL);
  });

  it('is asked for once, however often the button is pressed', async () => {
    const bench = mergeBench();
    await bench.session.load();
    bench.session.choose(0);
    const door = gate();
    bench.confirm = () => door.closed.then(() => true);
    const merges = [bench.session.merge(0), bench.session.merge(0)];
    bench.session.choose(1);
    door.open();
    await Promise.all(merges);
    assert.equal(bench.questions.length, 1);
    assert.deepEqual(
      bench.api.sent.map(({ targetId }) => targetId),
      [ID],
    );
  });
});

describe('what a merge may meet', () => {
  it('shows what was changed elsewhere, and the survivor must be chosen anew', async () => {
    const bench = mergeBench();
    await bench.session.load();
    bench.session.choose(0);
    change(bench.api.rows, OTHER_ID, { email: 'new@example.com' });
    await bench.session.merge(0);
    const { phase, problem, survivor, records } = bench.session.view;
    assert.equal(phase, 'ready');
    assert.ok(problem?.kind === 'changedElsewhere');
    assert.deepEqual(
      problem.changes.map(({ was, fields }) => [was?.code, fields]),
      [['MM-00002', ['email']]],
    );
    assert.equal(survivor, undefined);
    assert.equal(records[1]?.email, 'new@example.com');
    assert.deepEqual(bench.api.sent, []);
    bench.session.choose(0);
    await bench.session.merge(0);
    assert.equal(bench.session.view.phase, 'done');
  });

  it('keeps page and choice after a refusal, and repeats nothing', async () => {
    const bench = mergeBench();
    await bench.session.load();
    bench.session.choose(0);
    bench.api.refusal = failure('forbidden');
    await bench.session.merge(0);
    const { phase, problem, survivor } = bench.session.view;
    assert.equal(phase, 'ready');
    assert.ok(problem?.kind === 'failed' && problem.error.kind === 'forbidden');
    assert.equal(survivor, 0);
    assert.equal(bench.api.sent.length, 1);
  });

  it('tells a surprising outcome beside the page as well', async () => {
    const bench = mergeBench();
    await bench.session.load();
    bench.session.choose(0);
    bench.api.merge = (rows, targetId) => void rows.delete(targetId);
    await bench.session.merge(0);
    assert.equal(bench.told.length, 1);
    assert.deepEqual(
      bench.told[0]?.done?.outcome.report.surprises.map(({ reason }) => reason),
      ['targetGone', 'sourceStillThere', 'sourceStillThere'],
    );
  });

  it('a timeout is settled by reading, and told where reading cannot settle it', async () => {
    const bench = mergeBench();
    await bench.session.load();
    bench.session.choose(0);
    bench.api.failureAfterActing = timeout('unknown');
    await bench.session.merge(0);
    assert.equal(bench.session.view.done?.outcome.kind, 'merged');
    assert.deepEqual(bench.told, []);
    assert.equal(bench.api.sent.length, 1);
  });

  it('Cancel before it was sent stops it; afterwards everybody is read all the same', async () => {
    const bench = mergeBench([BUDI, SECOND]);
    await bench.session.load();
    bench.session.choose(0);
    const signals: (boolean | undefined)[] = [];
    const detail = bench.api.getCustomerDetail.bind(bench.api);
    bench.api.getCustomerDetail = (key, options?: { signal?: AbortSignal }) => {
      signals.push(options?.signal?.aborted);
      return detail(key);
    };
    bench.api.failureAfterActing = new ApiError({ kind: 'cancelled', acted: 'unknown', operation: 'mergeCustomer' });
    const merge = bench.api.merge;
    bench.api.merge = (...args) => {
      bench.cancel.abort();
      merge(...args);
    };
    await bench.session.merge(0);
    assert.deepEqual(signals, [false, false, undefined, undefined]);
    assert.equal(bench.session.view.done?.outcome.kind, 'merged');
  });

  it('goes on when the page is closed, and its outcome is told', async () => {
    const bench = mergeBench();
    await bench.session.load();
    bench.session.choose(0);
    const merge = bench.api.merge;
    bench.api.merge = (...args) => {
      bench.session.dispose();
      merge(...args);
    };
    await bench.session.merge(0);
    assert.equal(bench.told.length, 1);
    assert.equal(bench.settled.length, 1);
  });

  it('is not sent from a page that was closed during the question', async () => {
    const bench = mergeBench();
    await bench.session.load();
    bench.session.choose(0);
    bench.confirm = async () => {
      bench.session.dispose();
      return true;
    };
    await bench.session.merge(0);
    assert.deepEqual(bench.api.sent, []);
  });

  it('a fault of our own is logged, and not taken for “nothing happened”', async () => {
    const bench = mergeBench();
    await bench.session.load();
    bench.session.choose(0);
    bench.api.detailFailures.set(4, new TypeError('x'));
    await bench.session.merge(0);
    assert.deepEqual(bench.failures, ['a merge']);
    assert.ok(bench.session.view.problem?.kind === 'failed');
  });
});

it('reading again asks for everybody and forgets the choice', async () => {
  const bench = mergeBench([BUDI, SECOND]);
  await bench.session.load();
  bench.session.choose(1);
  await bench.session.reload();
  assert.equal(bench.session.view.survivor, undefined);
  assert.deepEqual(bench.api.calls, ['read 1', 'read 2', 'read 1', 'read 2']);
});
