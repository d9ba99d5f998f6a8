import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import type { Bench } from '../../support/documentBench.ts';
import { makeBench, never } from '../../support/documentBench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = makeBench();
  await bench.document.load();
});

function refuse(serverMessage: string, kind: 'badRequest' | 'conflict' = 'badRequest'): void {
  const error: ApiErrorDetail = { kind, status: kind === 'conflict' ? 409 : 400, serverMessage, acted: 'no' };
  bench.shop.failWrites = error;
}

const problem = () => bench.document.view.problems.get('email');

describe('a value that DealPOS refuses', () => {
  it('is pointed out at its field in the server’s words, and the focus goes there', async () => {
    bench.document.edit(1, 'email', 'budi@example.com', true);
    refuse('Email budi@example.com is used by another customer', 'conflict');
    await bench.document.save(never);
    assert.deepEqual(problem(), {
      field: 'email',
      code: 'refused',
      message: 'Email budi@example.com is used by another customer',
    });
    assert.equal(bench.document.view.focusProblems, 1);
    assert.equal(bench.document.view.notice?.kind, 'saveFailed');
  });

  it('is no problem any more once it was changed, and is one again when it is typed again', async () => {
    bench.document.edit(1, 'email', 'budi@example.com', true);
    refuse('Email is not valid');
    await bench.document.save(never);
    bench.document.edit(2, 'email', 'budi@example.org', true);
    assert.equal(problem(), undefined);
    bench.document.edit(3, 'email', 'budi@example.com', true);
    assert.equal(problem()?.code, 'refused');
  });

  it('is not in the way of another try', async () => {
    bench.document.edit(1, 'email', 'budi@example.com', true);
    refuse('Email is not valid');
    await bench.document.save(never);
    bench.shop.failWrites = undefined;
    assert.equal((await bench.document.save(never)).kind, 'saved');
    assert.equal(problem(), undefined);
  });
});

describe('a refusal stays on top of the page', () => {
  const doubtful = {
    'that names no field': 'Something is wrong',
    'that names two fields': 'Email or Code is used already',
    'that names a field that was not sent': 'Group Gold does not exist in Database',
  };
  for (const [what, message] of Object.entries(doubtful)) {
    it(what, async () => {
      bench.document.edit(1, 'email', 'budi@example.com', true);
      refuse(message);
      await bench.document.save(never);
      assert.equal(bench.document.view.problems.size, 0);
      assert.equal(bench.document.view.focusProblems, 0);
      assert.equal(bench.document.view.notice?.kind, 'saveFailed');
    });
  }
});
