import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { useT } from '../messages/useT.ts';

type Props = {
  when: boolean;
  /** Which way out is asked about, by path; any other page, unless told. */
  leaves?: (from: string, to: string) => boolean;
  hint?: string;
};

const otherPage = (from: string, to: string) => from !== to;

/** Asks before leaving, only while something typed is kept nowhere but on the screen. The router listens to one guard at a time, so only those with something to guard stand. */
export function LeaveGuard({ when, ...guard }: Props) {
  return when ? <Guard {...guard} /> : null;
}

function Guard({ leaves = otherPage, hint }: Omit<Props, 'when'>) {
  const t = useT();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => leaves(currentLocation.pathname, nextLocation.pathname));
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog open onClose={() => blocker.reset()} maxWidth="xs" fullWidth aria-labelledby="leave-title">
      <Box sx={{ px: 3, py: 2 }}>
        <Box component="h2" id="leave-title" sx={{ m: 0, mb: 0.5, fontSize: 17, fontWeight: 600 }}>{t('edit.leaveTitle')}</Box>
        <Box sx={{ color: 'text.secondary' }}>{hint ?? t('edit.leaveHint')}</Box>
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, mt: 2 }}>
          <Button variant="outlined" onClick={() => blocker.proceed()}>{t('edit.leave')}</Button>
          <Button variant="contained" autoFocus onClick={() => blocker.reset()}>{t('edit.stay')}</Button>
        </Box>
      </Box>
    </Dialog>
  );
}
