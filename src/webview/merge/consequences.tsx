import type { MergePartProps } from './mergeApp.tsx';

/** What a merge does as far as anybody has said, and what nobody has. */
export function Consequences({ state, strings }: MergePartProps) {
  return (
    <div class="consequences">
      <Lines id="effects" title={strings.effectsTitle} lines={state.effects} />
      <Lines id="unknowns" title={strings.unknownsTitle} lines={state.unknowns} />
    </div>
  );
}

interface LinesProps {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
}

function Lines({ id, title, lines }: LinesProps) {
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
