import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import OutlinedInput from '@mui/material/OutlinedInput';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Case } from '../../../schema/cases.ts';
import type { MeetingRoom } from '../../../schema/meetings.ts';
import { get } from '../../api/http.ts';
import type { Page } from '../../api/rows.ts';
import { DueMark } from '../../deadlines/DueMark.tsx';
import { useT } from '../../messages/useT.ts';
import { ProblemNotice } from '../../states/Notice.tsx';
import { useMeetingWrite } from '../api.ts';

const OPEN = encodeURIComponent(JSON.stringify({ stage: ['triaged', 'working'] }));
const SHOWN = 20;

/** Any open case by number or words, put at the end of the agenda. */
export default function AddCase({ room: { meeting, items }, onClose }: { room: MeetingRoom; onClose: () => void }) {
  const t = useT();
  const { create } = useMeetingWrite();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['cases', 'forAgenda', q],
    queryFn: ({ signal }) => get<Page<Case>>(`/api/cases?filter=${OPEN}&limit=${SHOWN}${q ? `&q=${encodeURIComponent(q)}` : '&sort=dueAt'}`, signal),
    placeholderData: keepPreviousData,
  });
  const add = async (row: Case) => {
    setBusy(row.id);
    setFailure(null);
    try {
      await create('meeting-items', { meetingId: meeting.id, caseId: row.id, why: ['added'] });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(null);
    }
  };
  const rows = found.data?.data ?? [];
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-label={t('meetings.agenda.add')}>
      <Box sx={{ px: 2.5, pt: 2, pb: 1 }}>
        <Box component="h2" sx={{ m: 0, mb: 1, fontSize: 17, fontWeight: 600 }}>{t('meetings.agenda.add')}</Box>
        <OutlinedInput autoFocus fullWidth type="search" value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('layout.findPlaceholder')} inputProps={{ 'aria-label': t('layout.find') }} />
      </Box>
      <Box sx={{ px: 2.5, overflow: 'auto', minHeight: 240, maxHeight: '60vh' }}>
        <ProblemNotice error={failure ?? found.error} />
        {found.data && rows.length === 0 && <Box sx={{ py: 2, color: 'text.secondary' }}>{t('meetings.agenda.noneFound')}</Box>}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {rows.map((row) => {
            const there = items.some(({ caseId }) => caseId === row.id);
            return (
              <Box component="li" key={row.id} sx={{ display: 'flex', flexWrap: { xs: 'wrap', sm: 'nowrap' }, alignItems: 'center', gap: 1.5, py: 0.5, borderBottom: 1, borderColor: 'hairline' }}>
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <Box component="span" sx={{ color: 'text.secondary', mr: 1 }}>{row.number}</Box>{row.title}
                  {row.stuckAt && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{row.stuckAt}</Box>}
                </Box>
                <DueMark of={row} short />
                <Button variant="outlined" disabled={there || busy !== null} onClick={() => void add(row)} aria-label={`${t('meetings.agenda.addOne')} ${row.number}`} sx={{ minHeight: 28, py: 0 }}>{t(there ? 'meetings.agenda.there' : 'meetings.agenda.addOne')}</Button>
              </Box>
            );
          })}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', px: 2.5, py: 1.5 }}><Button variant="contained" onClick={onClose}>{t('meetings.agenda.doneAdding')}</Button></Box>
    </Dialog>
  );
}
