/** One item of a flow: in whose lane it lies and what comes before it. */
export type Step = { id: string; lane: string; before: readonly string[] };

export type Layout = {
  columns: number;
  /** Lanes from above to below, in the order in which their first items come. */
  lanes: { id: string; top: number; rows: number }[];
  places: ReadonlyMap<string, { column: number; row: number }>;
};

/** The column of each step: one to the right of the last that comes before it. A circle is drawn too, broken where it closes. */
export function columnsOf(steps: readonly Step[]): Map<string, number> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const columns = new Map<string, number>();
  const columnOf = (id: string, path: ReadonlySet<string>): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    const before = (byId.get(id)?.before ?? []).filter((one) => byId.has(one) && !path.has(one));
    const column = Math.max(-1, ...before.map((one) => columnOf(one, new Set([...path, id])))) + 1;
    columns.set(id, column);
    return column;
  };
  for (const { id } of steps) columnOf(id, new Set([id]));
  return columns;
}

/** Lanes one below the other, columns by dependency; items of one lane that can run side by side stand one below the other. */
export function layOut(steps: readonly Step[]): Layout {
  const columns = columnsOf(steps);
  const columnOf = (id: string) => columns.get(id) ?? 0;
  const sorted = steps.toSorted((one, other) => columnOf(one.id) - columnOf(other.id));
  const places = new Map<string, { column: number; row: number }>();
  const lanes: Layout['lanes'] = [];
  let top = 0;
  for (const lane of new Set(sorted.map((step) => step.lane))) {
    const filled = new Map<number, number>();
    for (const step of sorted.filter((one) => one.lane === lane)) {
      const column = columnOf(step.id);
      const at = filled.get(column) ?? 0;
      filled.set(column, at + 1);
      places.set(step.id, { column, row: top + at });
    }
    const rows = Math.max(1, ...filled.values());
    lanes.push({ id: lane, top, rows });
    top += rows;
  }
  return { columns: Math.max(0, ...columns.values()) + (steps.length > 0 ? 1 : 0), lanes, places };
}
