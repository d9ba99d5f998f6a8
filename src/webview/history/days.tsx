import type { HistoryCell, HistoryEntryView, HistoryPageStrings } from '../../history/protocol.ts';
import { Button } from '../button.tsx';
import type { IconName } from '../icons.tsx';
import { Icon } from '../icons.tsx';
import type { HistoryHandlers, HistoryPartProps } from './historyApp.tsx';

const OUTCOME_ICONS: Readonly<Partial<Record<HistoryEntryView['outcome'], IconName>>> = {
  notDone: 'error',
  uncertain: 'warning',
};

/** The changes under the days on which they were made. */
export function Days({ state, strings, handlers }: HistoryPartProps) {
  return (
    <>
      {state.days.map((day, index) => (
        <section key={day.label} class="group day" aria-labelledby={`day-${index}`}>
          <h2 id={`day-${index}`}>{day.label}</h2>
          {day.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} strings={strings} handlers={handlers} />
          ))}
        </section>
      ))}
    </>
  );
}

interface EntryProps {
  readonly entry: HistoryEntryView;
  readonly strings: HistoryPageStrings;
  readonly handlers: HistoryHandlers;
}

function Entry({ entry, strings, handlers }: EntryProps) {
  const titleId = `title-${entry.id}`;
  const icon = OUTCOME_ICONS[entry.outcome];
  return (
    <article class={`entry ${entry.outcome}`} aria-labelledby={titleId}>
      <div class="entry-head">
        <h3 id={titleId} dir="auto">
          <span class="entry-time">{entry.time}</span> {entry.title}: <bdi>{entry.customer}</bdi>
        </h3>
        <p class="outcome">
          {icon && <Icon name={icon} />}
          {entry.outcomeLabel}
        </p>
      </div>
      {entry.changes.length > 0 && <Changes entry={entry} strings={strings} titleId={titleId} />}
      {entry.notes.map((note, index) => (
        <p key={index} class="entry-note" dir="auto">
          {note}
        </p>
      ))}
      <EntryActions entry={entry} strings={strings} handlers={handlers} />
    </article>
  );
}

function EntryActions({ entry, strings, handlers }: EntryProps) {
  const titleId = `title-${entry.id}`;
  const hintId = `hint-${entry.id}`;
  return (
    <>
      {entry.undoHint !== '' && (
        <p id={hintId} class="entry-note">
          {entry.undoHint}
        </p>
      )}
      {(entry.undoLabel !== '' || entry.canOpen) && (
        <div class="entry-actions">
          {entry.undoLabel !== '' && (
            <Button
              id={`undo-${entry.id}`}
              label={entry.undoLabel}
              describedBy={entry.undoHint === '' ? titleId : `${titleId} ${hintId}`}
              onPress={() => handlers.onUndo(entry.id)}
            />
          )}
          {entry.canOpen && (
            <Button
              id={`open-${entry.id}`}
              label={strings.open}
              describedBy={titleId}
              onPress={() => handlers.onOpen(entry.id)}
            />
          )}
        </div>
      )}
    </>
  );
}

interface ChangesProps {
  readonly entry: HistoryEntryView;
  readonly strings: HistoryPageStrings;
  readonly titleId: string;
}

function Changes({ entry, strings, titleId }: ChangesProps) {
  return (
    <table class="changes" aria-labelledby={titleId}>
      <thead>
        <tr>
          <th scope="col">{strings.fieldColumn}</th>
          <th scope="col">{strings.beforeColumn}</th>
          <th scope="col">{strings.afterColumn}</th>
        </tr>
      </thead>
      <tbody>
        {entry.changes.map((change) => (
          <tr key={change.label}>
            <th scope="row">{change.label}</th>
            <Cell cell={change.before} strings={strings} />
            <Cell cell={change.after} strings={strings} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell, strings }: { readonly cell: HistoryCell; readonly strings: HistoryPageStrings }) {
  if (cell.kind === 'value') return <td dir="auto">{cell.text}</td>;
  return <td class="empty">{cell.kind === 'none' ? strings.noValue : strings.notKnown}</td>;
}
