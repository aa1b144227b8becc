import type { Kind } from './kinds.ts';

type Named = { field: string; label: string; kind: Kind };

/** Columns a new row can bring values for: not links, not what is computed or moved by actions. */
export const written = <C extends { kind: Kind }>(columns: readonly C[]): C[] => columns.filter(({ kind }) => kind !== 'link' && kind !== 'computed' && kind !== 'state');

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

/** New rows by field, from cells in the order of the columns, or in any order under a first line of their names. `left` are heads that name no column. */
export function newRows(cells: readonly (readonly string[])[], columns: readonly Named[]): { rows: Record<string, string>[]; headed: boolean; left: string[] } {
  const [first = []] = cells;
  const heads = first.map((head) => columns.find(({ label }) => plain(label) === plain(head)));
  const named = heads.filter((head) => head !== undefined).length;
  // One word may be a value by chance; a line of names is a head.
  const headed = named > 0 && named * 2 >= first.filter((head) => head.trim() !== '').length;
  const order = headed ? heads : columns;
  const rows = (headed ? cells.slice(1) : cells).map((line) =>
    Object.fromEntries(line.flatMap((text, at) => {
      const column = order[at];
      return column && text.trim() !== '' ? [[column.field, text]] : [];
    })),
  );
  const left = headed ? first.filter((head, at) => !heads[at] && head.trim() !== '') : [];
  return { rows: rows.filter((row) => Object.keys(row).length > 0), headed, left };
}
