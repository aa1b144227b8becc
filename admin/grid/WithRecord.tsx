import Box from '@mui/material/Box';
import { Suspense, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { Row } from '../api/rows.ts';
import { useFilesChange } from '../files/useFiles.ts';
import { Loading } from '../states/States.tsx';
import { readAgain } from './api.ts';
import { select } from './rules/range.ts';
import type { Sheet } from './sheet.ts';

/** `called` counts how often its files were asked for. */
export type Opened<R extends Row> = { row: R; called?: number };
/** To the row above or below in the list; absent at its ends. */
export type Around = { previous: (() => void) | undefined; next: (() => void) | undefined; onClose: () => void };

type Props<R extends Row> = {
  /** Whose files are attached to the record. */
  subject: 'cases' | 'tasks';
  opened: Opened<R> | null;
  onOpen: (next: Opened<R> | null) => void;
  record: (opened: Opened<R>, around: Around) => React.ReactNode;
  /** The grid, which holds what it is given among its parts. */
  children: (beside: (sheet: Sheet<R>) => React.ReactNode) => React.ReactNode;
};

/** A grid with the opened record beside it. */
export function WithRecord<R extends Row>({ opened, children, ...record }: Props<R>) {
  const [side, setSide] = useState<HTMLElement | null>(null);
  return (
    <Box sx={{ display: 'flex', flex: 1, minHeight: 0 }}>
      <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0 }}>
        {children((sheet) => opened && side && createPortal(<Record sheet={sheet} opened={opened} {...record} />, side))}
      </Box>
      {opened && <Box ref={setSide} sx={{ width: 'clamp(400px, 40%, 560px)', flex: 'none', minHeight: 0 }} />}
    </Box>
  );
}

/** Its neighbours are those of the row one is in; heads of groups are passed over. */
function Record<R extends Row>({ sheet, subject, opened, onOpen, record }: Omit<Props<R>, 'opened' | 'children'> & { sheet: Sheet<R>; opened: Opened<R> }) {
  useFilesChange({ subjectKind: subject, subjectId: opened.row.id }, () => readAgain(sheet, opened.row.id));
  const { row: at } = useSyncExternalStore(sheet.cursor.changed.subscribe, sheet.cursor.selection).active;
  const to = (way: 1 | -1) => {
    let place = at + way;
    while (sheet.rows.headAt(place)) place += way;
    const row = sheet.rows.at(place);
    if (!row) return undefined;
    return () => {
      sheet.cursor.set(select({ row: place, col: 0 }));
      onOpen({ row });
    };
  };
  return <Suspense fallback={<Loading />}>{record(opened, { previous: to(-1), next: to(1), onClose: () => onOpen(null) })}</Suspense>;
}
