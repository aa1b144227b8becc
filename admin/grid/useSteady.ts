import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { DataGridHandle } from 'react-data-grid';
import type { Row } from '../api/rows.ts';
import type { Anchor } from './lines.ts';
import type { Slot } from './section.ts';
import type { Selection } from './rules/range.ts';
import type { Sheet } from './sheet.ts';

type Held<R extends Row> = { selection: Selection; ends: (Anchor<R> | null)[]; top: number; first: Anchor<R> | null; focused: boolean };

/** Where lines come or go, one stays in the row one is in, and the screen at the rows it shows. */
export function useSteady<R extends Row>(sheet: Sheet<R>, grid: RefObject<DataGridHandle | null>, rowHeight: number, slots: readonly Slot<R>[]): void {
  const held = useRef<Held<R> | null>(null);
  useLayoutEffect(() => {
    const { rows, cursor } = sheet;
    return rows.moving.subscribe(() => {
      if (held.current || rows.groups === 0) return;
      const selection = cursor.selection();
      const element = grid.current?.element;
      const top = Math.floor((element?.scrollTop ?? 0) / rowHeight);
      held.current = { selection, ends: [selection.active, selection.anchor, selection.head].map(({ row }) => rows.anchor(row)), top, first: rows.anchor(top), focused: element?.contains(document.activeElement) ?? false };
    });
  }, [sheet, grid, rowHeight]);
  useLayoutEffect(() => {
    const before = held.current;
    held.current = null;
    const element = grid.current?.element;
    if (!before || !element || slots.length === 0) return;
    const { rows, cursor } = sheet;
    const moved = before.first ? rows.placeOfAnchor(before.first) - before.top : 0;
    if (moved !== 0) element.scrollBy({ top: moved * rowHeight, behavior: 'instant' });
    const { selection } = before;
    if (selection !== cursor.selection()) return;
    const [active, anchor, head] = ([selection.active, selection.anchor, selection.head] as const).map((cell, at) => {
      const end = before.ends[at];
      return end ? { ...cell, row: rows.placeOfAnchor(end) } : cell;
    });
    if (active && anchor && head && (active.row !== selection.active.row || anchor.row !== selection.anchor.row || head.row !== selection.head.row))
      cursor.shift({ ...selection, active, anchor, head }, before.focused);
  }, [sheet, grid, rowHeight, slots]);
}
