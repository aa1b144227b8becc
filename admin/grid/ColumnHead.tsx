import type { Row } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import type { GridColumn } from './columns.ts';
import { dragHead } from './moving.ts';
import { drag } from './pointing.ts';
import { selectColumns } from './rules/range.ts';
import type { Sheet } from './sheet.ts';
import type { Sorting } from './useRdgColumns.tsx';

type Props<R extends Row> = { sheet: Sheet<R>; column: GridColumn<R>; at: number; tabIndex: number; sorted: Sorting | null; onSort: (field: string) => void };

/** A column's name: pressing it selects the column, its arrow sorts, its grip takes it elsewhere. */
export function ColumnHead<R extends Row>({ sheet, column, at, tabIndex, sorted, onSort }: Props<R>) {
  const t = useT();
  const select = (event: React.MouseEvent<HTMLElement>) => {
    const host = event.currentTarget.closest<HTMLElement>('.rdg');
    if (event.button !== 0 || !host || sheet.rows.total === 0) return;
    event.stopPropagation();
    event.preventDefault();
    const row = Math.floor(host.scrollTop / (host.querySelector<HTMLElement>('.rdg-row')?.offsetHeight ?? 1));
    const { anchor, whole } = sheet.cursor.selection();
    const from = event.shiftKey && whole === 'columns' ? anchor : { row: Math.min(row, sheet.rows.total - 1), col: at };
    sheet.cursor.set(selectColumns(from, { row: from.row, col: at }), { reveal: false });
    drag(host, ({ col }) => col >= 0 && sheet.cursor.set(selectColumns(from, { row: from.row, col }), { reveal: false }));
  };
  const grab = (event: React.PointerEvent<HTMLElement>) => {
    const host = event.currentTarget.closest<HTMLElement>('.rdg');
    if (event.button !== 0 || !host) return;
    event.preventDefault();
    dragHead(host, at, (to) => sheet.moveColumn(at, to));
  };
  const { sortBy } = column;
  return (
    <span className="grid-column-head">
      <span className="grid-grip" aria-hidden title={t('grid.moveColumn')} onPointerDown={grab} onMouseDown={(event) => event.stopPropagation()}>⠿</span>
      <span className="grid-column-name" title={t('grid.selectColumn', { label: column.label })} onMouseDown={select}>{column.label}</span>
      {sortBy && (
        <button
          type="button"
          className="grid-sort"
          tabIndex={tabIndex}
          aria-label={sorted ? t('grid.sortedBy', { label: column.label, way: t(sorted.descending ? 'grid.descending' : 'grid.ascending') }) : t('grid.sortBy', { label: column.label })}
          {...(sorted ? { 'data-sorted': sorted.descending ? 'DESC' : 'ASC' } : {})}
          onClick={() => onSort(sortBy)}
        >
          {sorted ? `${sorted.descending ? '▼' : '▲'}${sorted.rank ?? ''}` : '↕'}
        </button>
      )}
    </span>
  );
}
