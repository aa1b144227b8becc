import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useState } from 'react';
import type { Job } from '../../schema/jobs.ts';
import { isMoving } from '../calendar/moves/askMoves.ts';
import { MovesList } from '../calendar/moves/MovesList.tsx';
import { download } from '../export/download.ts';
import { useT } from '../messages/useT.ts';
import { Notice, ProblemNotice } from '../states/Notice.tsx';

/** How far a job is, or what became of it. */
export function Outcome({ job }: { job: Job }) {
  const t = useT();
  const { status, dryRun, done, total, added, changed, refused } = job;
  if (status === 'ready' || status === 'running') {
    return (
      <Box>
        <Box role="status" sx={{ fontSize: 13, mb: 0.5, fontVariantNumeric: 'tabular-nums' }}>{t(dryRun ? 'import.trying' : 'import.writing', { done, total })}</Box>
        <LinearProgress variant="determinate" value={total === 0 ? 0 : (done / total) * 100} aria-label={t('import.open')} />
      </Box>
    );
  }
  const counts = { total, done: added + changed, added, changed, refused, same: done - added - changed - refused };
  const said = status === 'cancelled' ? 'cancelled' : status === 'failed' ? 'failed' : dryRun ? 'trial' : 'done';
  return (
    <>
      <Notice tone={status === 'failed' ? 'overdue' : refused > 0 || status === 'cancelled' ? 'soon' : 'ok'} role="status">{t(`import.${said}`, counts)}</Notice>
      {dryRun && job.moves && isMoving(job.moves) && <MovesList moves={job.moves} />}
      {job.errors.length > 0 && <Refused job={job} />}
    </>
  );
}

function Refused({ job }: { job: Job }) {
  const t = useT();
  const [failure, setFailure] = useState<unknown>(null);
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 0.5 }}>
        <Box component="h3" sx={{ m: 0, fontSize: 14, fontWeight: 500, flex: 1 }}>{t('import.errors')}</Box>
        <Button variant="outlined" title={t('import.downloadHint')} onClick={() => void download(`/api/jobs/${job.id}/errors?format=xlsx`).then(() => setFailure(null), setFailure)}>{t('import.download')}</Button>
      </Box>
      <ProblemNotice error={failure} />
      <Box component="ul" tabIndex={0} aria-label={t('import.errors')} sx={{ m: 0, p: 0, listStyle: 'none', maxHeight: 180, overflow: 'auto', border: 1, borderColor: 'hairline', fontSize: 13 }}>
        {job.errors.map(({ row, column, message }, at) => (
          <Box component="li" key={at} sx={{ display: 'grid', gridTemplateColumns: '84px 120px 1fr', gap: 1, px: 1, py: 0.5, borderBottom: 1, borderColor: 'hairline' }}>
            <span>{t('import.row', { row })}</span>
            <Box component="span" sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{column}</Box>
            <span>{message}</span>
          </Box>
        ))}
      </Box>
      {job.more && <Box sx={{ fontSize: 13, color: 'text.secondary', mt: 0.5 }}>{t('import.more')}</Box>}
    </Box>
  );
}
