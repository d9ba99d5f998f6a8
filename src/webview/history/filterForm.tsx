import { useState } from 'preact/hooks';
import type { HistoryFilter } from '../../history/protocol.ts';
import { MAX_SEARCH } from '../../history/protocol.ts';
import { Button } from '../button.tsx';
import { Icon } from '../icons.tsx';
import type { HistoryPartProps } from './historyApp.tsx';

const NOTHING: HistoryFilter = { text: '', kind: '', outcome: '' };

/** What is looked for. The page holds it while it is typed; the host does the looking. */
export function FilterForm({ state, strings, handlers }: HistoryPartProps) {
  const [filter, setFilter] = useState(state.filter);
  const change = (part: Partial<HistoryFilter>): void => {
    const changed = { ...filter, ...part };
    setFilter(changed);
    handlers.onFilter(changed);
  };
  const isOn = filter.text !== '' || filter.kind !== '' || filter.outcome !== '';
  return (
    <search class="filter" aria-label={strings.filterLabel}>
      <div class="filter-part text">
        <label for="filter-text">{strings.searchLabel}</label>
        <input
          id="filter-text"
          class="control"
          type="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={MAX_SEARCH}
          value={filter.text}
          onInput={({ currentTarget }) => change({ text: currentTarget.value })}
        />
      </div>
      <Choice
        id="filter-kind"
        label={strings.kindLabel}
        value={filter.kind}
        options={state.kinds}
        onChoose={(kind) => change({ kind })}
      />
      <Choice
        id="filter-outcome"
        label={strings.outcomeLabel}
        value={filter.outcome}
        options={state.outcomes}
        onChoose={(outcome) => change({ outcome })}
      />
      <Button id="filter-clear" label={strings.clearFilter} off={!isOn} onPress={() => change(NOTHING)} />
    </search>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

function Choice({ id, label, value, options, onChoose }: ChoiceProps) {
  return (
    <div class="filter-part">
      <label for={id}>{label}</label>
      <div class="select">
        <select id={id} class="control" value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevronDown" />
      </div>
    </div>
  );
}
