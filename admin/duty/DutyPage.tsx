import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useNotify } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { Duty } from '../../schema/duty.ts';
import { useRefresh } from '../actions/useAct.ts';
import { addMonths, daysIn, rowsAt, standingOf, yearOf } from '../calendar/days.ts';
import { useCalendarDays } from '../calendar/useCalendarDays.ts';
import { useDates } from '../deadlines/useDates.ts';
import { SheetTools } from '../import/SheetTools.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useLeaveWithin } from '../leave/useLeave.ts';
import { useT } from '../messages/useT.ts';
import { printPaper } from '../paper/print.ts';
import { useMay, useMe } from '../session/me.ts';
import { useSites } from '../sites/useSites.ts';
import { Notice } from '../states/Notice.tsx';
import { Empty, LoadFailed, Loading } from '../states/States.tsx';
import { DayDialog } from './DayDialog.tsx';
import { DutyTabs } from './DutyTabs.tsx';
import { MonthRoster } from './MonthRoster.tsx';
import { useRoster } from './useDuty.tsx';

const PlanDialog = lazy(() => import('./PlanDialog.tsx'));
const SwapDialog = lazy(() => import('./SwapDialog.tsx'));

/** 值班表: a month of one site, who has A and who has B. */
export default function DutyPage() {
  const t = useT();
  const me = useMe();
  const dates = useDates();
  const phone = usePhone();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayEdit = useMay('duty.edit');
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = useState<'plan' | 'swap' | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const sites = useSites().filter(({ retiredAt }) => retiredAt === null);
  const siteId = params.get('site') ?? (sites.some(({ id }) => id === me?.siteId) ? (me?.siteId ?? null) : (sites[0]?.id ?? null));
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(params.get('month') ?? '') ? String(params.get('month')) : dates.today.slice(0, 7);
  const days = useMemo(() => daysIn(Number(month.slice(0, 4)), Number(month.slice(5))), [month]);
  const [from = '', until = ''] = [days[0], days.at(-1)];
  const { data: roster, error, refetch } = useRoster(siteId, from, until);
  const leave = useLeaveWithin(from, until).data;
  const calendar = useCalendarDays(yearOf(from)).data;
  const standing = standingOf(rowsAt(calendar ?? [], siteId));
  const byDay = useMemo(() => new Map((roster ?? []).map((row) => [row.date, row])), [roster]);
  const unmanned = roster && calendar ? days.filter((date) => date >= dates.today && standing(date).kind === 'work' && !byDay.has(date)) : [];

  const put = (name: 'site' | 'month', value: string) => {
    const next = new URLSearchParams(params);
    next.set(name, value);
    setParams(next, { replace: true });
  };
  const print = () => {
    if (!printPaper(`/api/duty/sheet?siteId=${siteId ?? ''}&month=${month}`)) notify(t('paper.printBlocked'), { type: 'error' });
  };
  const step = (by: number) => put('month', addMonths(`${month}-01`, by).slice(0, 7));
  const plan = mayEdit && siteId !== null && <Button variant="contained" aria-haspopup="dialog" onClick={() => setOpen('plan')}>{t('duty.plan.open')}</Button>;
  const opened: Duty | undefined = day === null ? undefined : byDay.get(day);

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <PageHead title={t('duty.title')} actions={plan} />
      <DutyTabs current="roster" />
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, px: 2, py: 1, flex: 'none' }}>
        {sites.length > 1 && (
          <Box component="select" aria-label={t('duty.site')} value={siteId ?? ''} onChange={(event: React.ChangeEvent<HTMLSelectElement>) => put('site', event.target.value)} sx={{ height: 32, maxWidth: 220, px: 1, font: 'inherit', color: 'text.primary', bgcolor: 'background.paper', border: 1, borderColor: 'field', borderRadius: '3px' }}>
            {sites.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </Box>
        )}
        <Button variant="outlined" onClick={() => step(-1)} aria-label={t('duty.previous')}>‹</Button>
        <Box component="span" role="status" sx={{ minWidth: 104, textAlign: 'center', fontWeight: 600 }}>{t('duty.month', { year: Number(month.slice(0, 4)), month: Number(month.slice(5)) })}</Box>
        <Button variant="outlined" onClick={() => step(1)} aria-label={t('duty.next')}>›</Button>
        {month !== dates.today.slice(0, 7) && <Button variant="text" onClick={() => put('month', dates.today.slice(0, 7))}>{t('duty.thisMonth')}</Button>}
        <Box sx={{ flex: 1 }} />
        {mayEdit && siteId !== null && <Button variant="text" aria-haspopup="dialog" onClick={() => setOpen('swap')}>{t('duty.swap.open')}</Button>}
        {!phone && siteId !== null && (
          <>
            <SheetTools resource="duty" shown={{ filter: { siteId, date: { gte: from, lte: until } }, q: '', sort: 'date', columns: ['date', 'siteId', 'aId', 'bId'] }} onBrought={() => void refresh()} />
            <Button variant="text" onClick={print}>{t('duty.print')}</Button>
          </>
        )}
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline', px: 2, py: 1.5 }}>
        {siteId === null ? (
          <Empty title={t('duty.noSite')} hint={t('duty.noSiteHint')} />
        ) : error ? (
          <LoadFailed error={error} retry={() => void refetch()} />
        ) : !roster || !calendar ? (
          <Loading />
        ) : (
          <Box sx={{ maxWidth: 1120 }}>
            {(roster.length === 0 || unmanned.length > 0) && (
              <Box sx={{ mb: 1 }}>
                <Notice tone={roster.length === 0 ? 'ok' : 'soon'} role="status">
                  {roster.length === 0 ? `${t('duty.emptyTitle')}${t('form.colon')}${t('duty.emptyHint')}` : t('duty.openDays', { smart_count: unmanned.length })}
                </Notice>
              </Box>
            )}
            <MonthRoster days={days} byDay={byDay} standing={standing} leave={leave ?? []} list={phone} onOpen={mayEdit ? setDay : undefined} />
            <Box sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>{t('duty.note')}</Box>
          </Box>
        )}
      </Box>
      <Suspense>
        {open === 'plan' && siteId !== null && <PlanDialog siteId={siteId} month={month} onClose={() => setOpen(null)} />}
        {open === 'swap' && siteId !== null && <SwapDialog siteId={siteId} onClose={() => setOpen(null)} />}
      </Suspense>
      {day !== null && siteId !== null && <DayDialog key={day} day={day} siteId={siteId} row={opened} onClose={() => setDay(null)} />}
    </Box>
  );
}
