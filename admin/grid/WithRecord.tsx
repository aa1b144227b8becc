import { Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Row } from '../api/rows.ts';
import { ListWithPanel } from '../directory/SidePanel.tsx';
import { useFilesChange } from '../files/useFiles.ts';
import { Loading } from '../states/States.tsx';
import { readAgain } from './api.ts';
import type { Sheet } from './sheet.ts';
import { type Around, useAround } from './useAround.ts';
import { useInStep } from './useInStep.ts';

/** `called` counts how often its files were asked for. */
export type Opened<R extends Row> = { row: R; called?: number };

type Props<R extends Row> = {
  /** Whose files are attached to the record. */
  subject: 'cases' | 'tasks' | 'bundles';
  opened: Opened<R> | null;
  onOpen: (next: Opened<R> | null) => void;
  record: (opened: Opened<R>, around: Around & { onClose: () => void }) => React.ReactNode;
  /** The grid, which holds what it is given among its parts. */
  children: (beside: (sheet: Sheet<R>) => React.ReactNode) => React.ReactNode;
};

/** A grid with the opened record beside it. */
export function WithRecord<R extends Row>({ opened, children, ...record }: Props<R>) {
  const [side, setSide] = useState<HTMLElement | null>(null);
  return (
    <ListWithPanel panel={opened && <div ref={setSide} style={{ height: '100%' }} />}>
      {children((sheet) => opened && side && createPortal(<Record sheet={sheet} opened={opened} {...record} />, side))}
    </ListWithPanel>
  );
}

function Record<R extends Row>({ sheet, subject, opened, onOpen, record }: Omit<Props<R>, 'opened' | 'children'> & { sheet: Sheet<R>; opened: Opened<R> }) {
  useFilesChange({ subjectKind: subject, subjectId: opened.row.id }, () => readAgain(sheet, opened.row.id));
  useInStep(subject, sheet, opened.row.id);
  const around = useAround(sheet, opened.row.id, (row) => onOpen({ row }));
  return <Suspense fallback={<Loading />}>{record(opened, { ...around, onClose: () => onOpen(null) })}</Suspense>;
}
