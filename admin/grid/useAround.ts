import { useSyncExternalStore } from 'react';
import type { HistoryField } from '../history/HistoryList.tsx';
import type { Row } from '../api/rows.ts';
import type { Kind } from './rules/kinds.ts';
import { select } from './rules/range.ts';
import type { Sheet } from './sheet.ts';

/** To the row above or below in the list; absent at its ends. */
export type Around = { previous: (() => void) | undefined; next: (() => void) | undefined };

/** The neighbours of the record opened beside a grid, or of the row one is in where that is not listed; heads of groups are passed over. */
export function useAround<R extends Row>(sheet: Sheet<R>, id: string | undefined, onOpen: (row: R) => void): Around {
  useSyncExternalStore(sheet.rows.changed.subscribe, sheet.rows.snapshot);
  const { row: active } = useSyncExternalStore(sheet.cursor.changed.subscribe, sheet.cursor.selection).active;
  const at = (id === undefined ? undefined : sheet.rows.placeOf(id)) ?? active;
  const to = (way: 1 | -1) => {
    let place = at + way;
    while (sheet.rows.headAt(place)) place += way;
    const row = sheet.rows.at(place);
    if (!row) return undefined;
    return () => {
      sheet.cursor.set(select({ row: place, col: 0 }));
      onOpen(row);
    };
  };
  return { previous: to(-1), next: to(1) };
}

const DATED: ReadonlySet<Kind> = new Set(['date', 'instant', 'computed', 'state']);

/** The columns of a grid as a row's history names them. */
export const historyFields = <R extends Row>(sheet: Sheet<R>, row: R): HistoryField[] =>
  sheet.known.map((column) => ({ field: column.field, label: column.label, show: (value: unknown) => column.text({ ...row, [column.field]: value }), dated: DATED.has(column.kind) }));
