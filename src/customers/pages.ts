/** How far a list has been read. Immutable; made by `firstPage`, moved on by `afterPage`. */
export interface Paging {
  /** Rows to ask for next: what was asked at first, or fewer once the server has shown that it gives fewer. */
  readonly pageSize: number;
  /** Rows of the server's list that have been read from its start, duplicates included. */
  readonly covered: number;
  /** Rows in the server's list, where it told a number that can be true. */
  readonly total: number | undefined;
  readonly ended: boolean;
}

export interface PageRequest {
  /** First page is 1. */
  readonly pageNumber: number;
  /** Rows. */
  readonly pageSize: number;
}

export interface PageAnswer {
  /** Rows on the page. */
  readonly received: number;
  /** Of these, rows that no earlier page held. */
  readonly fresh: number;
  readonly total: number | undefined;
}

/** Rows; 500 is the documented maximum of a sibling call, and none is documented here (open question 12). */
const MAX_PAGE_SIZE = 500;
/** Rows; a short page of at most this many means the end, a short page of more can be a silent clamp (open question 12). */
const TRUSTED_PAGE_SIZE = 100;

/** The state before anything was read. The size is brought into 1..500. */
export function firstPage(pageSize: number): Paging {
  const size = Math.min(MAX_PAGE_SIZE, Math.max(1, Math.trunc(pageSize) || 1));
  return { pageSize: size, covered: 0, total: undefined, ended: false };
}

/**
 * What to ask for next, or undefined at the end. The page holds the first unread row and may begin before it, so that
 * nothing is skipped whether the server counts offsets by the size asked or by the size it really gives.
 */
export function nextRequest(paging: Paging): PageRequest | undefined {
  if (paging.ended) return undefined;
  return { pageNumber: Math.floor(paging.covered / paging.pageSize) + 1, pageSize: paging.pageSize };
}

/** The state after the page that `nextRequest` named was answered. */
export function afterPage(paging: Paging, answer: PageAnswer): Paging {
  const { received, fresh } = answer;
  const asked = paging.pageSize;
  const start = Math.floor(paging.covered / asked) * asked;
  const reached = start + received;
  const covered = Math.max(paging.covered, reached);
  const total = answer.total !== undefined && answer.total >= covered ? answer.total : undefined;
  // A page that overlaps what was read may hold nothing new and still lead on; any other would only repeat itself.
  const repeated = fresh === 0 && (start === paging.covered || reached <= paging.covered);
  if (received === 0 || repeated) return { ...paging, covered, total, ended: true };
  const short = received < asked;
  const ended = total === undefined ? short && asked <= TRUSTED_PAGE_SIZE : covered >= total;
  return { pageSize: short && !ended ? received : asked, covered, total, ended };
}

/** The state after customers were created: wherever they stand, what was read from the start has not grown. */
export function afterAddition(paging: Paging, count: number): Paging {
  return { ...paging, total: paging.total === undefined ? undefined : paging.total + count };
}

/** The state after one read row was deleted: the rows behind it have moved up by one, and must not be skipped. */
export function afterRemoval(paging: Paging): Paging {
  return {
    ...paging,
    covered: Math.max(0, paging.covered - 1),
    total: paging.total === undefined ? undefined : Math.max(0, paging.total - 1),
  };
}
