import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { CalendarMoves } from '../../schema/many.ts';
import type { Row } from '../api/rows.ts';
import type { Choice, Target } from './rules/kinds.ts';

/** Offered where a cell may not be typed over: the way that leads to the same end. */
export type CellAction = { label: string; run: () => void };

/** One column of any resource. Custom fields, saved views and imports make more of them. */
export type GridColumn<R> = Target & {
  /** What `PATCH` and filters call it; unique in the grid. */
  field: string;
  label: string;
  width: number;
  frozen?: boolean;
  /** What a list is sorted by when this head is pressed. */
  sortBy?: string;
  /** Where what a cell may be set to depends on its row: the people of its department. */
  choicesOf?: (row: R) => readonly Choice[];
  editable: (row: R) => boolean;
  /** Why this cell may not be typed over, where there is more to say than that. */
  refusal?: (row: R) => string;
  action?: (row: R) => CellAction | null;
  /** Enter and a double click on a cell that is not typed into: the record, the account of a date. */
  open?: (row: R) => void;
  value: (row: R) => unknown;
  text: (row: R) => string;
  render?: (row: R) => ReactNode;
  /** What there is to know of the one who stands in it, for eye and ear: that he is away today. Never copied or written. */
  note?: (row: R) => string;
};

export type GridResource<R extends Row> = {
  /** As in `/api/{name}`. */
  name: string;
  /** Reads the rows that come with refusals. */
  shape: z.ZodType<R>;
  /** A new row from a pasted line; absent where rows are not made that way, and then `adding` says how. */
  draft?: (fields: Record<string, unknown>) => object;
  /** After a write here: other parts of the panel show these rows too. */
  onWritten?: () => void;
  /** Where what is written moves promises: one cell too is asked about first, and this shows what moves. */
  moves?: (moves: CalendarMoves) => ReactNode;
  /** The address under which the grid stays while a record opens beside it: `/departments`. */
  keep?: string;
  /** How rows are added, for a paste that runs past the last one. */
  adding: string;
};

/** What is listed, in the API's own terms. */
export type GridQuery = { filter: Record<string, unknown>; q: string; sort: string };
