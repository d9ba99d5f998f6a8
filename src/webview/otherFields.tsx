import type { PageState, PageStrings } from '../editor/protocol.ts';
import { Facts } from './facts.tsx';
import type { FactView } from './fieldView.ts';
import { Group } from './group.tsx';

interface OtherFieldsProps {
  readonly state: PageState;
  readonly strings: PageStrings;
}

/** Nothing here is a link. */
function nothing(): void {}

/** What DealPOS sent beyond the fields that we know: shown as it came, kept as it is on save. */
export function OtherFields({ state, strings }: OtherFieldsProps) {
  if (state.otherFields.length === 0) return null;
  const facts = state.otherFields.map(
    ([label, text], index): FactView => ({
      id: String(index),
      label,
      text: text || strings.noValue,
      empty: text === '',
    }),
  );
  return (
    <Group id="other" title={strings.groups.other}>
      <Facts facts={facts} onAction={nothing} />
    </Group>
  );
}
