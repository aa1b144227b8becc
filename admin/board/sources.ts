import type { DueDays } from '../../schema/board.ts';
import type { Duty } from '../../schema/duty.ts';
import type { Meeting } from '../../schema/meetings.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import type { MessageKey } from '../messages/useT.ts';
import type { Tones } from '../theme/tokens.ts';
import { addressOf } from './useBoard.ts';

/** What stands on one day of the calendar: a line in words that leads to what it tells. */
export type Entry = {
  day: string;
  label: MessageKey;
  tone: keyof Tones | null;
  to: string;
  count?: number;
  /** Who, by id; and of which site, where there are several. */
  people?: readonly string[];
  siteId?: string | null;
  /** What it is called, where it has a name of its own. */
  title?: string;
};

/** A month's first and last day, what has passed, and the site of who looks (null: of every site). */
export type Span = { from: string; to: string; today: string; siteId: string | null };

/** Something that has days: dues, meetings, duty, and whatever else comes to have them. */
export type Source = {
  name: string;
  /** What changes it, so that it is read anew then. */
  resource: 'tasks' | 'meetings' | 'duty';
  read: (span: Span, signal: AbortSignal) => Promise<{ entries: Entry[]; whole: boolean }>;
};

const dues: Source = {
  name: 'dues',
  resource: 'tasks',
  read: async ({ from, to, today }, signal) => {
    const { data, totalIsExact } = await get<DueDays>(`/api/board/days?from=${from}&to=${to}`, signal);
    const entries = data.map(({ date, count }): Entry => ({
      day: date, count, label: date < today ? 'board.calendar.overdue' : 'board.calendar.due', tone: date < today ? 'overdue' : date === today ? 'soon' : 'ok', to: addressOf({ day: date }),
    }));
    return { entries, whole: totalIsExact };
  },
};

const duty: Source = {
  name: 'duty',
  resource: 'duty',
  read: async ({ from, to, siteId }, signal) => {
    const filter = encodeURIComponent(JSON.stringify({ date: { gte: from, lte: to }, ...(siteId !== null && { siteId }) }));
    const { data, next } = await get<Page<Duty>>(`/api/duty?sort=date&limit=500&filter=${filter}`, signal);
    const several = new Set(data.map((row) => row.siteId)).size > 1;
    const entries = data.map(({ date, siteId: site, aId, bId }): Entry => ({
      day: date, label: several ? 'board.calendar.dutyAt' : 'board.calendar.duty', people: bId === null ? [aId] : [aId, bId], siteId: site, tone: null, to: `/duty?site=${site}&month=${date.slice(0, 7)}`,
    }));
    return { entries, whole: next === null };
  },
};

const meetings: Source = {
  name: 'meetings',
  resource: 'meetings',
  read: async ({ from, to }, signal) => {
    const filter = encodeURIComponent(JSON.stringify({ status: ['scheduled', 'in_session', 'closed'], date: { gte: from, lte: to } }));
    const { data, next } = await get<Page<Pick<Meeting, 'id' | 'date' | 'time' | 'title'>>>(`/api/meetings?sort=startsAt&limit=500&filter=${filter}`, signal);
    const entries = data.flatMap(({ id, date, time, title }): Entry[] => (date === null ? [] : [{ day: date, label: 'board.calendar.meeting', title: [time, title].filter(Boolean).join(' '), tone: null, to: `/meetings/${id}` }]));
    return { entries, whole: next === null };
  },
};

/** In the order in which they stand on a day. */
export const SOURCES: readonly Source[] = [dues, meetings, duty];
