import { sql } from 'drizzle-orm';
import type { Clash } from '../../schema/meetings.ts';
import { awayWithin } from '../leave/store.ts';
import type { Store } from '../platform/store.ts';
import type { MeetingRow, ParticipantRow } from './store.ts';

type Busy = { personId: string; meetingId: string; title: string; startsAt: string; minutes: number };
type Duty = { personId: string; site: string; post: string };

const MINUTE_MS = 60_000;
const after = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * MINUTE_MS).toISOString();

/** Who should be at this meeting and is in another one then, has the window that day, or is away. Shown, never refused: the chair decides. */
export async function clashesOf(store: Store, meeting: MeetingRow, minutes: number, seats: readonly ParticipantRow[]): Promise<Clash[]> {
  const people = [...new Set([meeting.chairId, meeting.secretaryId, ...seats.map(({ personId }) => personId)].filter((id) => id !== null))];
  if (meeting.date === null || people.length === 0) return [];
  const wanted = sql`(select value from json_each(${JSON.stringify(people)}))`;
  const others = sql`select m.id, m.title, m.starts_at, m.chair_id, m.secretary_id, (select coalesce(sum(i.minutes), 0) from meeting_items i where i.meeting_id = m.id and i.deleted_at is null) as minutes
    from meetings m where m.date = ${meeting.date} and m.starts_at is not null and m.status in ('scheduled', 'in_session') and m.deleted_at is null and m.id <> ${meeting.id}`;
  const [busy = [], onDuty = []] = await store.reads([
    sql`with o as (${others}) select personId as "personId", id as "meetingId", title as "title", starts_at as "startsAt", minutes as "minutes" from (
      select chair_id as personId, o.* from o union select secretary_id, o.* from o union select p.person_id, o.* from o join meeting_participants p on p.meeting_id = o.id and p.deleted_at is null and p.person_id is not null) where personId in ${wanted}`,
    sql`select d.a_id as "personId", s.name as "site", 'A' as "post" from duty d join sites s on s.id = d.site_id where d.date = ${meeting.date} and d.deleted_at is null and d.a_id in ${wanted}
      union all select d.b_id, s.name, 'B' from duty d join sites s on s.id = d.site_id where d.date = ${meeting.date} and d.deleted_at is null and d.b_id in ${wanted}`,
  ]);
  const away = await awayWithin(store, people, meeting.date, meeting.date);
  const [from, until] = meeting.startsAt === null ? [null, null] : [meeting.startsAt, after(meeting.startsAt, Math.max(minutes, 1))];
  const meets = ({ startsAt, minutes: long }: Busy) => from === null || (startsAt < until && after(startsAt, Math.max(long, 1)) > from);
  return [
    ...(busy as Busy[]).filter(meets).map((one) => ({ personId: one.personId, kind: 'meeting' as const, what: one.title, meetingId: one.meetingId, from: one.startsAt, until: after(one.startsAt, one.minutes) })),
    ...(onDuty as Duty[]).map(({ personId, site, post }) => ({ personId, kind: 'duty' as const, what: `${site} ${post}`, meetingId: null, from: null, until: null })),
    ...away.map(({ personId, fromDay, untilDay }) => ({ personId, kind: 'leave' as const, what: fromDay === untilDay ? fromDay : `${fromDay} – ${untilDay}`, meetingId: null, from: null, until: null })),
  ];
}
