import { OWN, ownIdOf } from '../../schema/fields.ts';
import type { Step } from '../../schema/many.ts';

type Listed = Pick<Step, 'id' | 'undoes' | 'undoneBy' | 'action'>;

export const UNDO_VERB = 'undo';
export const REDO_VERB = 'redo';
export const isUndo = (action: string): boolean => action.endsWith(`.${UNDO_VERB}`);
const isRedo = (action: string) => action.endsWith(`.${REDO_VERB}`);

/** Taking back a taking back does the thing again. */
export const verbFor = (action: string): string => (isUndo(action) ? REDO_VERB : UNDO_VERB);

/**
 * What Ctrl+Z and Ctrl+Y take, of one person's steps, newest first: back goes the newest that still stands; forward the
 * newest taking back, unless something new was done since.
 */
export function nextSteps(steps: readonly Listed[]): { undo: string | null; redo: string | null } {
  const standing = steps.filter(({ undoneBy }) => undoneBy === null);
  const forward = standing.find(({ action }) => !isRedo(action));
  return {
    undo: standing.find(({ action }) => !isUndo(action))?.id ?? null,
    redo: forward && isUndo(forward.action) ? forward.id : null,
  };
}

type Moved = { from: unknown; to: unknown };
type Event = { subjectId: string; version: number | null; changes: Record<string, Moved> };
type Row = { id: string } & Record<string, unknown>;

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const recordOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});

/** What stands now in a field as history names it; undefined where the row has no such column. */
function standingIn(row: Row, field: string): { value: unknown } | undefined {
  const own = ownIdOf(field);
  if (own !== null) return OWN in row ? { value: recordOf(row[OWN])[own] } : undefined;
  return field in row ? { value: row[field] } : undefined;
}

/** Whether what was written still stands; only then can it be taken back. A new row's event names its first values. */
export const stillStands = (row: Row, event: Event): boolean =>
  Object.entries(event.changes).every(([field, { to }]) => {
    const now = standingIn(row, field);
    return now === undefined || same(now.value, to);
  });

/** The district's own columns, named one by one in history, as the one field a change has for them. */
export function gatherOwn(columns: Record<string, unknown>): Record<string, unknown> {
  const own = Object.entries(columns).flatMap(([name, value]) => {
    const id = ownIdOf(name);
    return id === null ? [] : [[id, value] as const];
  });
  if (own.length === 0) return columns;
  const rest = Object.entries(columns).filter(([name]) => ownIdOf(name) === null);
  return { ...Object.fromEntries(rest), [OWN]: Object.fromEntries(own) };
}

/** Where the row goes: into the trash at this instant or (null) out of it, and what its columns are again. A row that was added goes away again. */
export type Reversal = { deletedAt?: string | null; columns?: Record<string, unknown> };

export function reversalOf(event: Event, now: string, hasTrash: boolean): Reversal {
  if (event.version === 1) return hasTrash ? { deletedAt: now } : { columns: { retiredAt: now } };
  const { deletedAt, ...rest } = event.changes;
  const moved = deletedAt && hasTrash ? { deletedAt: deletedAt.from === null ? null : now } : {};
  const columns = Object.fromEntries(Object.entries(rest).map(([field, { from }]) => [field, from]));
  return Object.keys(columns).length > 0 ? { ...moved, columns } : moved;
}
