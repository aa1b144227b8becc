import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { Row } from '../api/rows.ts';
import { readAgain } from './api.ts';
import type { Sheet } from './sheet.ts';

/** A record beside its grid and the row it stands in follow each other at once: what was done in one, the other reads anew. */
export function useInStep<R extends Row>(subject: string, sheet: Sheet<R>, id: string): void {
  const client = useQueryClient();
  useSyncExternalStore(sheet.rows.changed.subscribe, sheet.rows.snapshot);
  // The record's own query, as its panel asks it; it is asked nowhere else.
  const beside = useQuery<R>({ queryKey: [subject, id], enabled: false }).data?.version;
  const here = sheet.rows.find(id)?.version;
  useEffect(() => {
    if (beside === undefined || here === undefined) return;
    if (beside > here) readAgain(sheet, id);
    else if (here > beside) void client.invalidateQueries({ predicate: ({ queryKey: [kind, ...of] }) => (kind === subject || kind === 'events') && of.includes(id) });
  }, [beside, here, client, subject, sheet, id]);
}
