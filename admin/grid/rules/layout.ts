/** Sections one below the other: each `shown` rows, under a head of its own where there are groups. */
export type Layout = { headed: boolean; shown: readonly number[]; starts: readonly number[]; size: number };
/** A place in a section; `offset` is -1 at its head. */
export type Spot = { section: number; offset: number };
/** Rows of one section that lie together, by their offsets in it. */
export type Stretch = { section: number; first: number; last: number };

export function layOut(shown: readonly number[], headed: boolean): Layout {
  const starts: number[] = [];
  let size = 0;
  for (const rows of shown) {
    starts.push(size);
    size += rows + (headed ? 1 : 0);
  }
  return { headed, shown, starts, size };
}

/** What stands at a place of the grid; null past its end. */
export function spotAt({ headed, starts, size }: Layout, place: number): Spot | null {
  if (place < 0 || place >= size) return null;
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return { section: low, offset: place - (starts[low] ?? 0) - (headed ? 1 : 0) };
}

/** Where a section's row stands; what is folded or past its end stands at the nearest that is shown. */
export function placeAt({ headed, shown, starts }: Layout, { section, offset }: Spot): number {
  const head = headed ? 1 : 0;
  return (starts[section] ?? 0) + head + Math.max(-head, Math.min(offset, (shown[section] ?? 0) - 1));
}

/** The rows from one place to another, heads left out. */
export function stretches(layout: Layout, first: number, last: number): Stretch[] {
  const from = spotAt(layout, Math.max(0, first));
  const to = spotAt(layout, Math.min(last, layout.size - 1));
  if (!from || !to) return [];
  const found: Stretch[] = [];
  for (let section = from.section; section <= to.section; section++) {
    const stretch = { section, first: section === from.section ? Math.max(0, from.offset) : 0, last: section === to.section ? to.offset : (layout.shown[section] ?? 0) - 1 };
    if (stretch.last >= stretch.first) found.push(stretch);
  }
  return found;
}

export const countRows = (found: readonly Stretch[]): number => found.reduce((sum, { first, last }) => sum + last - first + 1, 0);
