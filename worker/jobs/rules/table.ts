import { REASONS } from '../../../schema/jobs.ts';
import type { SheetField } from '../../../schema/sheets.ts';
import { isFilled, textOf, type Cell, type SheetRow } from '../../sheets/cells.ts';
import { plain } from './values.ts';

const squeezed = (text: string): string => plain(text).toLowerCase().replaceAll(/[\s*★:：]/g, '');
/** `电话（必填）` is the phone. */
const withoutNote = (text: string): string => squeezed(plain(text).replaceAll(/[([【][^)\]】]*[)\]】]/g, ''));

/** Columns that number the lines of a table. */
const LINE_NUMBERS = /^(序号|序|行号|no\.?|#)$/;

export type Headers = ReadonlyMap<string, string>;

/** Every name a field is known by, its labels before what offices also call it. */
export function headersOf(fields: readonly SheetField[]): Headers {
  const names = new Map<string, string>();
  const add = (name: string, field: string) => names.has(squeezed(name)) || names.set(squeezed(name), field);
  for (const { zh, en, field } of fields) for (const name of [zh, en, field]) add(name, field);
  for (const { also = [], field } of fields) for (const name of also) add(name, field);
  return names;
}

export const fieldOfHeader = (header: string, known: Headers): string | null => known.get(squeezed(header)) ?? known.get(withoutNote(header)) ?? null;

const LOOKED_AT = 30;

/**
 * The row that names the columns: the first in which most filled cells are known names. Above it stand titles. A single
 * known word counts only where nothing else stands in its row and no row with several is found. In a file of refused
 * rows that comes back it is the row with the reasons, however few names are known. Undefined: none.
 */
export function findHeader(rows: readonly SheetRow[], known: Headers): SheetRow | undefined {
  const looked = rows.slice(0, LOOKED_AT);
  const returned = looked.find(({ cells }) => cells.some((cell) => textOf(cell) === REASONS));
  if (returned) return returned;
  const counted = looked.map((row) => {
    const filled = row.cells.filter(isFilled).map(textOf);
    const named = filled.filter((text) => fieldOfHeader(text, known) !== null || LINE_NUMBERS.test(squeezed(text))).length;
    return { row, filled: filled.length, named };
  });
  const most = counted.find(({ filled, named }) => named >= 2 && named * 2 > filled);
  return (most ?? counted.find(({ filled, named }) => named === 1 && filled === 1))?.row;
}

/** `field` is null where the column is not read. */
export type Column = { header: string; field: string | null };

/** The columns below a header. A field is taken from the first column that bears its name, unless `mapping` says otherwise. */
export function columnsOf(header: SheetRow, known: Headers, mapping: Readonly<Record<string, string | null>> = {}): Column[] {
  const taken = new Set(Object.values(mapping));
  return header.cells.map((cell) => {
    const text = textOf(cell);
    if (text in mapping) return { header: text, field: mapping[text] ?? null };
    const field = text === '' || LINE_NUMBERS.test(squeezed(text)) ? null : fieldOfHeader(text, known);
    if (field === null || taken.has(field)) return { header: text, field: null };
    taken.add(field);
    return { header: text, field };
  });
}

const TOTALS = /^(合计|小计|总计|共计|累计|本页合计|本页小计|total|subtotal)(:|\d|$)/i;
const FOOTERS = /^(填报单位|填报日期|填报人|填表人|填表日期|填表单位|制表人|制表单位|制表日期|审核人?|单位负责人|负责人签字|联系人及电话|签字|盖章|注:|注意:|说明:|备注:|\*注)/;

/** The rows that hold records: without totals, lines for a signature, notes, and headers repeated on each page. */
export function dataRows(rows: readonly SheetRow[], header: SheetRow): SheetRow[] {
  const names = header.cells.map(textOf);
  return rows.filter(({ n, cells }) => {
    if (n <= header.n) return false;
    const filled = cells.filter(isFilled);
    const first = plain(textOf(filled[0])).replaceAll(' ', '');
    if (filled.length === 0 || TOTALS.test(first)) return false;
    // A line for a signature stands in one merged cell, or in a few with blanks between.
    if (FOOTERS.test(first) && filled.length <= 3) return false;
    return !names.every((name, at) => textOf(cells[at]) === name);
  });
}

/** The first row in which each key stands: a record is named once in a file. */
export function repeatedIn<T extends { n: number }>(rows: readonly T[], keysOf: (row: T) => string[]): Map<number, number> {
  const first = new Map<string, number>();
  const repeated = new Map<number, number>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, row.n);
      else if (!repeated.has(row.n)) repeated.set(row.n, earlier);
    }
  return repeated;
}

/** What stands in a column, for a person to recognise it by; long figures show their ends only. */
export const sampleOf = (cell: Cell | undefined): string => textOf(cell).slice(0, 40).replaceAll(/\d{7,}/g, (figures) => `${figures.slice(0, 3)}****${figures.slice(-2)}`);
