/** Whether an address leads away from a grid. `keep` is the address under which it stays while a record opens beside it. */
export function leadsAway(from: string, to: string, keep?: string): boolean {
  if (from === to) return false;
  return keep === undefined || !(to === keep || to.startsWith(`${keep}/`));
}
