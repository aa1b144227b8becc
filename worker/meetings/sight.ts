import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { meetingItems, meetingMinutes, meetingParticipants, meetings } from '../../schema/tables/index.ts';
import { seesPeople } from '../cases/sight.ts';

/** Which meeting a handler's department sits in: it was invited, and the meeting is no draft any more. */
const sitsIn = (meetingId: SQL, departmentId: string): SQL => sql`exists (
  select 1 from meeting_participants as seat join meetings as held on held.id = seat.meeting_id
  where seat.meeting_id = ${meetingId} and seat.department_id = ${departmentId} and seat.deleted_at is null and held.deleted_at is null and held.status <> 'draft')`;

/** Who answers for the window sees every meeting; a handler those his department sits in; who only counts none. */
export function meetingSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  return actor.role === 'handler' && actor.departmentId !== null ? sitsIn(sql`${meetings.id}`, actor.departmentId) : sql`0`;
}

/** Of a meeting, a handler sees his department's items alone. */
export function itemSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (actor.role !== 'handler' || actor.departmentId === null) return sql`0`;
  return sql`${meetingItems.deletedAt} is null and exists (select 1 from json_each(${meetingItems.departmentIds}) as mine where mine.value = ${actor.departmentId}) and ${sitsIn(sql`${meetingItems.meetingId}`, actor.departmentId)}`;
}

/** Who sits at a table knows who else does. */
export function participantSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (actor.role !== 'handler' || actor.departmentId === null) return sql`0`;
  return sql`${meetingParticipants.deletedAt} is null and ${sitsIn(sql`${meetingParticipants.meetingId}`, actor.departmentId)}`;
}

/** A department reads minutes once they were sent round. */
export function minutesSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (actor.role !== 'handler' || actor.departmentId === null) return sql`0`;
  return sql`${meetingMinutes.circulatedAt} is not null and ${sitsIn(sql`${meetingMinutes.meetingId}`, actor.departmentId)}`;
}
