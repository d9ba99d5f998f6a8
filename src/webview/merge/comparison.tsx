import type { MergeCell, MergedCustomer, MergeGroup, MergePageStrings } from '../../merge/protocol.ts';
import type { MergePartProps } from './mergeApp.tsx';

interface ComparisonProps extends MergePartProps {
  readonly onChoose: (survivor: number) => void;
}

/** What scrolls must be in reach of the keyboard (WCAG 2.1.1). */
const SCROLLABLE = { tabIndex: 0 } as const;

/**
 * The customers as columns and their fields as rows. The table scrolls sideways in a region of its own, which the
 * keyboard can reach, so that the page never does.
 */
export function Comparison({ state, strings, onChoose }: ComparisonProps) {
  const { customers, groups, phase, survivor, summary } = state;
  const choosable = phase === 'ready' || phase === 'merging';
  return (
    <fieldset class="comparison" disabled={phase === 'merging'}>
      <legend>{choosable ? strings.chooseSurvivor : strings.beforeTitle}</legend>
      <p class="summary-line" id="summary">
        {summary}
      </p>
      <section {...SCROLLABLE} class="table-region" aria-label={strings.tableLabel} aria-describedby="summary">
        <table>
          <CustomerColumns customers={customers} survivor={survivor} strings={strings} />
          {choosable && <SurvivorRow customers={customers} survivor={survivor} strings={strings} onChoose={onChoose} />}
          {groups.map((group) => (
            <GroupRows key={group.id} group={group} columns={customers.length} survivor={survivor} strings={strings} />
          ))}
        </table>
      </section>
    </fieldset>
  );
}

interface ColumnsProps {
  readonly customers: readonly MergedCustomer[];
  readonly survivor: number | undefined;
  readonly strings: MergePageStrings;
}

function CustomerColumns({ customers, survivor, strings }: ColumnsProps) {
  return (
    <thead>
      <tr>
        <th scope="col">{strings.fieldColumn}</th>
        {customers.map(({ name, key, fact }, index) => (
          <th key={index} scope="col" class={columnClass(index, survivor)}>
            <span class="customer-name" dir="auto">
              {name}
            </span>
            <span class="customer-key" dir="auto">
              {key}
            </span>
            <span class="customer-fact">{fact}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SurvivorRow({ customers, survivor, strings, onChoose }: ColumnsProps & Pick<ComparisonProps, 'onChoose'>) {
  return (
    <tbody class="survivor">
      <tr>
        <th scope="row">{strings.survivorRow}</th>
        {customers.map(({ label }, index) => (
          <td key={index} class={columnClass(index, survivor)}>
            <label class="choice">
              <input
                type="radio"
                name="survivor"
                id={`survivor-${index}`}
                aria-label={`${strings.survives}: ${label}`}
                checked={survivor === index}
                onChange={() => onChoose(index)}
              />
              <span>{strings.survives}</span>
            </label>
          </td>
        ))}
      </tr>
    </tbody>
  );
}

interface GroupRowsProps {
  readonly group: MergeGroup;
  readonly columns: number;
  readonly survivor: number | undefined;
  readonly strings: MergePageStrings;
}

function GroupRows({ group, columns, survivor, strings }: GroupRowsProps) {
  return (
    <tbody>
      <tr class="group-row">
        <td colSpan={columns + 1}>
          <span>{group.title}</span>
        </td>
      </tr>
      {group.rows.map(({ label, differs, cells }, row) => (
        <tr key={row} class={differs ? 'differs' : undefined}>
          <th scope="row">
            <span class="row-label" dir="auto">
              {label}
            </span>{' '}
            {differs && <span class="difference-mark">{strings.differs}</span>}
          </th>
          {cells.map((cell, index) => (
            <td key={index} class={columnClass(index, survivor)}>
              <CellText cell={cell} strings={strings} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function CellText({ cell, strings }: { readonly cell: MergeCell; readonly strings: MergePageStrings }) {
  if (cell.kind === 'value') return <span dir="auto">{cell.text}</span>;
  return <span class="empty">{cell.kind === 'none' ? strings.noValue : strings.notSent}</span>;
}

function columnClass(index: number, survivor: number | undefined): string | undefined {
  if (survivor === undefined) return undefined;
  return index === survivor ? 'kept' : 'folded';
}
