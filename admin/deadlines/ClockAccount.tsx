import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import type { Account as AccountOf } from '../../schema/deadlines.ts';
import type { Task } from '../../schema/tasks.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { AccountDays } from './AccountDays.tsx';
import { AccountHead } from './AccountHead.tsx';
import type { Account } from './DueMark.tsx';

async function answerTaskOf(caseId: string): Promise<string | undefined> {
  const filter = encodeURIComponent(JSON.stringify({ caseId, kind: 'answer' }));
  const { data } = await get<Page<Task>>(`/api/tasks?filter=${filter}&limit=1`);
  return data[0]?.id;
}

async function fetchAccount(account: Account): Promise<AccountOf | null> {
  const taskId = 'taskId' in account ? account.taskId : await answerTaskOf(account.caseId);
  return taskId ? get<AccountOf>(`/api/tasks/${taskId}/clock`) : null;
}

/** The day-by-day account of one promise, with what it rests on. */
export default function ClockAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useT();
  const translate = useTranslate();
  const query = useQuery({ queryKey: ['tasks', 'clock', account], queryFn: () => fetchAccount(account) });
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="clock-account" onClick={(event) => event.stopPropagation()}>
      <Box sx={{ display: 'flex', alignItems: 'center', px: 2.5, pt: 1.5, pb: 0.5 }}>
        <Box component="h2" id="clock-account" sx={{ m: 0, fontSize: 16, flex: 1 }}>
          {account.what ? t('deadlines.accountOf', { what: account.what }) : t('deadlines.account')}
        </Box>
        <IconButton onClick={onClose} aria-label={translate('ra.action.close')} edge="end">
          <CloseIcon fontSize="small" />
        </IconButton>
      </Box>
      <Box sx={{ px: 2.5, pb: 2.5, overflow: 'auto' }}>
        {query.isPending && <Loading />}
        {query.isError && <LoadFailed error={query.error} retry={() => query.refetch()} />}
        {query.data === null && <Box sx={{ py: 3, color: 'text.secondary' }}>{t('deadlines.notVisible')}</Box>}
        {query.data && (
          <>
            <AccountHead account={query.data} />
            <AccountDays account={query.data} />
          </>
        )}
      </Box>
    </Dialog>
  );
}
