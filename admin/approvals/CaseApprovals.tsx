import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { Approval } from '../../schema/approvals.ts';
import type { Case } from '../../schema/cases.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { ApprovalStatus } from './ApprovalStatus.tsx';
import { useNext } from './useNext.ts';

/** 特事特办 of a case: each request, how it stands and whose turn it is. Nothing where none was made. */
export function CaseApprovals({ row }: { row: Case }) {
  const t = useT();
  const next = useNext();
  const reads = useMay('approvals.read');
  const filter = encodeURIComponent(JSON.stringify({ caseId: row.id, kind: 'special' }));
  const { data } = useQuery({ queryKey: ['approvals', 'of', row.id], enabled: reads, queryFn: async ({ signal }) => (await get<Page<Approval>>(`/api/approvals?filter=${filter}`, signal)).data });
  if (!data || data.length === 0) return null;
  return (
    <Section title={t('approvals.special')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map((one) => (
          <Box component="li" key={one.id} sx={{ py: 0.5 }}>
            <ApprovalStatus status={one.status} /> · <Box component={Link} to={`/approvals/${one.id}`} sx={{ color: 'primary.main' }}>{t('approvals.request')}</Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary', overflowWrap: 'anywhere' }}>{next(one) || one.decision}</Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
