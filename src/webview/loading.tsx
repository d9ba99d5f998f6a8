import type { PageStrings } from '../editor/protocol.ts';
import { Button } from './button.tsx';
import type { PageHandlers } from './handlers.ts';

const SKELETON_ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

interface LoadingProps {
  readonly strings: PageStrings;
  readonly handlers: PageHandlers;
}

/** While the record is being read: the shape of the form, and a way out. */
export function Loading({ strings, handlers }: LoadingProps) {
  return (
    <>
      <div class="loading" role="status">
        <p>{strings.loading}</p>
      </div>
      <Button label={strings.cancel} onPress={() => handlers.onAction('cancelLoad')} />
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
