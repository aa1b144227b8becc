import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FileRow } from '../../schema/files.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useDates } from '../deadlines/useDates.ts';
import { UploadLine } from '../files/UploadLine.tsx';
import { useUploads } from '../files/useUploads.ts';
import { Field } from '../form/Field.tsx';
import { Tick } from '../form/Tick.tsx';
import { useT } from '../messages/useT.ts';

type Props = { caseId: string; label: string; hint: string; path: string; required?: boolean; error?: string | undefined; value: readonly string[]; onChange: (ids: string[]) => void };

/** Files of a case and its tasks to be ticked, or one uploaded now, which is ticked by itself. */
export function EvidenceField({ caseId, label, hint, path, required = false, error, value, onChange }: Props) {
  const t = useT();
  const dates = useDates();
  const input = useRef<HTMLInputElement>(null);
  const filter = encodeURIComponent(JSON.stringify({ caseId }));
  const { data } = useQuery({ queryKey: ['files', 'case', caseId], queryFn: async ({ signal }) => (await get<Page<FileRow>>(`/api/files?filter=${filter}&limit=200`, signal)).data });
  const { uploads, add, retry, dismiss } = useUploads({ subjectKind: 'cases', subjectId: caseId }, ({ id }) => onChange([...value, id]));
  return (
    <Field path={path} label={label} hint={hint} required={required} error={error} aside={<Button variant="text" onClick={() => input.current?.click()} sx={{ minHeight: 24, py: 0, fontSize: 13 }}>{t('approvals.upload')}</Button>}>
      {({ id, describedBy }) => (
        <Box id={id} role="group" aria-label={label} aria-describedby={describedBy} sx={{ display: 'grid' }}>
          {data?.length === 0 && uploads.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('approvals.noEvidence')}</Box>}
          {(data ?? []).map((file) => (
            <Tick key={file.id} label={`${file.name} · ${dates.moment(file.createdAt)}`} checked={value.includes(file.id)} onChange={(on) => onChange(on ? [...value, file.id] : value.filter((one) => one !== file.id))} />
          ))}
          <input
            ref={input}
            type="file"
            hidden
            aria-label={t('approvals.upload')}
            onChange={(event) => {
              add(event.target.files ?? []);
              event.target.value = '';
            }}
          />
          {uploads.map((one) => <UploadLine key={one.key} upload={one} onRetry={() => retry(one)} onDismiss={() => dismiss(one.key)} />)}
        </Box>
      )}
    </Field>
  );
}
