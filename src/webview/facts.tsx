import type { FactView } from './fieldView.ts';

/** Things that cannot be changed here, as text rather than as greyed-out inputs. */
export function Facts({ facts }: { readonly facts: readonly FactView[] }) {
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(({ id, label, text, empty }) => (
        <div key={id} class="fact">
          <dt dir="auto">{label}</dt>
          <dd dir="auto" class={empty ? 'empty' : undefined}>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
