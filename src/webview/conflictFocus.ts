import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageState, PageStrings } from '../editor/protocol.ts';
import { fill } from './template.ts';

export const FIRST_CONFLICT_ID = 'first-conflict';

/** Moves the focus to the first conflict each time `focusConflicts` grows, which is after a refused save. */
export function useFirstConflictInFocus({ focusConflicts, conflicts }: PageState): void {
  const settled = useRef(focusConflicts);
  useLayoutEffect(() => {
    if (focusConflicts === settled.current || conflicts.length === 0) return;
    settled.current = focusConflicts;
    document.getElementById(FIRST_CONFLICT_ID)?.focus();
  }, [focusConflicts, conflicts.length]);
}

/** What a screen reader is told of the conflicts: how many are left, and that none is when changes wait to be saved. */
export function useCountLeft({ conflicts, edits }: PageState, strings: PageStrings): string {
  const hadSome = useRef(false);
  const left = conflicts.length;
  if (left > 0) hadSome.current = true;
  else if (Object.keys(edits).length === 0) hadSome.current = false;
  if (left > 0) return fill(strings.conflictsLeft, String(left));
  return hadSome.current ? strings.conflictsDone : '';
}
