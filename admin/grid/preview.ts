import type { CalendarMoves } from '../../schema/many.ts';
import type { RowChange } from './rules/plan.ts';

/** A cell that will not be written, and the sentence why. */
export type Refused = { place: number; id: string; name: string; field: string; label: string; text: string; why: string };
/** A due date that moves with a write. */
export type Moved = { name: string; kind: string; from: string | null; to: string | null };

/** A cell as it stands, and as it is to stand. */
export type Written = { name: string; label: string; from: string; to: string };
/** A row to be added, and which of the pasted lines it comes from, counted from 0. */
export type Draft = { line: number; row: object };

/** What will happen if it is written: shown before more than one cell changes. */
export type Preview = {
  rows: RowChange[];
  cells: number;
  /** The first of those cells. */
  written: Written[];
  /** Cells somebody else has changed meanwhile, with what stands there now: decided one by one after writing. */
  clashing: Written[];
  refused: Refused[];
  moves: Moved[];
  /** Of the calendar's days: what moves with all of them together. */
  together: CalendarMoves | undefined;
  /** Lines past the last row: to be added as new rows, or left out where rows are not made that way. */
  adding: { drafts: Draft[]; left: number; how: string };
};
