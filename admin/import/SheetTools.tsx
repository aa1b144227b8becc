import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import type { Permission } from '../../schema/people.ts';
import type { SheetResource } from '../../schema/sheets.ts';
import type { Shown } from '../export/ExportDialog.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';

const ImportDialog = lazy(() => import('./ImportDialog.tsx'));
const ExportDialog = lazy(() => import('../export/ExportDialog.tsx'));

/** What writing a row of each takes: an import writes the same. */
const WRITING: Record<SheetResource, Permission> = { cases: 'cases.register', tasks: 'cases.handle', duty: 'duty.edit', departments: 'directory.edit', matters: 'directory.edit', 'calendar-days': 'settings.edit', people: 'people.edit' };

const isSheet = (resource: string): resource is SheetResource => resource in WRITING;
/** The table of this name in files; null where there is none. */
export const sheetOf = (resource: string): SheetResource | null => (isSheet(resource) ? resource : null);

type Props = { resource: SheetResource; shown: Shown; onBrought: () => void };

/** Files in and out of the list that is shown. */
export function SheetTools({ resource, shown, onBrought }: Props) {
  const t = useT();
  const mayImport = useMay(WRITING[resource]);
  const [open, setOpen] = useState<'import' | 'export' | null>(null);
  return (
    <>
      {mayImport && <Button variant="text" aria-haspopup="dialog" onClick={() => setOpen('import')}>{t('import.open')}</Button>}
      <Button variant="text" aria-haspopup="dialog" onClick={() => setOpen('export')}>{t('export.open')}</Button>
      <Suspense>
        {open === 'import' && (
          <ImportDialog
            resource={resource}
            onClose={(wrote) => {
              setOpen(null);
              if (wrote) onBrought();
            }}
          />
        )}
        {open === 'export' && <ExportDialog resource={resource} shown={shown} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}
