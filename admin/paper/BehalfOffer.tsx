import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { FormRow } from '../../schema/paper.ts';
import type { Task } from '../../schema/tasks.ts';
import { get } from '../api/http.ts';
import { useFiles } from '../files/useFiles.ts';
import { useT } from '../messages/useT.ts';
import { useMe } from '../session/me.ts';

const TaskDialog = lazy(() => import('../tasks/actions/TaskDialog.tsx'));

/** What comes back on a 转办单. */
const ANSWERS = ['finish', 'return'] as const;
type Answered = (typeof ANSWERS)[number];

/** The slip of a 转办单 that came back signed: what the department wrote on it is entered on its behalf, resting on the scan. */
export function BehalfOffer({ paper }: { paper: FormRow }) {
  const t = useT();
  const coordinates = useMe()?.role === 'coordinator';
  const ofPart = coordinates && paper.form === 'transfer' && paper.subjectKind === 'tasks';
  const [asking, setAsking] = useState<Answered | null>(null);
  const { data: scans } = useFiles({ subjectKind: 'forms', subjectId: paper.id }, ofPart);
  const [scan] = scans ?? [];
  const { data: task } = useQuery({
    queryKey: ['tasks', paper.subjectId],
    queryFn: ({ signal }) => get<Task>(`/api/tasks/${paper.subjectId}`, signal),
    enabled: ofPart && scan !== undefined,
  });
  const answers = ANSWERS.filter((action) => task?.actions.includes(action));
  if (!task || !scan || answers.length === 0) return null;
  return (
    <Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 0.5 }}>{t('paper.behalfHint')}</Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {answers.map((action) => <Button key={action} variant="outlined" onClick={() => setAsking(action)}>{t(`paper.behalf.${action}`)}</Button>)}
      </Box>
      {asking && (
        <Suspense>
          <TaskDialog task={task} action={asking} fileId={scan.id} onClose={() => setAsking(null)} />
        </Suspense>
      )}
    </Box>
  );
}
