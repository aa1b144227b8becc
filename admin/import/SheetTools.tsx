import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import type { Permission } from '../../schema/people.ts';
import type { ExportResource, SheetResource } from '../../schema/sheets.ts';
import type { Shown } from '../export/ExportDialog.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';

const ImportDialog = lazy(() => import('./ImportDialog.tsx'));
const ExportDialog = lazy(() => import('../export/ExportDialog.tsx'));

/** What writing a row of each takes: an import writes the same. */
const WRITING: Record<SheetResource, Permission> = { cases: 'cases.register', tasks: 'cases.handle', bundles: 'cases.handle', duty: 'duty.edit', departments: 'directory.edit', matters: 'directory.edit', 'calendar-days': 'settings.edit', people: 'people.edit' };

const isSheet = (resource: ExportResource): resource is SheetResource => resource in WRITING;

type Props = { resource: ExportResource; shown: Shown; onBrought: () => void };

/** Files in and out of the list that is shown. */
export function SheetTools({ resource, shown, onBrought }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      {isSheet(resource) && <FromFile resource={resource} onBrought={onBrought} />}
      <Button variant="text" aria-haspopup="dialog" onClick={() => setOpen(true)}>{t('export.open')}</Button>
      {open && <Suspense><ExportDialog resource={resource} shown={shown} onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}

function FromFile({ resource, onBrought }: { resource: SheetResource; onBrought: () => void }) {
  const t = useT();
  const may = useMay(WRITING[resource]);
  const [open, setOpen] = useState(false);
  const close = (wrote: boolean) => {
    setOpen(false);
    if (wrote) onBrought();
  };
  return (
    <>
      {may && <Button variant="text" aria-haspopup="dialog" onClick={() => setOpen(true)}>{t('import.open')}</Button>}
      {open && <Suspense><ImportDialog resource={resource} onClose={close} /></Suspense>}
    </>
  );
}
