import type { applicants } from '../../schema/tables/applicants.ts';

type Row = typeof applicants.$inferSelect;
type Columns = Omit<Row, 'id' | 'version' | 'createdAt' | 'updatedAt'>;
export type Digests = Pick<Row, 'phoneDigest' | 'idNumberDigest'>;

const spoken = (name: string) => name.replace(/\s/g, '');

/**
 * Whether two entries are one person or enterprise. The name has to agree as well: an ID number mistyped into
 * somebody else's must not rename him, and a family shares one phone. Two different ID numbers are two people.
 */
export function isSame(row: Columns, other: Columns): boolean {
  if (row.kind !== other.kind || spoken(row.name) !== spoken(other.name)) return false;
  if (row.idNumberDigest && other.idNumberDigest) return row.idNumberDigest === other.idNumberDigest;
  return row.phoneDigest !== null && row.phoneDigest === other.phoneDigest;
}

/** Among several entries of one person, the one with an ID number, then the eldest. */
export function findSame(rows: readonly Row[], columns: Columns): Row | undefined {
  return rows
    .filter((row) => isSame(row, columns))
    .toSorted((a, b) => Number(b.idNumberDigest !== null) - Number(a.idNumberDigest !== null) || (a.id < b.id ? -1 : 1))[0];
}

/** What a new registration says of a known applicant that the row does not hold yet. What it leaves out stays. */
export function additionsTo(row: Row, columns: Columns): Partial<Columns> {
  const additions: Partial<Columns> = {};
  if (columns.phoneDigest && columns.phoneDigest !== row.phoneDigest)
    Object.assign(additions, { phoneSealed: columns.phoneSealed, phoneMask: columns.phoneMask, phoneDigest: columns.phoneDigest });
  if (columns.idNumberDigest && columns.idNumberDigest !== row.idNumberDigest)
    Object.assign(additions, { idType: columns.idType, idNumberSealed: columns.idNumberSealed, idNumberMask: columns.idNumberMask, idNumberDigest: columns.idNumberDigest });
  for (const place of ['registeredPlace', 'livingPlace'] as const)
    if (columns[place] && columns[place] !== row[place]) additions[place] = columns[place];
  if (columns.circumstances.length > 0 && JSON.stringify(columns.circumstances) !== JSON.stringify(row.circumstances))
    additions.circumstances = columns.circumstances;
  return additions;
}
