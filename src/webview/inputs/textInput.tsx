import type { FieldKind } from '../../customers/fields.ts';
import { MAX_TEXT } from '../../editor/protocol.ts';
import { textAttributes } from './controlAttributes.ts';
import type { InputProps } from './inputProps.ts';

/** The keyboard that a touch screen offers. */
const INPUT_MODES: Partial<Record<FieldKind, 'email' | 'tel' | 'decimal'>> = {
  email: 'email',
  tel: 'tel',
  decimal: 'decimal',
};

/**
 * One line of text. Always `type=text`: the browser's email type trims the text and rewrites international domains, and
 * what the user sees must be what is sent.
 */
export function TextInput(props: InputProps) {
  const { view } = props;
  return (
    <input
      {...textAttributes(props)}
      type="text"
      inputMode={INPUT_MODES[view.kind]}
      maxLength={MAX_TEXT}
      value={view.text}
    />
  );
}
