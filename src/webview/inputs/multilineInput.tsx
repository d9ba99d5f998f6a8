import { MAX_TEXT } from '../../editor/protocol.ts';
import { textAttributes } from './controlAttributes.ts';
import type { InputProps } from './inputProps.ts';

/** Several lines of text. */
export function MultilineInput(props: InputProps) {
  return <textarea {...textAttributes(props)} rows={3} maxLength={MAX_TEXT} value={props.view.text} />;
}
