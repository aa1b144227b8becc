import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FileOwner, FileRow } from '../../../schema/files.ts';
import { get } from '../../api/http.ts';
import type { Page } from '../../api/rows.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { UploadLine } from '../../files/UploadLine.tsx';
import { useUploads } from '../../files/useUploads.ts';
import { Field } from '../../form/Field.tsx';
import { Select } from '../../form/Select.tsx';
import { useT } from '../../messages/useT.ts';

type Props = { caseId: string | null; subject: { subjectKind: FileOwner; subjectId: string }; value: string | null; onChange: (fileId: string | null) => void; required?: boolean; error?: string | undefined };

/** 依据的文件: the paper on which the department said it, among the files of the case (or of what it is for) or uploaded now. */
export function BehalfPaper({ caseId, subject, value, onChange, required = false, error }: Props) {
  const t = useT();
  const dates = useDates();
  const input = useRef<HTMLInputElement>(null);
  const filter = encodeURIComponent(JSON.stringify(caseId === null ? subject : { caseId }));
  const { data } = useQuery({
    queryKey: ['files', 'case', caseId ?? subject.subjectId],
    queryFn: async ({ signal }) => (await get<Page<FileRow>>(`/api/files?filter=${filter}&limit=200`, signal)).data,
  });
  const { uploads, add, retry, dismiss } = useUploads(subject, ({ id }) => onChange(id));
  return (
    <Field
      path="fileId"
      label={t('tasks.behalfPaper')}
      hint={t('tasks.behalfPaperHint')}
      required={required}
      error={error}
      aside={<Button variant="text" onClick={() => input.current?.click()} sx={{ minHeight: 24, py: 0, fontSize: 13 }}>{t('tasks.behalfUpload')}</Button>}
    >
      {(field) => (
        <>
          <Select {...field} empty={t('tasks.behalfNoPaper')} value={value} onChange={onChange} options={(data ?? []).map(({ id, name, createdAt }) => ({ value: id, label: `${name} · ${dates.moment(createdAt)}` }))} />
          <input
            ref={input}
            type="file"
            hidden
            aria-label={t('tasks.behalfUpload')}
            onChange={(event) => {
              add(event.target.files ?? []);
              event.target.value = '';
            }}
          />
          {uploads.map((one) => <UploadLine key={one.key} upload={one} onRetry={() => retry(one)} onDismiss={() => dismiss(one.key)} />)}
        </>
      )}
    </Field>
  );
}
