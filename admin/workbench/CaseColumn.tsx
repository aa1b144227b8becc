import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { Case } from '../../schema/cases.ts';
import { get } from '../api/http.ts';
import { type Page, sortPath } from '../api/rows.ts';
import { VIEWS, type ViewName } from '../cases/views.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { RowLink } from './RowLink.tsx';

/** The first cases of a built-in view. */
export function CaseColumn({ title, view, none, limit = 12 }: { title: string; view: ViewName; none: string; limit?: number }) {
  const t = useT();
  const departmentName = useDepartmentName();
  const { filter, sort } = VIEWS[view];
  const query = `filter=${encodeURIComponent(JSON.stringify(filter))}&sort=${sortPath(sort)}&limit=${limit}`;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['cases', 'column', query],
    queryFn: ({ signal }) => get<Page<Case>>(`/api/cases?${query}`, signal),
    refetchInterval: 60_000,
  });
  return (
    <Section title={title} count={data?.total} aside={<Button variant="text" component={Link} to={`/cases/view/${view}`} sx={{ minHeight: 24, py: 0 }}>{t('workbench.all')}</Button>}>
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {isPending && <Loading />}
      {data?.data.length === 0 && <Box sx={{ color: 'text.secondary', py: 1 }}>{none}</Box>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data?.data.map((row) => (
          <RowLink
            key={row.id}
            to={`/cases/${row.id}`}
            lead={departmentName(row.leadDepartmentId) || t(`cases.stage.${row.stage}`)}
            number={row.number}
            text={row.title}
            due={<DueMark of={row} account={{ caseId: row.id, what: row.number }} />}
          />
        ))}
      </Box>
    </Section>
  );
}
