import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { lazy, Suspense, useState } from 'react';
import type { ClockMark } from '../../schema/cases.ts';
import { useT } from '../messages/useT.ts';
import { Shape, toneOf } from './StateMark.tsx';
import { useDates } from './useDates.ts';

const ClockAccount = lazy(() => import('./ClockAccount.tsx'));

export type Promised = { dueAt: string | null; provisional: boolean; clock: ClockMark };

/** Whose account a date opens: a task's own, or that of a case's answer. */
export type Account = { taskId: string; what?: string } | { caseId: string; what?: string };

type Props = { of: Promised; account?: Account; short?: boolean };

/**
 * A due date, never alone: 「3月16日 周一 17:30 · 还剩 2 个工作日」. A press or Enter opens its account.
 * `short` drops the time where a column is narrow; the words of the state stay.
 */
export function DueMark({ of, account, short = false }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const line = useDueLine(of, short);
  const year = of.dueAt?.slice(0, 4) ?? '';
  const tone = toneOf(of.clock.state);
  const hint = [of.provisional ? t('deadlines.provisional', { year }) : '', account ? t('deadlines.open') : ''].filter(Boolean);

  const text = (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'baseline',
        gap: 0.75,
        whiteSpace: 'nowrap',
        color: (theme) => (tone && tone !== 'ok' ? theme.palette.tones[tone].ink : 'inherit'),
        fontWeight: tone === 'overdue' ? 500 : 400,
      }}
    >
      {tone && <Shape tone={tone} />}
      <Box component="span" sx={of.provisional ? { borderBottom: '1px dotted currentColor' } : undefined}>
        {line}
      </Box>
      {of.provisional && <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>{t('deadlines.provisionalMark')}</Box>}
    </Box>
  );
  if (!account) {
    return hint.length > 0 ? <Tooltip title={hint.join(' · ')}>{text}</Tooltip> : text;
  }
  return (
    <>
      <Tooltip title={hint.join(' · ')}>
        <ButtonBase
          onClick={(event) => {
            event.stopPropagation();
            setOpen(true);
          }}
          aria-haspopup="dialog"
          sx={{ font: 'inherit', verticalAlign: 'baseline', borderRadius: '2px', px: 0.25, mx: -0.25, '&:hover': { textDecoration: 'underline', textUnderlineOffset: 3 } }}
        >
          {text}
        </ButtonBase>
      </Tooltip>
      {open && (
        <Suspense>
          <ClockAccount account={account} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function useDueLine({ dueAt, clock }: Promised, short: boolean): string {
  const t = useT();
  const dates = useDates();
  const left = clock.remainingWorkingDays ?? 0;
  if (clock.state === 'paused') return clock.remainingWorkingDays === null ? t('deadlines.paused') : t('deadlines.pausedLeft', { smart_count: left });
  if (!dueAt) return t('deadlines.notSet');
  const day = dates.dayOf(dueAt);
  // Another year's date is long already, and its hour can wait for the account.
  const otherYear = day.slice(0, 4) !== dates.today.slice(0, 4);
  const at = short || otherYear ? dates.day(day) : dates.moment(dueAt);
  switch (clock.state) {
    case 'overdue': {
      const over = clock.overdueWorkingDays ?? 0;
      return `${at} · ${over > 0 ? t('deadlines.over', { smart_count: over }) : t('deadlines.overSlightly')}`;
    }
    case 'today':
      return t('deadlines.todayAt', { time: dates.time(dueAt) });
    case 'soon':
    case 'ok':
      return `${at} · ${t('deadlines.left', { smart_count: left })}`;
    case 'none':
      return at;
  }
}
