import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Paging } from '../../../src/customers/pages.ts';
import { afterPage, afterRemoval, firstPage, nextRequest } from '../../../src/customers/pages.ts';
import type { OffsetRule } from './fakes.ts';

interface Server {
  readonly rows: number;
  readonly clamp: number;
  readonly offsets: OffsetRule;
  readonly tellsTotal: boolean;
}

function pageOf(server: Server, request: { readonly pageNumber: number; readonly pageSize: number }): number[] {
  const given = Math.min(request.pageSize, server.clamp);
  const start = (request.pageNumber - 1) * (server.offsets === 'asked' ? request.pageSize : given);
  const length = Math.max(0, Math.min(given, server.rows - start));
  return Array.from({ length }, (_, index) => start + index);
}

/** Reads the whole list and returns each row's number as often as it was new, with the number of requests. */
function readAll(server: Server, pageSize: number): { rows: number[]; requests: number } {
  const seen = new Set<number>();
  let paging = firstPage(pageSize);
  let requests = 0;
  for (let request = nextRequest(paging); request && requests < 5000; request = nextRequest(paging)) {
    const page = pageOf(server, request);
    const before = seen.size;
    for (const row of page) seen.add(row);
    requests += 1;
    const total = server.tellsTotal ? server.rows : undefined;
    paging = afterPage(paging, { received: page.length, fresh: seen.size - before, total });
  }
  return { rows: [...seen], requests };
}

function after(paging: Paging, received: number, total?: number, fresh = received): Paging {
  return afterPage(paging, { received, fresh, total });
}

test('the first page is page 1 and both numbers are always asked for', () => {
  assert.deepEqual(nextRequest(firstPage(100)), { pageNumber: 1, pageSize: 100 });
});

for (const [size, used] of [
  [0, 1],
  [-5, 1],
  [501, 500],
  [99.9, 99],
  [Number.NaN, 1],
] as const) {
  test(`open question 12: a page size of ${size} becomes ${used}`, () => assert.equal(firstPage(size).pageSize, used));
}

test('pages follow each other', () => {
  const paging = after(after(firstPage(100), 100, 2000), 100, 2000);
  assert.deepEqual(nextRequest(paging), { pageNumber: 3, pageSize: 100 });
  assert.equal(paging.total, 2000);
});

test('with a total the list ends where it is reached, without an empty page', () => {
  assert.equal(nextRequest(after(firstPage(100), 100, 100)), undefined);
  assert.equal(nextRequest(after(after(firstPage(100), 100, 150), 50, 150)), undefined);
});

test('open question 12: an empty page ends the list', () => {
  assert.equal(after(firstPage(500), 0).ended, true);
  assert.equal(after(firstPage(100), 0, 50).ended, true);
});

test('open question 12: a short page of at most 100 ends a list without a total', () => {
  assert.equal(after(firstPage(100), 99).ended, true);
  assert.equal(after(firstPage(100), 100).ended, false);
});

test('open question 12: a short page of more than 100 is taken for a clamp, not for the end', () => {
  const paging = after(firstPage(500), 100);
  assert.equal(paging.ended, false);
  assert.deepEqual(nextRequest(paging), { pageNumber: 2, pageSize: 100 });
});

test('open question 12: a clamped page with more to come by the total is not the last one', () => {
  const paging = after(firstPage(100), 20, 2000);
  assert.deepEqual(nextRequest(paging), { pageNumber: 2, pageSize: 20 });
});

test('open question 12: a page that holds only rows already seen ends the list', () => {
  assert.equal(after(after(firstPage(100), 100), 100, undefined, 0).ended, true);
  assert.equal(after(after(firstPage(100), 100, 2000), 100, 2000, 0).ended, true);
});

test('a total that is less than what was read is not believed', () => {
  const paging = after(firstPage(100), 100, 0);
  assert.equal(paging.ended, false);
  assert.equal(paging.total, undefined);
});

test('a server that sends everything at once is read once more, and no further', () => {
  const paging = after(firstPage(100), 300);
  assert.deepEqual(nextRequest(paging), { pageNumber: 4, pageSize: 100 });
  assert.equal(after(paging, 300, undefined, 0).ended, true);
});

test('a tenant with one customer or none costs one request', () => {
  for (const rows of [0, 1]) {
    for (const tellsTotal of [true, false]) {
      assert.equal(readAll({ rows, clamp: 500, offsets: 'asked', tellsTotal }, 100).requests, 1);
    }
  }
});

test('after a removal the next page begins where the rows have moved to', () => {
  const paging = afterRemoval(after(firstPage(100), 100, 2000));
  assert.deepEqual(nextRequest(paging), { pageNumber: 1, pageSize: 100 });
  assert.equal(paging.total, 1999);
  const next = after(paging, 100, 1999, 1);
  assert.deepEqual(nextRequest(next), { pageNumber: 2, pageSize: 100 });
});

test('a page that was read again after a removal and held nothing new does not end the list', () => {
  const paging = after(afterRemoval(after(firstPage(100), 100)), 100, undefined, 0);
  assert.deepEqual(nextRequest(paging), { pageNumber: 2, pageSize: 100 });
});

const anyServer = {
  rows: fc.integer({ min: 0, max: 1200 }),
  clamp: fc.oneof(fc.constantFrom(1, 20, 50, 100, 500), fc.integer({ min: 1, max: 600 })),
  offsets: fc.constantFrom<OffsetRule>('asked', 'given'),
};
const anySize = fc.oneof(fc.constantFrom(1, 20, 100, 101, 500), fc.integer({ min: 1, max: 600 }));

test('open question 12: with a total, no row is lost at any clamp and either way of counting offsets', () => {
  fc.assert(
    fc.property(fc.record(anyServer), anySize, (server, size) => {
      const { rows, requests } = readAll({ ...server, tellsTotal: true }, size);
      const given = Math.min(Math.min(size, 500), server.clamp);
      assert.equal(rows.length, server.rows);
      assert.equal(requests, Math.max(1, Math.ceil(server.rows / given)));
    }),
  );
});

test('open question 12: without a total, no row is lost where more than 100 are asked for or no page of 100 is clamped', () => {
  fc.assert(
    fc.property(fc.record(anyServer), anySize, (server, size) => {
      fc.pre(size > 100 || server.clamp >= size);
      assert.equal(readAll({ ...server, tellsTotal: false }, size).rows.length, server.rows);
    }),
  );
});
