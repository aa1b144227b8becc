import type { Choice, Kind, Target } from './kinds.ts';
import { same } from './merge.ts';
import { isMisread, type Misread, readCell, type ReadContext } from './written.ts';

/** What somebody wants in one cell: text as it was written, or a value that is known already. */
export type Write = { index: number; field: string } & ({ text: string } | { value: unknown });

export type PlanRow = { id: string; version: number };
export type PlanColumn<R> = Target & { field: string; choicesOf?: (row: R) => readonly Choice[]; editable: (row: R) => boolean; value: (row: R) => unknown };

export type RowChange = { id: string; version: number; changes: Record<string, unknown> };
/** A cell that cannot take what was written, and why: not its to be typed, or not to be read. */
export type Kept = { index: number; id: string; field: string; text: string; misread: Misread | null };
export type Plan = { rows: RowChange[]; kept: Kept[]; cells: number; unchanged: number };

/** Ticks have no order. */
const alike = (kind: Kind, one: unknown, other: unknown) =>
  kind === 'choices' && Array.isArray(one) && Array.isArray(other) ? same(one.toSorted(), other.toSorted()) : same(one, other);

const textOf = (write: Write) => ('text' in write ? write.text : String(write.value ?? ''));

/**
 * Turns writes into one change a row. Of two writes to one cell the later counts; a cell that holds the value already is
 * no change. `rowAt` answers null where there is no row, and such a write is left out.
 */
export function plan<R extends PlanRow>(writes: readonly Write[], rowAt: (index: number) => R | null, columns: readonly PlanColumn<R>[], context: ReadContext): Plan {
  const byField = new Map(columns.map((column) => [column.field, column]));
  const rows = new Map<string, RowChange>();
  const kept = new Map<string, Kept>();
  const unchanged = new Set<string>();
  for (const write of writes) {
    const row = rowAt(write.index);
    const column = byField.get(write.field);
    if (!row || !column) continue;
    const cell = `${row.id}.${write.field}`;
    const keep = (misread: Misread | null) => kept.set(cell, { index: write.index, id: row.id, field: write.field, text: textOf(write), misread });
    const reading = 'text' in write ? readCell(column.choicesOf ? { ...column, choices: column.choicesOf(row) } : column, write.text, context) : { value: write.value };
    if (!isMisread(reading) && alike(column.kind, reading.value, column.value(row))) unchanged.add(cell);
    else if (!column.editable(row)) keep(null);
    else if (isMisread(reading)) keep(reading);
    else {
      const change = rows.get(row.id) ?? { id: row.id, version: row.version, changes: {} };
      change.changes[write.field] = reading.value;
      rows.set(row.id, change);
      unchanged.delete(cell);
      kept.delete(cell);
    }
  }
  const cells = [...rows.values()].reduce((sum, { changes }) => sum + Object.keys(changes).length, 0);
  return { rows: [...rows.values()], kept: [...kept.values()], cells, unchanged: unchanged.size };
}
