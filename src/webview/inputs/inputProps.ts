import type { FieldView } from '../fieldView.ts';
import type { PageHandlers } from '../handlers.ts';

/** What every kind of input gets. */
export interface InputProps {
  readonly view: FieldView;
  /** Ids of the texts that describe the input; undefined when there is none. */
  readonly describedBy: string | undefined;
  readonly handlers: PageHandlers;
}
