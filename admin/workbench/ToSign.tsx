import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { Approval } from '../../schema/approvals.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useNext } from '../approvals/useNext.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { RowLink } from './RowLink.tsx';

const FILTER = encodeURIComponent(JSON.stringify({ forMe: true, kind: 'special' }));

/** 特事特办: what waits for my word, with the day by which. Says nothing where nothing does. */
export function ToSign() {
  const t = useT();
  const next = useNext();
  const reads = useMay('approvals.read');
  // A head signs without seeing the promise behind it.
  const mayOpen = useMay('promises.see_all');
  const { data } = useQuery({ queryKey: ['approvals', 'toSign'], enabled: reads, queryFn: ({ signal }) => get<Page<Approval>>(`/api/approvals?filter=${FILTER}&limit=20`, signal), refetchInterval: 60_000 });
  if (!data || data.data.length === 0) return null;
  return (
    <Section title={t('workbench.toSign')} count={data.total} aside={<Button variant="text" component={Link} to="/approvals" sx={{ minHeight: 24, py: 0 }}>{t('workbench.all')}</Button>}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.data.map((row) => (
          <RowLink
            key={row.id}
            to={`/approvals/${row.id}`}
            lead={t('approvals.special')}
            number={row.caseNumber ?? ''}
            text={[row.caseTitle, next(row)].filter(Boolean).join(' · ')}
            due={row.owed && <DueMark of={row.owed} {...(mayOpen && { account: { taskId: row.owed.id, what: `${row.caseNumber ?? ''} ${t('tasks.kind.sign')}` } })} />}
          />
        ))}
      </Box>
    </Section>
  );
}
