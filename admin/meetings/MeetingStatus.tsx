import type { Meeting } from '../../schema/meetings.ts';
import { StateMark, type ClockState } from '../deadlines/StateMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';

const MARKS: Record<Meeting['status'], ClockState> = { draft: 'none', scheduled: 'ok', in_session: 'soon', closed: 'none' };

/** Where a meeting stands, its minutes told along once it is over. */
export function MeetingStatus({ of }: { of: Pick<Meeting, 'status' | 'minutesStatus'> }) {
  const t = useT();
  const words = t(`meetings.status.${of.status}`);
  return <StateMark state={MARKS[of.status]}>{of.minutesStatus ? `${words} · ${t(`meetings.minutes.status.${of.minutesStatus}`)}` : words}</StateMark>;
}

/** 3月12日 周四 15:00–16:20, or that no time is set yet. */
export function useWhen(): (meeting: Pick<Meeting, 'date' | 'time' | 'startsAt' | 'endsAt'>) => string {
  const t = useT();
  const dates = useDates();
  return ({ date, time, startsAt, endsAt }) => {
    if (startsAt) return endsAt && endsAt !== startsAt ? `${dates.moment(startsAt)}–${dates.time(endsAt)}` : dates.moment(startsAt);
    return date === null ? t('meetings.noTime') : [dates.day(date), time].filter(Boolean).join(' ');
  };
}
