import type { CalendarMoves } from '../../schema/many.ts';
import type { RowChange } from './rules/plan.ts';

/** A cell that will not be written, and the sentence why. */
export type Refused = { place: number; id: string; name: string; field: string; label: string; text: string; why: string };
/** A due date that moves with a write. */
export type Moved = { name: string; kind: string; from: string | null; to: string | null };

/** What will happen if it is written: shown before more than one cell changes. */
export type Preview = {
  rows: RowChange[];
  cells: number;
  refused: Refused[];
  moves: Moved[];
  /** Of the calendar's days: what moves with all of them together. */
  together: CalendarMoves | undefined;
  /** Lines past the last row: to be added as new rows, or left out where rows are not made that way. */
  adding: { drafts: object[]; left: number; how: string };
};
