import type { MergeResult } from '../../merge/protocol.ts';
import type { IconName } from '../icons.tsx';
import { Icon } from '../icons.tsx';
import type { MergePartProps } from './mergeApp.tsx';

const ICONS: Readonly<Record<MergeResult['tone'], IconName>> = {
  asExpected: 'info',
  surprising: 'error',
  unknown: 'warning',
};

/** What has become of each customer; nothing before a merge. */
export function Results({ state, strings }: MergePartProps) {
  if (state.results.length === 0) return null;
  return (
    <section class="group results" aria-labelledby="results">
      <h2 id="results">{strings.resultsTitle}</h2>
      <dl>
        {state.results.map(({ label, tone, text }, index) => (
          <div key={index} class={`result ${tone}`}>
            <dt dir="auto">{label}</dt>
            <dd dir="auto">
              <Icon name={ICONS[tone]} />
              <span>{text}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
