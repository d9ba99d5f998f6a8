import { useEffect, useState } from 'preact/hooks';
import type { PageStrings } from '../editor/protocol.ts';
import { Button } from './button.tsx';
import { HEADING_ID } from './focusKeeper.ts';
import type { PageHandlers } from './handlers.ts';

/** Milliseconds after which somebody who waits is told that it is slow, and offered a way out. */
const SLOW_MS = 3000;
const SKELETON_ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

interface LoadingProps {
  readonly strings: PageStrings;
  readonly handlers: PageHandlers;
}

/** While the record is being read: the shape of the form, and a way out. */
export function Loading({ strings, handlers }: LoadingProps) {
  const slow = useSlow();
  return (
    <>
      <div class="loading" role="status">
        <p>{slow ? strings.slow : strings.loading}</p>
      </div>
      <Button label={strings.cancel} onPress={() => handlers.onAction('cancelLoad')} />
      <Skeleton />
    </>
  );
}

/** While the record is being read again: nothing at first, since that is quick as a rule; then a word and a way out. */
export function SlowReading({ strings, handlers }: LoadingProps) {
  const slow = useSlow();
  return (
    <div class="slow" role="status">
      {slow && (
        <>
          <p class="loading">{strings.slow}</p>
          <Button label={strings.cancel} focusNext={HEADING_ID} onPress={() => handlers.onAction('cancelLoad')} />
        </>
      )}
    </div>
  );
}

/** True once its component has been on the page for 3 s. */
function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}

/** While something is being read that is quick as a rule and can be left by closing the page. */
export function LoadingText({ text }: { readonly text: string }) {
  return (
    <>
      <p class="loading" role="status">
        {text}
      </p>
      <Skeleton />
    </>
  );
}

/** Grey bars where the form will be. */
export function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      {SKELETON_ROWS.map((row) => (
        <div key={row} class="skeleton-field">
          <div class="skeleton-label" />
          <div class="skeleton-control" />
        </div>
      ))}
    </div>
  );
}
