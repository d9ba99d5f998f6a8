import { useState } from 'preact/hooks';
import { isIsoDay } from '../isoDay.ts';
import { textAttributes } from './controlAttributes.ts';
import type { InputProps } from './inputProps.ts';
import { TextInput } from './textInput.tsx';

/** A calendar day with the browser's own picker. A text that is no day is shown, and corrected, as text. */
export function DateInput(props: InputProps) {
  const { base, text } = props.view;
  return isShowable(base) && isShowable(text) ? <DayInput {...props} /> : <TextInput {...props} />;
}

function isShowable(text: string): boolean {
  return text === '' || isIsoDay(text);
}

/**
 * While a day is half typed (`badInput`) the native input reports no text. That is not an emptied field, so nothing is
 * sent; leaving it half typed brings back the last whole day.
 */
function DayInput(props: InputProps) {
  const { view, handlers } = props;
  const [halfTyped, setHalfTyped] = useState(false);
  return (
    <input
      {...textAttributes(props)}
      type="date"
      min="0001-01-01"
      max="9999-12-31"
      value={halfTyped ? '' : view.text}
      onInput={({ currentTarget }) => {
        setHalfTyped(currentTarget.validity.badInput);
        if (!currentTarget.validity.badInput) handlers.onType(view.id, currentTarget.value);
      }}
      onChange={undefined}
      onBlur={({ currentTarget }) => {
        if (currentTarget.validity.badInput) restore(currentTarget, view.text);
        setHalfTyped(false);
        handlers.onLeave(view.id, currentTarget.value);
      }}
    />
  );
}

function restore(input: HTMLInputElement, text: string): void {
  // The input counts as empty while half typed; an empty value must be set to clear what is shown of it.
  input.value = '';
  input.value = text;
}
