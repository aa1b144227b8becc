import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Leave } from '../../schema/leave.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { useLeaveDays } from './useLeaveDays.ts';

/** On one's own account: when I am away and who stands in, and the way to change it. */
export function MyLeave({ id }: { id: string }) {
  const t = useT();
  const { today } = useDates();
  const days = useLeaveDays();
  const personName = usePersonName();
  const [opened, setOpened] = useState<Leave | 'new' | null>(null);
  const filter = encodeURIComponent(JSON.stringify({ personId: id, untilDay: { gte: today } }));
  const { data: rows, error, refetch } = useQuery({
    queryKey: ['leave', 'own', id, today],
    queryFn: async ({ signal }) => (await get<Page<Leave>>(`/api/leave?sort=fromDay&filter=${filter}`, signal)).data,
  });
  return (
    <Section title={t('leave.mine')} count={rows?.length} aside={<Button variant="outlined" onClick={() => setOpened('new')} sx={{ minHeight: 28, py: 0 }}>{t('leave.addMine')}</Button>}>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t('leave.mineHint')}</Box>
      {error ? (
        <LoadFailed error={error} retry={() => void refetch()} />
      ) : !rows ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Box sx={{ color: 'text.secondary' }}>{t('leave.none')}</Box>
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {rows.map((row) => (
            <Box component="li" key={row.id} sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 2, minHeight: 36, py: 0.25, borderBottom: 1, borderColor: 'hairline' }}>
              <Box sx={{ flex: '1 1 220px', fontWeight: 500 }}>{days(row)}</Box>
              <Box>{row.standInId ? `${t('leave.standIn')} ${personName(row.standInId)}` : t('leave.noStandIn')}</Box>
              <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t(row.fromDay <= today ? 'leave.now' : 'leave.later')}</Box>
              <Button variant="text" onClick={() => setOpened(row)} sx={{ minHeight: 28, py: 0 }}>{t('leave.edit')}</Button>
            </Box>
          ))}
        </Box>
      )}
      {opened && (opened === 'new' ? <LeaveDialog personId={id} onClose={() => setOpened(null)} /> : <LeaveDialog row={opened} onClose={() => setOpened(null)} />)}
    </Section>
  );
}
