import { lazy, Suspense } from 'react';
import type { Row } from '../api/rows.ts';
import type { Sheet } from './sheet.ts';
import { historyFields } from './useAround.ts';

const HistoryDialog = lazy(() => import('../history/HistoryDialog.tsx'));

type Props<R extends Row> = { sheet: Sheet<R>; row: Row; name: string; field?: string; onClose: () => void };

/** What became of a row or a cell, in the words of its columns. */
export function RowHistory<R extends Row>({ sheet, row: { id }, name, field, onClose }: Props<R>) {
  const row = sheet.rows.find(id);
  if (!row) return null;
  return (
    <Suspense>
      <HistoryDialog resource={sheet.resource.name} id={id} name={name} fields={historyFields(sheet, row)} {...(field === undefined ? {} : { field })} onClose={onClose} />
    </Suspense>
  );
}
