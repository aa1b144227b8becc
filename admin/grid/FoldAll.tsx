import { useSyncExternalStore } from 'react';
import type { Row } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import type { Sheet } from './sheet.ts';

/** Over the row numbers: folds every group, or opens them all where none is open. */
export function FoldAll<R extends Row>({ sheet, tabIndex }: { sheet: Sheet<R>; tabIndex: number }) {
  const t = useT();
  useSyncExternalStore(sheet.rows.changed.subscribe, sheet.rows.snapshot);
  const open = sheet.rows.anyOpen;
  const label = t(open ? 'views.foldAll' : 'views.openAll');
  return (
    <button type="button" className="grid-fold-all" tabIndex={tabIndex} aria-label={label} title={label} onClick={() => sheet.foldAs({ all: open, but: [] })}>
      {open ? '▾' : '▸'}
    </button>
  );
}
