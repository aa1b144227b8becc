import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Instant } from '../../schema/deadlines.ts';
import type { MovedCounts, Spoken } from '../../schema/reminders.ts';
import type { SentKind } from '../../schema/channels.ts';
import { deliveries, reminders } from '../../schema/tables/index.ts';
import { dayOf } from '../deadlines/rules.ts';
import { newId } from '../platform/ledger.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { insertGiven } from './given.ts';
import { newDelivery } from './outbox.ts';
import { loadReach, personalChannels } from './reach.ts';
import { outOfQuiet } from './rules/ladder.ts';
import { receiversOf } from './rules/receivers.ts';
import { loadStaff } from './staff.ts';

/** What has not been told by then is news no longer. */
const NEWS_MS = 7 * 86_400_000;

const Job = z.object({ id: z.string(), changeId: z.string() });
const Group = z.object({ personId: z.string().nullable(), departmentId: z.string().nullable(), coordinatorId: z.string().nullable(), earlier: z.int(), later: z.int() });

/**
 * A change of the calendar that has moved its last promise is told to their owners: one reminder a person, with how many
 * moved and the way to them. It is read from the events of the change, in which every move stands; that it was told stands
 * in the job, written in the same batch. At night and on days off it waits.
 */
export async function tellMoves(store: Store, district: District, enabled: readonly SentKind[], run: string, now: Instant): Promise<void> {
  const { ladder } = district.settings;
  if (outOfQuiet(Date.parse(now), ladder.quiet, district.calendar) > Date.parse(now)) return;
  const since = newId(new Date(Date.parse(now) - NEWS_MS).toISOString());
  const [row] = await store.rows(sql`select id, json_extract(options, '$.changeId') as "changeId" from jobs
    where status = 'done' and id >= ${since} and kind = 'calendar' and json_extract(options, '$.told') is null order by id limit 1`);
  if (!row) return;
  const job = Job.parse(row);
  const rows = await store.rows(sql`
    select t.person_id as "personId", t.department_id as "departmentId", t.coordinator_id as "coordinatorId",
      sum(json_extract(e.changes, '$.dueAt.to') < json_extract(e.changes, '$.dueAt.from')) as earlier,
      sum(json_extract(e.changes, '$.dueAt.to') >= json_extract(e.changes, '$.dueAt.from')) as later
    from events e cross join tasks t on t.id = e.subject_id
    where e.change_id = ${job.changeId} and e.subject = 'tasks' and e.action = 'calendar.moved' and json_extract(e.changes, '$.dueAt.from') is not null and json_extract(e.changes, '$.dueAt.to') is not null
      and t.status in ('open', 'accepted') group by 1, 2, 3`);
  const groups = rows.map((group) => Group.parse(group));
  const staff = await loadStaff(store, groups, dayOf(now, district.calendar));
  const told = new Map<string, MovedCounts>();
  for (const group of groups)
    for (const { receiverId } of receiversOf(['person'], group, staff)) {
      const sum = told.get(receiverId) ?? { changeId: job.changeId, earlier: 0, later: 0 };
      told.set(receiverId, { ...sum, earlier: sum.earlier + group.earlier, later: sum.later + group.later });
    }
  const reach = await loadReach(store, enabled, [...told.keys()]);
  const said = [...told].map(([receiverId, moved]): typeof reminders.$inferInsert => {
    const spoken: Spoken = { name: '日历改动', when: null, taskKind: null, passed: [], moved };
    return { id: newId(now), key: `moved:${job.changeId}:${receiverId}`, kind: 'moved', taskId: null, caseId: null, receiverId, forId: null, dueAt: null, dueVersion: null, spoken, digest: null, at: now };
  });
  const sent = said.flatMap(({ id, key, receiverId }) => personalChannels(reach, receiverId, 'ahead', null).map((kind) => newDelivery(now, id, key, kind, receiverId)));
  await store.write([
    ...insertGiven(reminders, said, sql`on conflict (key) do nothing`).flatMap((insert) => [insert, sql`update reminder_runs set written = written + changes() where id = ${run}`]),
    ...insertGiven(deliveries, sent, sql`on conflict (key) do nothing`),
    sql`update jobs set options = json_set(options, '$.told', 1) where id = ${job.id}`,
  ]);
}
