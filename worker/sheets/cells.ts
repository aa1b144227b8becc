/** A cell as the file holds it: what Excel typed a number stays one, so that a damaged ID number can be told. A date is wall time, `2026-03-09` or `2026-03-09T10:30:00`. */
export type Cell = string | number | boolean | null | { date: string };

/** A row with its number as the spreadsheet program shows it, from 1. */
export type SheetRow = { n: number; cells: Cell[] };
export type Sheet = { sheets: string[]; sheet: string; rows: SheetRow[] };

/** Rows below the header, and cells of a row, that are read at all. */
export const MAX_ROWS = 50_000;
export const MAX_COLUMNS = 200;
/** Titles above the header. */
export const MAX_ABOVE = 50;
/** As Excel itself. */
export const MAX_TEXT = 32_767;

export const isFilled = (cell: Cell | undefined): cell is Exclude<Cell, null> => cell !== undefined && cell !== null && (typeof cell !== 'string' || cell.trim() !== '');

/** The cell as a person reads it. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'object') return cell.date.replace('T', ' ');
  return typeof cell === 'string' ? cell.trim() : String(cell);
}
