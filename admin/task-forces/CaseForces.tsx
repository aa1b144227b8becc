import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { Case } from '../../schema/cases.ts';
import type { TaskForce } from '../../schema/task-forces.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useCaseTasks } from '../cases/useCase.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { useLeadName } from './ForceList.tsx';

/** The task forces that work on a case, or did. Nothing where none was formed. */
export function CaseForces({ row }: { row: Case }) {
  const t = useT();
  const leadName = useLeadName();
  const ids = [...new Set((useCaseTasks(row.id).data ?? []).flatMap(({ forceId }) => forceId ?? []))];
  const filter = encodeURIComponent(JSON.stringify({ id: ids }));
  const { data } = useQuery({ queryKey: ['task-forces', 'of', row.id, ...ids], enabled: ids.length > 0, queryFn: async ({ signal }) => (await get<Page<TaskForce>>(`/api/task-forces?filter=${filter}`, signal)).data });
  if (!data || data.length === 0) return null;
  return (
    <Section title={t('taskForces.title')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map((force) => (
          <Box component="li" key={force.id} sx={{ py: 0.5, overflowWrap: 'anywhere' }}>
            <Box component={Link} to={`/task-forces/${force.id}`} sx={{ color: 'primary.main' }}>{force.title}</Box>
            <Box component="span" sx={{ color: 'text.secondary' }}> · {t(`taskForces.status.${force.status}`)} · {leadName(force)}</Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
