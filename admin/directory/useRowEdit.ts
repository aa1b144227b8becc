import { useRef } from 'react';
import type { z } from 'zod';
import { useEdit } from '../edit/useEdit.ts';
import { type DirectoryName, type DirectoryRow, useWriteRow } from './useRow.ts';

type Options<R extends DirectoryRow, V extends object> = {
  resource: DirectoryName;
  /** Null for a new one. */
  row: R | null;
  rowShape: z.ZodType<R>;
  /** The part of a row that its form edits. */
  fieldsOf: (row: R) => V;
  /** A new row's first values. */
  initial: V;
  shape: z.ZodType;
  never?: readonly (keyof V & string)[];
};

/** A directory's row in a form. `written` is the row as the server answered it, once it has. */
export function useRowEdit<R extends DirectoryRow, V extends object>({ resource, row, rowShape, fieldsOf, initial, shape, never }: Options<R, V>) {
  const { create, change } = useWriteRow<R>(resource);
  const last = useRef<R | null>(null);
  const edit = useEdit<V>({
    subject: `${resource}.${row?.id ?? 'create'}`,
    standing: row ? { value: fieldsOf(row), version: row.version } : { value: initial, version: 0 },
    shape,
    ...(never ? { never } : {}),
    send: async (changes, version, whole) => {
      const next = row ? await change(row.id, version, changes) : await create(whole);
      last.current = next;
      return { value: fieldsOf(next), version: next.version };
    },
    read: (current) => {
      const now = rowShape.safeParse(current);
      return now.success ? { value: fieldsOf(now.data), version: now.data.version } : null;
    },
  });
  return { edit, written: () => last.current };
}
