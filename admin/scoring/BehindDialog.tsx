import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { ScoreLine, ScoredRow } from '../../schema/scoring.ts';
import { get } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';

export type Behind = { departmentId: string; line: ScoreLine; name: string };
const LISTED = 500;

const PLACES: Record<ScoredRow['resource'], (id: string) => string> = {
  tasks: (id) => `/tasks/${id}`,
  cases: (id) => `/cases/${id}`,
  'supervision-notices': (id) => `/supervision/${id}`,
  'accountability-records': () => '/supervision/accountability',
};

/** The rows one figure was counted from. */
export function BehindDialog({ behind: { departmentId, line, name }, from, to, onClose }: { behind: Behind; from: string; to: string; onClose: () => void }) {
  const t = useT();
  const dates = useDates();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['scores', 'rows', departmentId, line.measure, from, to],
    queryFn: ({ signal }) => get<{ data: ScoredRow[] }>(`/api/scores/rows?from=${from}&to=${to}&departmentId=${departmentId}&measure=${line.measure}`, signal),
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="behind-title">
      <DialogTitle id="behind-title">{name}</DialogTitle>
      <DialogContent dividers>
        <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t(`scoring.means.${line.measure}`)}</Box>
        {error ? <LoadFailed error={error} retry={refetch} /> : isPending ? <Loading /> : data.data.length === 0 ? t('scoring.none') : null}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {data?.data.map((row) => (
            <Box component="li" key={row.id} sx={{ display: 'flex', gap: 1.5, py: 0.75, borderBottom: 1, borderColor: 'hairline' }}>
              <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
                <Link to={PLACES[row.resource](row.id)} onClick={onClose} style={{ color: 'inherit' }}>{[row.number, row.title].filter(Boolean).join(' ')}</Link>
              </Box>
              <Box component="time" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{row.at.length === 10 ? dates.day(row.at) : dates.moment(row.at)}</Box>
            </Box>
          ))}
        </Box>
        {line.rows > LISTED && <Box sx={{ fontSize: 13, color: 'text.secondary', pt: 1 }}>{t('scoring.shown')}</Box>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>{t('edit.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
