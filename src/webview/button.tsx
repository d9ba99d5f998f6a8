interface ButtonProps {
  readonly label: string;
  readonly primary?: boolean;
  /** Cannot be used now. It keeps the focus (no native `disabled`), so that keyboard users do not lose their place. */
  readonly off?: boolean;
  readonly id?: string;
  /** Ids of the elements of which the first takes the focus when this button goes away while it has it. */
  readonly focusNext?: string;
  readonly describedBy?: string | undefined;
  readonly onPress: () => void;
}

/** A button in the look of VS Code. */
export function Button({ label, primary, off, id, focusNext, describedBy, onPress }: ButtonProps) {
  return (
    <button
      type="button"
      id={id}
      class={primary ? 'button' : 'button secondary'}
      aria-disabled={off ? 'true' : undefined}
      aria-describedby={describedBy}
      data-focus-next={focusNext}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      {label}
    </button>
  );
}
