import { OWN, ownIdOf, ownName } from '../../schema/fields.ts';

/**
 * A row with each own column as a field of its own, `custom.f_…`: the grid marks, merges and shows cells by field.
 * What it sends goes back into one.
 */
export function withOwnCells<R extends object>(row: R): R {
  const custom: unknown = Reflect.get(row, OWN);
  if (typeof custom !== 'object' || custom === null) return row;
  return { ...row, ...Object.fromEntries(Object.entries(custom).map(([id, value]) => [ownName(id), value])) };
}

export function gathered(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = Object.entries(changes).flatMap(([name, value]) => {
    const id = ownIdOf(name);
    return id === null ? [] : [[id, value] as const];
  });
  if (own.length === 0) return { ...changes };
  return { ...Object.fromEntries(Object.entries(changes).filter(([name]) => ownIdOf(name) === null)), [OWN]: Object.fromEntries(own) };
}
