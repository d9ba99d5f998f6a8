import { labelOf } from '../fieldView.ts';
import { Icon } from '../icons.tsx';
import { controlAttributes, textAttributes } from './controlAttributes.ts';
import type { InputProps } from './inputProps.ts';

/** One of several values. A native list knows no read-only, so a value that cannot be changed is shown as text. */
export function ChoiceInput(props: InputProps) {
  const { view, handlers } = props;
  if (view.readOnly) {
    return <input {...textAttributes(props)} type="text" value={labelOf(view.options, view.text)} />;
  }
  return (
    <div class="select">
      <select
        {...controlAttributes(props)}
        value={view.text}
        onChange={({ currentTarget }) => handlers.onCommit(view.id, currentTarget.value)}
      >
        {view.options.map(({ value, label }) => (
          <option key={value} value={value} disabled={view.paused && value !== view.text}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" />
    </div>
  );
}
