import { seesPeople } from '../cases/sight.ts';
import { historyRoutes } from '../changes/history.ts';
import { stop } from '../platform/problem.ts';
import type { Reads } from '../platform/resource.ts';
import { actorOf } from '../platform/router.ts';
import { itemReads, meetingReads, minutesReads, participantReads } from './store.ts';

/** What was written down of a meeting and changed again is for who answers for the window: a department reads what stands. */
const kept = (subject: 'meetings' | 'meeting-items' | 'meeting-participants' | 'meeting-minutes', one: string, reads: Reads<{ id: string }>) =>
  historyRoutes({
    subject,
    one,
    async look(c, id) {
      if (!seesPeople(actorOf(c)) || !(await reads.find(c.env.store, id))) stop('row.not_found');
    },
  });

export const meetingHistory = kept('meetings', 'a joint meeting', meetingReads);
export const itemHistory = kept('meeting-items', 'an item of an agenda', itemReads);
export const participantHistory = kept('meeting-participants', 'a participant', participantReads);
export const minutesHistory = kept('meeting-minutes', 'minutes of a meeting', minutesReads);
