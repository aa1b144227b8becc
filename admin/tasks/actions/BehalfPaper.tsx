import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FileRow } from '../../../schema/files.ts';
import type { Task } from '../../../schema/tasks.ts';
import { get } from '../../api/http.ts';
import type { Page } from '../../api/rows.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { upload } from '../../files/upload.ts';
import { Field } from '../../form/Field.tsx';
import { Select } from '../../form/Select.tsx';
import { useT } from '../../messages/useT.ts';
import { ProblemNotice } from '../../states/Notice.tsx';

type Props = { task: Task; value: string | null; onChange: (fileId: string | null) => void };

/** 依据的文件: the paper on which the department said it, among the case's files or uploaded now. */
export function BehalfPaper({ task, value, onChange }: Props) {
  const t = useT();
  const dates = useDates();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const filter = encodeURIComponent(JSON.stringify({ caseId: task.caseId }));
  const { data } = useQuery({
    queryKey: ['files', 'case', task.caseId],
    queryFn: async ({ signal }) => (await get<Page<FileRow>>(`/api/files?filter=${filter}&limit=200`, signal)).data,
    enabled: task.caseId !== null,
  });
  const send = useMutation({
    mutationFn: (file: File) => upload(file, { subjectKind: 'tasks', subjectId: task.id }, { progress: () => {}, signal: new AbortController().signal }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['files'] });
      onChange(id);
    },
  });
  return (
    <Field
      path="fileId"
      label={t('tasks.behalfPaper')}
      hint={t('tasks.behalfPaperHint')}
      aside={<Button variant="text" disabled={send.isPending} onClick={() => input.current?.click()} sx={{ minHeight: 24, py: 0, fontSize: 13 }}>{t(send.isPending ? 'tasks.behalfUploading' : 'tasks.behalfUpload')}</Button>}
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
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) send.mutate(file);
            }}
          />
          {send.error && <Box sx={{ mt: 0.5 }}><ProblemNotice error={send.error} /></Box>}
        </>
      )}
    </Field>
  );
}
