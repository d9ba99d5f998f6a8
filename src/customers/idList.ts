import { possibleKinds } from './identifier.ts';

/** Ids in one list: as many as one page of customers may hold. */
export const MAX_IDS = 500;
/** Characters; room for 500 ids in any dress, and a guard against a pasted file. */
const MAX_TEXT = 100_000;
/** Everything that people and programs put between or around ids, such as `['…', '…']`. U+200B is a space to the eye only. */
const SEPARATORS = /[\s,;|'"`“”‘’[\]{}()<>\u200b]+/u;

export interface IdList {
  /** Each once, as first written and in that order. */
  readonly ids: readonly string[];
  /** Repetitions that were dropped; ids are compared without regard to case. */
  readonly duplicates: number;
  /** What is no id (every id that DealPOS shows is a GUID), each once. */
  readonly bad: readonly string[];
  /** Why the list cannot be used as a whole. `tooLong`: the text was not read at all. */
  readonly problem: 'empty' | 'tooMany' | 'tooLong' | undefined;
}

/** Reads pasted customer ids with any separators between them. */
export function parseIdList(text: string): IdList {
  if (text.length > MAX_TEXT) return { ids: [], duplicates: 0, bad: [], problem: 'tooLong' };
  const ids = new Map<string, string>();
  const bad = new Set<string>();
  let duplicates = 0;
  for (const word of text.split(SEPARATORS).filter(Boolean)) {
    const key = word.toLowerCase();
    if (!possibleKinds(word).includes('id')) bad.add(word);
    else if (ids.has(key)) duplicates += 1;
    else ids.set(key, word);
  }
  return { ids: [...ids.values()], duplicates, bad: [...bad], problem: problemOf(ids.size) };
}

function problemOf(count: number): IdList['problem'] {
  if (count === 0) return 'empty';
  return count > MAX_IDS ? 'tooMany' : undefined;
}
