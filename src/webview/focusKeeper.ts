import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

export const HEADING_ID = 'heading';

/**
 * Keeps keyboard users where they are. When the focused element goes away with a render (a notice's button, the button
 * that unlocks a field), the focus moves to its successor: the element of the same id, else the first that there is of
 * those named in `data-focus-next`, else the heading. Without this the focus would fall back to the start of the page.
 */
export function useFocusKeeper(): void {
  const last = useRef<HTMLElement | undefined>(undefined);
  useEffect(bringBackWithWindow, []);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      last.current = target instanceof HTMLElement ? target : undefined;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useLayoutEffect(() => {
    const lost = last.current;
    if (!lost || lost.isConnected || document.activeElement !== document.body) return;
    for (const id of [lost.id, ...(lost.dataset.focusNext?.split(' ') ?? []), HEADING_ID]) {
      const successor = id ? document.getElementById(id) : null;
      if (successor) return successor.focus();
    }
  });
}

/**
 * VS Code focuses the page anew when it has saved, in a way that takes the focus from the element that had it: key by key,
 * the rest of what is typed would go nowhere. What lost the focus together with the window gets it back with the window.
 */
function bringBackWithWindow(): () => void {
  let losing: EventTarget | null = null;
  let lost: EventTarget | null = null;
  const listeners = new AbortController();
  const { signal } = listeners;
  document.addEventListener(
    'focusout',
    ({ target }) => {
      losing = target;
      // The window's own blur comes in the same turn, or the user has left the element.
      setTimeout(() => {
        losing = null;
      });
    },
    { signal },
  );
  window.addEventListener(
    'blur',
    () => {
      lost = losing;
    },
    { signal },
  );
  window.addEventListener(
    'focus',
    () => {
      const isFree = document.activeElement === document.body;
      if (isFree && lost instanceof HTMLElement && lost.isConnected) lost.focus({ preventScroll: true });
      lost = null;
    },
    { signal },
  );
  return () => listeners.abort();
}
