import { useMemo } from 'react';
import type { Attached } from '../../schema/files.ts';
import type { Row } from '../api/rows.ts';
import type { GridColumn } from '../grid/columns.ts';
import { useT } from '../messages/useT.ts';

/** How many files a row's record has and what the newest are called; Enter and space lead to where they are attached. */
export function useFilesColumn<R extends Row & Attached>(open: (row: R) => void): GridColumn<R> {
  const t = useT();
  return useMemo(() => {
    const named = ({ fileCount, fileNames }: R) => `${fileNames.join(t('form.comma'))}${(fileCount ?? 0) > fileNames.length ? '…' : ''}`;
    const text = (row: R) => (row.fileCount ? t('files.inCell', { count: row.fileCount, names: named(row) }) : '');
    return {
      field: 'fileCount',
      label: t('files.column'),
      kind: 'files',
      width: 168,
      editable: () => false,
      refusal: () => t('files.locked'),
      action: (row) => ({ label: t('files.openFiles'), run: () => open(row) }),
      open,
      value: (row) => row.fileCount,
      text,
      render: (row) => <span title={text(row)}>{text(row)}</span>,
    };
  }, [t, open]);
}
