import type { ComponentChildren } from 'preact';

interface GroupProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A titled part of the form. */
export function Group({ id, title, children }: GroupProps) {
  return (
    <section class="group" aria-labelledby={`group-${id}`}>
      <h2 id={`group-${id}`}>{title}</h2>
      {children}
    </section>
  );
}
