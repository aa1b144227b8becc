import Box from '@mui/material/Box';
import { useState } from 'react';
import type { DutyPlan } from '../../schema/duty.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { post, request } from '../api/http.ts';
import { addMonths, daysIn, rowsAt, shift, standingOf, yearOf } from '../calendar/days.ts';
import { useCalendarDays } from '../calendar/useCalendarDays.ts';
import { useDates } from '../deadlines/useDates.ts';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { Tick } from '../form/Tick.tsx';
import { useAwayWords } from '../leave/useLeave.ts';
import { useT } from '../messages/useT.ts';
import { usePeople, usePersonName } from '../people/usePeople.ts';
import { useSayUndoable } from './useDuty.tsx';

type Props = { siteId: string; month: string; onClose: () => void };
/** As many as one plan takes. */
const MOST = 100;

function daysFrom(from: string, until: string): string[] {
  const days: string[] = [];
  for (let day = from; day !== '' && day <= until && days.length < MOST; day = shift(day, 1)) days.push(day);
  return days;
}

/** Shares the days of a period: who, from when to when; shown first, saved then. */
export default function PlanDialog({ siteId, month, onClose }: Props) {
  const t = useT();
  const dates = useDates();
  const refresh = useRefresh();
  const say = useSayUndoable();
  const awayWords = useAwayWords();
  const coordinators = usePeople().filter(({ role, retiredAt }) => role === 'coordinator' && retiredAt === null);
  const first = `${month}-01`;
  const [from, setFrom] = useState(first > dates.today ? first : month === dates.today.slice(0, 7) ? dates.today : addMonths(`${dates.today.slice(0, 7)}-01`, 1));
  const [until, setUntil] = useState(() => daysIn(yearOf(from), Number(from.slice(5, 7))).at(-1) ?? from);
  // Who belongs to the site is ticked; those of no site help out where they are asked to.
  const own = coordinators.filter((person) => person.siteId === siteId).map(({ id }) => id);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const people = chosen ?? (own.length > 0 ? own : coordinators.map(({ id }) => id));
  const [daysOff, setDaysOff] = useState<readonly string[]>([]);
  const [plan, setPlan] = useState<DutyPlan | null>(null);
  const [asked, setAsked] = useState(false);
  const calendar = [...(useCalendarDays(yearOf(from || first)).data ?? []), ...(useCalendarDays(yearOf(until || from || first)).data ?? [])];
  const standing = standingOf(rowsAt(calendar, siteId));
  const off = daysFrom(from, until).filter((day) => standing(day).kind === 'off');
  const anew = <T,>(set: (value: T) => void) => (value: T) => {
    set(value);
    setPlan(null);
  };
  const toggle = (list: readonly string[], one: string, on: boolean) => (on ? [...list, one] : list.filter((id) => id !== one));
  const submit = async () => {
    if (plan === null) {
      setPlan(await post<DutyPlan>('/api/duty/plan', { siteId, from, until, people, daysOff: daysOff.filter((day) => off.includes(day)) }));
      return false;
    }
    const { undo } = await request<{ undo?: string }>('PATCH', '/api/duty', { rows: [], add: plan.days });
    await refresh();
    say(t('duty.plan.saved', { smart_count: plan.days.length }), undo);
    return undefined;
  };
  const ready = from !== '' && until !== '' && people.length > 0 && (plan === null || plan.days.length > 0);
  return (
    <ActionDialog wide title={t('duty.plan.title')} note={t('duty.plan.note')} submitLabel={t(plan === null ? 'duty.plan.look' : 'duty.plan.save')} ready={ready} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        <Field label={t('duty.plan.from')} path="from" required>{(field) => <DayInput {...field} value={from} onChange={anew(setFrom)} />}</Field>
        <Field label={t('duty.plan.until')} path="until" required>{(field) => <DayInput {...field} min={from} value={until} onChange={anew(setUntil)} />}</Field>
      </Box>
      <Box component="fieldset" sx={group}>
        <Box component="legend" sx={legend}>{t('duty.plan.people')}</Box>
        {coordinators.map(({ id, name }) => (
          <Tick key={id} label={[name, awayWords(id)].filter(Boolean).join(' · ')} checked={people.includes(id)} onChange={(on) => anew(setChosen)(toggle(people, id, on))} />
        ))}
        {asked && people.length === 0 && <Box role="alert" sx={{ fontSize: 12, color: (theme) => theme.palette.tones.soon.ink }}>{t('actions.required')}</Box>}
      </Box>
      <Box component="fieldset" sx={group}>
        <Box component="legend" sx={legend}>{t('duty.plan.daysOff')}</Box>
        {off.length === 0 && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('duty.plan.noDaysOff')}</Box>}
        {off.map((day) => <Tick key={day} label={[dates.day(day), standing(day).row?.name].filter(Boolean).join(' ')} checked={daysOff.includes(day)} onChange={(on) => anew(setDaysOff)(toggle(daysOff, day, on))} />)}
      </Box>
      {plan && <Preview plan={plan} />}
    </ActionDialog>
  );
}

const group = { m: 0, p: 0, border: 0, minWidth: 0 } as const;
const legend = { p: 0, fontSize: 13, color: 'text.secondary' } as const;

function Preview({ plan }: { plan: DutyPlan }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  return (
    <Box role="status" sx={{ display: 'grid', gap: 1, borderTop: 1, borderColor: 'hairline', pt: 1.5 }}>
      <Box sx={{ fontWeight: 600 }}>{plan.days.length > 0 ? t('duty.plan.shown', { smart_count: plan.days.length }) : t('duty.plan.nothing')}</Box>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))', columnGap: 3 }}>
        {plan.days.map(({ date, aId, bId }) => (
          <Box component="li" key={date} sx={{ display: 'flex', gap: 1.5, minHeight: 28, borderBottom: 1, borderColor: 'hairline' }}>
            <Box sx={{ flex: '0 0 108px', color: 'text.secondary' }}>{dates.day(date)}</Box>
            <span>{t('duty.a')} {personName(aId)}</span>
            {bId && <span>{t('duty.b')} {personName(bId)}</span>}
          </Box>
        ))}
      </Box>
      {plan.kept.length > 0 && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('duty.plan.kept', { smart_count: plan.kept.length })}</Box>}
      {plan.open.length > 0 && <Box sx={{ color: (theme) => theme.palette.tones.soon.ink }}>{t('duty.plan.missing', { days: plan.open.map((day) => dates.day(day)).join(t('form.comma')) })}</Box>}
      <Box>
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('duty.plan.counts')}</Box>
        {plan.counts.map(({ personId, before, after }) => (
          <Box key={personId}>{t('duty.plan.count', { name: personName(personId), a: before.a, a2: after.a, b: before.b, b2: after.b })}</Box>
        ))}
      </Box>
    </Box>
  );
}
