import type { FetchAnswer, FetchInit, FetchLike } from '../../src/api/transport.ts';
import type { FakeClock } from './fakeClock.ts';
import { settle } from './fakeClock.ts';

/** Turns of the event loop without any news after which a request that is meant to hang is taken to hang. */
const SILENT_TURNS = 40;
const MOST_TURNS = 200_000;
const STEP_MS = 1000;

/** Passes everything on to a real fetch and knows what is under way, down to the last byte of each body. */
export class WatchedFetch {
  readonly #load: () => Promise<FetchLike>;
  /** Requests begun, and pieces of bodies that came. */
  news = 0;
  readonly #underWay = new Set<string>();
  readonly #sent: string[] = [];

  constructor(load: () => Promise<FetchLike>) {
    this.#load = load;
  }

  /** `METHOD /path` of what is under way. */
  get underWay(): ReadonlySet<string> {
    return this.#underWay;
  }

  /** How often this was sent. */
  count(route: string): number {
    return this.#sent.filter((sent) => sent === route).length;
  }

  get total(): number {
    return this.#sent.length;
  }

  forget(): void {
    this.#sent.length = 0;
  }

  readonly load = async (): Promise<FetchLike> => {
    const fetch = await this.#load();
    return (url, init) => this.#watch(fetch, url, init);
  };

  async #watch(fetch: FetchLike, url: string, init: FetchInit): Promise<FetchAnswer> {
    const route = `${init.method} ${new URL(url).pathname}`;
    this.#sent.push(route);
    this.#underWay.add(route);
    this.news += 1;
    const end = () => {
      this.#underWay.delete(route);
      this.news += 1;
    };
    try {
      const answer = await fetch(url, init);
      if (answer.body === null) end();
      const { status, headers, body } = answer;
      return { status, headers, body: body && this.#body(body, end) };
    } catch (error) {
      end();
      throw error;
    }
  }

  async *#body(body: AsyncIterable<Uint8Array | string>, end: () => void): AsyncGenerator<Uint8Array | string> {
    try {
      for await (const piece of body) {
        this.news += 1;
        yield piece;
      }
    } finally {
      end();
    }
  }
}

/**
 * Runs work over a real network on a clock that stands still: time passes only while nothing is under way, or while routes
 * that are meant to hang (`METHOD /path`) alone are and give no news. So deadlines of minutes take no time.
 */
export async function inSimulatedTime<T>(
  work: Promise<T>,
  { clock, network, hanging }: { clock: FakeClock; network: WatchedFetch; hanging: readonly string[] },
): Promise<T> {
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  work.then(done, done);
  let [known, silent] = [-1, 0];
  for (let turn = 0; turn < MOST_TURNS && !isDone; turn += 1) {
    await settle();
    silent = network.news === known ? silent + 1 : 0;
    known = network.news;
    const others = [...network.underWay].filter((route) => !hanging.includes(route));
    const hangs = network.underWay.size > 0 && silent > SILENT_TURNS;
    if (others.length === 0 && clock.pending > 0 && (network.underWay.size === 0 || hangs))
      await clock.advance(STEP_MS);
  }
  if (!isDone) throw new Error('it never ended');
  return work;
}
