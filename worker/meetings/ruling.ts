import { sql } from 'drizzle-orm';
import { Ruling } from '../../schema/meeting-items.ts';
import type { EarlierRuling } from '../../schema/meetings.ts';
import type { Store } from '../platform/store.ts';

/** What the last meeting that is over ruled of who is responsible for a matter. One walk of an index, one row. */
export async function findRuling(store: Store, matterId: string | null): Promise<EarlierRuling | null> {
  if (matterId === null) return null;
  const [row] = await store.rows<{ ruling: string; meetingId: string; title: string; date: string | null; caseId: string }>(sql`
    select i.ruling as "ruling", i.meeting_id as "meetingId", m.title as "title", m.date as "date", i.case_id as "caseId"
    from meeting_items i join meetings m on m.id = i.meeting_id
    where i.matter_id = ${matterId} and i.ruling is not null and i.closed_at is not null and i.deleted_at is null and m.deleted_at is null order by i.closed_at desc limit 1`);
  return row ? { ...row, ruling: Ruling.parse(JSON.parse(row.ruling)) } : null;
}
