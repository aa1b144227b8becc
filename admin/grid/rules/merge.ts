type Fields = Readonly<Record<string, unknown>>;

/** One cell that two people changed: what it was, what I wrote, what stands there now. */
export type Clash = { field: string; loaded: unknown; mine: unknown; theirs: unknown };
export type Merge = { resend: Record<string, unknown>; clashes: Clash[] };

/** Nothing, null and an empty text are one and the same empty cell. */
const plain = (value: unknown) => JSON.stringify(value === undefined || value === '' ? null : value);
export const same = (one: unknown, other: unknown) => plain(one) === plain(other);

/** After a 409: what of mine can go out again at the new version, and what a person has to decide. What they wrote alike is done. */
export function merge(loaded: Fields, mine: Fields, current: Fields): Merge {
  const resend: Record<string, unknown> = {};
  const clashes: Clash[] = [];
  for (const [field, value] of Object.entries(mine)) {
    const theirs = current[field];
    if (same(theirs, value)) continue;
    if (same(theirs, loaded[field])) resend[field] = value;
    else clashes.push({ field, loaded: loaded[field], mine: value, theirs });
  }
  return { resend, clashes };
}
