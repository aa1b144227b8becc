import type { APPLICANT_KINDS, ID_TYPES } from '../../schema/applicants.ts';

/** An applicant as kept: what is personal stands sealed, masked and digested side by side. */
export type Columns = {
  kind: (typeof APPLICANT_KINDS)[number];
  name: string;
  phoneSealed: string | null;
  phoneMask: string | null;
  phoneDigest: string | null;
  idType: (typeof ID_TYPES)[number] | null;
  idNumberSealed: string | null;
  idNumberMask: string | null;
  idNumberDigest: string | null;
  registeredPlace: string | null;
  livingPlace: string | null;
  circumstances: string[];
  deletedAt: string | null;
};
type Row = Columns & { id: string };
export type Digests = Pick<Columns, 'phoneDigest' | 'idNumberDigest'>;

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
export function findSame<R extends Row>(rows: readonly R[], columns: Columns): R | undefined {
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
