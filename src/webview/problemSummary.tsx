import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WritableFieldId } from '../customers/fields.ts';
import type { PageState, PageStrings } from '../editor/protocol.ts';
import { controlId, problemFields } from './fieldView.ts';

interface ProblemSummaryProps {
  readonly state: PageState;
  readonly strings: PageStrings;
}

/**
 * After a refused save: what is wrong, with a link to each field. It takes the focus each time `focusProblems` grows,
 * and stays until the last problem is gone, by an undo for instance: the focus then goes on to a field that it named.
 * Problems found while typing are shown at their field alone.
 */
export function ProblemSummary({ state, strings }: ProblemSummaryProps) {
  const fields = problemFields(state);
  const box = useRef<HTMLElement>(null);
  const [settled, setSettled] = useState(state.focusProblems);
  const shown = state.focusProblems > settled && fields.length > 0;

  useLayoutEffect(() => {
    if (fields.length === 0) setSettled(state.focusProblems);
  }, [fields.length, state.focusProblems]);
  useLayoutEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, state.focusProblems]);

  if (!shown) return null;
  return (
    <section
      class="summary"
      aria-labelledby="summary-title"
      tabIndex={-1}
      data-focus-next={fields.map(controlId).join(' ')}
      ref={box}
    >
      <h2 id="summary-title">{strings.problemsTitle}</h2>
      <ul>
        {fields.map((field) => (
          <li key={field}>
            <a
              href={`#${controlId(field)}`}
              data-focus-next={controlId(field)}
              onClick={(event) => goToField(event, field)}
            >
              {strings.fields[field]}: {state.problems[field]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The address stays as it is; only the focus moves. */
function goToField(event: MouseEvent, field: WritableFieldId): void {
  event.preventDefault();
  document.getElementById(controlId(field))?.focus();
}
