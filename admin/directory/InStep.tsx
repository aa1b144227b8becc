import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'react-router-dom';
import { RecordParts } from '../grid/RecordParts.tsx';
import type { Sheet } from '../grid/sheet.ts';
import { type DirectoryName, type DirectoryRow, useRow } from './useRow.ts';

type Props<R extends DirectoryRow> = { sheet: Sheet<R>; retired: boolean };

/** The grid and the panel beside it. What the panel writes stands in the grid at once: a changed row in its place, a new or a retired one by reading anew. */
export function InStep<R extends DirectoryRow>({ sheet, retired, kept }: Props<R> & { kept: DirectoryName }) {
  const { id } = useParams();
  const client = useQueryClient();
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        const [resource, kind] = event.query.queryKey;
        if (event.type !== 'updated' || event.action.type !== 'success' || !event.action.manual || resource !== sheet.resource.name || kind !== 'row') return;
        const answer: unknown = event.action.data;
        // The answer of a write names its change beside the row.
        const written = sheet.resource.shape.safeParse(typeof answer === 'object' && answer !== null ? Object.fromEntries(Object.entries(answer).filter(([field]) => field !== 'undo')) : answer);
        if (!written.success) return;
        const { id, retiredAt } = written.data;
        if (sheet.rows.find(id) && (retiredAt !== null) === retired) sheet.rows.put(written.data);
        else sheet.rows.reload();
      }),
    [client, sheet, retired],
  );
  return id !== undefined && id !== 'create' && <Parts sheet={sheet} kept={kept} id={id} />;
}

/** The opened row as its panel reads it: it need not be listed. */
function Parts<R extends DirectoryRow>({ sheet, kept, id }: { sheet: Sheet<R>; kept: DirectoryName; id: string }) {
  const { data: row } = useRow<R>(kept, id);
  return row && <RecordParts sheet={sheet} rows={[row]} />;
}
