import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageTool, ToolButton } from '../editor/protocol.ts';
import { Icon } from './icons.tsx';

interface ActionMenuProps {
  readonly label: string;
  readonly items: readonly ToolButton[];
  readonly onAction: (action: PageTool) => void;
}

/**
 * A button that shows a list of more buttons (the disclosure pattern of the ARIA practices, not `role=menu`, which would
 * promise keys that native buttons do not have). Escape and leaving close it; arrow keys move as well as Tab does.
 */
export function ActionMenu({ label, items, onAction }: ActionMenuProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useMenuKeys(box, open, { show: () => setOpen(true), close, leave: () => setOpen(false) });
  return (
    <div class="menu" ref={box}>
      <button
        type="button"
        class="tool"
        ref={button}
        aria-expanded={open}
        aria-controls="more-actions"
        onClick={() => setOpen(!open)}
      >
        {label}
        <Icon name="chevronDown" />
      </button>
      <ul id="more-actions" hidden={!open}>
        {items.map((item, index) => (
          <MenuItem
            key={item.action}
            item={item}
            reasonId={`why-not-${endOfReason(items, index)}`}
            tellsReason={endOfReason(items, index) === index}
            onPress={() => {
              close();
              onAction(item.action);
            }}
          />
        ))}
      </ul>
    </div>
  );
}

/** The last of the neighbours that cannot be used for the same reason, which is told once for all of them. */
function endOfReason(items: readonly ToolButton[], index: number): number {
  const rest = items.slice(index);
  const other = rest.findIndex(({ off }) => off !== items[index]?.off);
  return other < 0 ? items.length - 1 : index + other - 1;
}

interface MenuItemProps {
  readonly item: ToolButton;
  readonly reasonId: string;
  /** The reason stands under this very item. */
  readonly tellsReason: boolean;
  readonly onPress: () => void;
}

function MenuItem({ item: { label, off }, reasonId, tellsReason, onPress }: MenuItemProps) {
  return (
    <li>
      <button
        type="button"
        class="menu-item"
        aria-disabled={off === '' ? undefined : 'true'}
        aria-describedby={off === '' ? undefined : reasonId}
        onClick={() => {
          if (off === '') onPress();
        }}
      >
        {label}
      </button>
      {off !== '' && tellsReason && (
        <span class="menu-reason" id={reasonId}>
          {off}
        </span>
      )}
    </li>
  );
}

interface MenuMoves {
  readonly show: () => void;
  /** Closes and gives the focus back. */
  readonly close: () => void;
  /** The focus or the pointer went elsewhere. */
  readonly leave: () => void;
}

function useMenuKeys(box: { readonly current: HTMLElement | null }, open: boolean, moves: MenuMoves): void {
  // At once and not after the next frame, or the first key after opening would find the old state.
  useLayoutEffect(() => {
    const menu = box.current;
    const keyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && open) moves.close();
      else if (event.key === 'ArrowDown' && !open) moves.show();
      else if (!open || !moveFocus(menu, event.key)) return;
      event.preventDefault();
    };
    const elsewhere = (target: EventTarget | null) => open && target instanceof Node && !menu?.contains(target);
    const focusOut = ({ relatedTarget }: FocusEvent) => {
      if (elsewhere(relatedTarget)) moves.leave();
    };
    const press = ({ target }: PointerEvent) => {
      if (elsewhere(target)) moves.leave();
    };
    menu?.addEventListener('keydown', keyDown);
    menu?.addEventListener('focusout', focusOut);
    document.addEventListener('pointerdown', press);
    return () => {
      menu?.removeEventListener('keydown', keyDown);
      menu?.removeEventListener('focusout', focusOut);
      document.removeEventListener('pointerdown', press);
    };
  });
}

/** Moves the focus among the buttons of the list. False for a key that does not move it. */
function moveFocus(menu: HTMLElement | null, key: string): boolean {
  const items = [...(menu?.querySelectorAll<HTMLElement>('.menu-item') ?? [])];
  const now = items.findIndex((item) => item.matches(':focus'));
  const next = { ArrowDown: now + 1, ArrowUp: now < 0 ? -1 : now - 1, Home: 0, End: -1 }[key];
  if (next === undefined) return false;
  items.at(next % items.length)?.focus();
  return true;
}
