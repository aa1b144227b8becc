import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { useId, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { SHEETS, type SheetResource } from '../../schema/sheets.ts';
import { useSheetFields } from '../export/useSheetFields.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { Columns } from './Columns.tsx';
import { DropZone } from './DropZone.tsx';
import { mapped } from './mapping.ts';
import { Outcome } from './Outcome.tsx';
import { useImport } from './useImport.ts';

/** Where rows are only corrected, never added. */
const CORRECTED: Partial<Record<SheetResource, 'import.noteTasks' | 'import.noteRuns'>> = { tasks: 'import.noteTasks', bundles: 'import.noteRuns' };

type Props = { resource: SheetResource; onClose: (wrote: boolean) => void };

/** A file into a table: chosen, read, tried, then written. Nothing is written before somebody has seen what would be. */
export default function ImportDialog({ resource, onClose }: Props) {
  const t = useT();
  const [locale] = useLocaleState();
  const phone = usePhone();
  const titleId = useId();
  const fields = useSheetFields(resource);
  const { file, job, busy, failure, attempt, write, cancel } = useImport(resource);
  const [headerRow, setHeaderRow] = useState('');
  const live = job?.status === 'ready' || job?.status === 'running';
  const writing = job !== null && !job.dryRun;
  const count = job ? job.total - job.refused : 0;
  const sheet = job && job.sheets.length > 1 ? { sheet: job.sheet } : {};
  const row = (text: string) => (/^[1-9]\d{0,2}$/.test(text) ? { headerRow: Number(text) } : {});
  const anew = (more: object) => file && void attempt(file, { ...sheet, ...row(headerRow), ...more });
  const close = () => onClose(writing);
  return (
    <Dialog open onClose={close} maxWidth="md" fullWidth fullScreen={phone} aria-labelledby={titleId}>
      <Box sx={{ px: 3, pt: 2, pb: 1 }}>
        <Box component="h2" id={titleId} sx={{ m: 0, fontSize: 17, fontWeight: 600 }}>{t('import.title', { resource: SHEETS[resource][locale === 'en' ? 'en' : 'zh'] })}</Box>
        {!writing && <Box sx={{ mt: 0.25, color: 'text.secondary', fontSize: 13 }}>{t(CORRECTED[resource] ?? 'import.note')}</Box>}
      </Box>
      <Box sx={{ px: 3, py: 1, overflow: 'auto', display: 'grid', gridAutoRows: 'max-content', gap: 1.5, flex: 1 }}>
        {!writing && (
          <DropZone
            chosen={file?.name ?? null}
            disabled={busy && job === null}
            onFile={(given) => {
              setHeaderRow('');
              void attempt(given, {});
            }}
          />
        )}
        {busy && job === null && <Box role="status">{t('import.reading')}</Box>}
        {file && !writing && (job !== null || failure !== null) && (
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'end' }}>
            {job && job.sheets.length > 1 && (
              <Box sx={{ minWidth: 180 }}>
                <Field label={t('import.sheet')}>
                  {(field) => <Select {...field} value={job.sheet} onChange={(name) => name !== null && void attempt(file, { sheet: name })} options={job.sheets.map((name) => ({ value: name, label: name }))} />}
                </Field>
              </Box>
            )}
            <Box sx={{ width: 130 }}>
              <Field label={t('import.headerRow')}>
                {(field) => (
                  <Box onBlur={() => headerRow !== '' && headerRow !== String(job?.headerRow) && anew({})}>
                    <TextInput {...field} inputMode="numeric" maxLength={3} value={headerRow === '' ? String(job?.headerRow ?? '') : headerRow} onChange={(typed) => setHeaderRow(typed.replace(/\D/g, ''))} />
                  </Box>
                )}
              </Field>
            </Box>
          </Box>
        )}
        {job && !writing && <Columns job={job} fields={fields} disabled={busy && !live} onMap={(header, field) => anew({ mapping: mapped(job.columns, header, field) })} />}
        {job && <Outcome job={job} />}
        <ProblemNotice error={failure} />
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 3, py: 1.5, borderTop: 1, borderColor: 'hairline' }}>
        <Box sx={{ flex: 1, fontSize: 12, color: 'text.secondary' }}>{writing && live && t('import.leave')}</Box>
        {writing && live && <Button variant="outlined" onClick={() => void cancel()}>{t('import.cancel')}</Button>}
        <Button variant={writing ? 'contained' : 'outlined'} onClick={close}>{t('import.close')}</Button>
        {!writing && job !== null && job.status !== 'failed' && (
          <Button variant="contained" disabled={busy || job?.status !== 'done' || count === 0} onClick={() => void write()}>
            {job?.status === 'done' && count === 0 ? t('import.nothing') : t('import.submit', { count })}
          </Button>
        )}
      </Box>
    </Dialog>
  );
}
