import type { SQL } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { seesPeople } from '../cases/sight.ts';
import { historyRoutes } from '../changes/history.ts';
import { stop } from '../platform/problem.ts';
import type { Reads } from '../platform/resource.ts';
import { actorOf } from '../platform/router.ts';
import { itemSight, meetingSight, minutesSight, participantSight } from './sight.ts';
import { itemReads, meetingReads, minutesReads, participantReads } from './store.ts';

type Subject = 'meetings' | 'meeting-items' | 'meeting-participants' | 'meeting-minutes';

/**
 * What a department reads of the history of what it may read: how it moved. What was said at the table, and what was written
 * down of it and changed again, stays with who answers for the window; a department reads what stands.
 */
const MOVED: Record<Subject, ReadonlySet<string>> = {
  meetings: new Set(['status', 'title', 'siteId', 'date', 'time', 'startsAt', 'place', 'chairId', 'secretaryId', 'openedAt', 'closedAt', 'deletedAt']),
  'meeting-items': new Set(['position', 'minutes', 'departmentIds', 'outcome', 'closedAt', 'deletedAt']),
  'meeting-participants': new Set(['kind', 'departmentId', 'body', 'attendee', 'response', 'substitute', 'attendance', 'deletedAt']),
  'meeting-minutes': new Set(['edition', 'status', 'circulatedAt', 'issuedAt', 'number', 'formId']),
};

const kept = <Row extends { id: string }>(subject: Subject, one: string, reads: Pick<Reads<Row>, 'findMany'>, sight: (actor: Actor) => SQL | undefined) =>
  historyRoutes({
    subject,
    one,
    async look(c, id) {
      if ((await reads.findMany(c.env.store, [id], sight(actorOf(c)))).length === 0) stop('row.not_found');
    },
    reads: (c) => (seesPeople(actorOf(c)) ? undefined : MOVED[subject]),
  });

export const meetingHistory = kept('meetings', 'a joint meeting', meetingReads, meetingSight);
export const itemHistory = kept('meeting-items', 'an item of an agenda', itemReads, itemSight);
export const participantHistory = kept('meeting-participants', 'a participant', participantReads, participantSight);
export const minutesHistory = kept('meeting-minutes', 'minutes of a meeting', minutesReads, minutesSight);
