/** What every editable row carries. */
export type Row = { id: string; version: number };

/** The answer of every list. `totalIsExact: false` means "at least this many". */
export type Page<T> = { data: T[]; next: string | null; total: number; totalIsExact: boolean };

export type ListMeta = { totalIsExact: boolean; next: string | null };

export function isListMeta(meta: unknown): meta is ListMeta {
  return typeof meta === 'object' && meta !== null && 'totalIsExact' in meta;
}

/** An order as addresses write it: `-receivedAt` for the newest first. */
export const sortPath = ({ field, order }: { field: string; order: 'ASC' | 'DESC' }) => `${order === 'DESC' ? '-' : ''}${field}`;
