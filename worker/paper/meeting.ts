import { sql } from 'drizzle-orm';
import type { MinutesSection } from '../../schema/meeting-minutes.ts';
import type { Actor } from '../../schema/people.ts';
import { seesPeople } from '../cases/sight.ts';
import type { Store } from '../platform/store.ts';
import type { Minuted } from './rules/meeting.ts';

/** Minutes with what their paper says beside them, and whether they were issued. */
export type MinutesPaper = { says: Minuted; issued: boolean };

type Raw = { id: string; title: string; sections: string; status: string };
type Signed = { department: string; verdict: 'agree' | 'agree_with_changes' | 'object' | null; text: string | null };

/**
 * The edition with this id, or else the one of the meeting that was issued last; null where there is none, or this person may
 * not see it. The paper tells every item, so it is not for a department, which reads its own sections.
 */
export async function loadMinutesPaper(store: Store, actor: Actor, meetingId: string, minutesId?: string): Promise<MinutesPaper | null> {
  if (!seesPeople(actor)) return null;
  const [row] = await store.rows<Raw>(
    minutesId === undefined
      ? sql`select id, title, sections, status from meeting_minutes where meeting_id = ${meetingId} order by status = 'issued' desc, edition desc limit 1`
      : sql`select id, title, sections, status from meeting_minutes where id = ${minutesId}`,
  );
  if (!row) return null;
  const countersigns = await store.rows<Signed>(sql`select d.name as department, s.verdict, s.text from meeting_countersigns s join departments d on d.id = s.department_id where s.minutes_id = ${row.id} and s.deleted_at is null order by s.id`);
  const sections: MinutesSection[] = JSON.parse(row.sections);
  return { says: { title: row.title, sections, countersigns }, issued: row.status === 'issued' };
}
