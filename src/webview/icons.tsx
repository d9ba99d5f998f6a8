import type { ComponentChildren } from 'preact';

interface IconProps {
  readonly name: IconName;
}

export type IconName =
  | 'error'
  | 'warning'
  | 'info'
  | 'lock'
  | 'close'
  | 'chevronDown'
  | 'refresh'
  | 'suspend'
  | 'check'
  | 'copy'
  | 'history';

const SHAPES: Record<IconName, ComponentChildren> = {
  error: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6" />
    </>
  ),
  warning: <path d="M8 2L1.5 13.5h13zM8 6.2v3.6M8 11.2v1" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M8 7.2v4M8 4.6v1" />
    </>
  ),
  lock: <path d="M3.5 7.5h9v6h-9zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2" />,
  close: <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />,
  refresh: <path d="M13.2 6.2A5.5 5.5 0 1 0 13.5 9M13.5 2.8v3.6H9.9" />,
  suspend: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="M4 12l8-8" />
    </>
  ),
  check: <path d="M2.8 8.6l3.4 3.4 7-8" />,
  copy: <path d="M5.5 4.5h7v9h-7zM3.5 11.5v-9h7" />,
  history: (
    <>
      <path d="M2.6 6.4A5.7 5.7 0 1 1 2.3 9M2.3 3v3.6h3.6" />
      <path d="M8 5v3.3l2.2 1.4" />
    </>
  ),
  chevronDown: <path d="M3.5 6l4.5 4.5L12.5 6" />,
};

/** A small drawing in the colour of its text; always decoration beside a text that says the same. */
export function Icon({ name }: IconProps) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {SHAPES[name]}
    </svg>
  );
}
