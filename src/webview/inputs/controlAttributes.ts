import { controlId } from '../fieldView.ts';
import type { InputProps } from './inputProps.ts';

/** What every native control has in common. Other people's data: the browser neither completes nor spell-checks it. */
export function controlAttributes({ view, describedBy }: InputProps) {
  return {
    id: controlId(view.id),
    class: 'control',
    autocomplete: 'off',
    'aria-describedby': describedBy,
    'aria-required': view.required ? true : undefined,
    'aria-invalid': view.problem === undefined ? undefined : true,
  } as const;
}

/** The same for controls that take text. */
export function textAttributes(props: InputProps) {
  const { view, handlers } = props;
  return {
    ...controlAttributes(props),
    readOnly: view.readOnly || view.paused,
    placeholder: view.placeholder,
    autocapitalize: 'off',
    spellcheck: false,
    dir: 'auto',
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      handlers.onType(view.id, event.currentTarget.value),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      handlers.onLeave(view.id, event.currentTarget.value),
    onBlur: (event: { readonly currentTarget: { readonly value: string } }) =>
      handlers.onLeave(view.id, event.currentTarget.value),
  } as const;
}
