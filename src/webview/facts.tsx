import type { PageAction } from '../editor/protocol.ts';
import type { FactView } from './fieldView.ts';

interface FactsProps {
  readonly facts: readonly FactView[];
  readonly onAction: (action: PageAction) => void;
}

/** Things that cannot be changed here, as text rather than as greyed-out inputs. */
export function Facts({ facts, onAction }: FactsProps) {
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(({ id, label, text, empty, action }) => (
        <div key={id} class="fact">
          <dt dir="auto">{label}</dt>
          <dd dir="auto" class={empty ? 'empty' : undefined}>
            {action === undefined ? (
              text
            ) : (
              <button type="button" class="link" onClick={() => onAction(action)}>
                {text}
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
