import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Instant } from '../../schema/deadlines.ts';
import type { DigestCounts } from '../../schema/reminders.ts';
import { reminders, deliveries } from '../../schema/tables/index.ts';
import { addWorkingDays, dayOf, endOfDay, endOfWorkingDay, isWorkday } from '../deadlines/rules.ts';
import { dayNumber, instantAt, toInstant } from '../deadlines/zone.ts';
import { minuteOf } from '../../schema/deadlines.ts';
import { newId } from '../platform/ledger.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { insertGiven } from './given.ts';
import { newDelivery } from './outbox.ts';
import { loadReach, personalChannels } from './reach.ts';
import type { SentKind } from '../../schema/channels.ts';
import { receiversOf } from './rules/receivers.ts';
import { Signers } from './plans.ts';
import { loadStaff, withSigners } from './staff.ts';

/** The day whose digest is to be written now, or null: none on a day off, before its hour, after work, or twice. */
export function digestDayOf({ settings, calendar }: District, written: string, now: Instant): string | null {
  const { digestAt } = settings.ladder;
  const today = dayOf(now, calendar);
  if (digestAt === null || written >= today || !isWorkday(today, calendar)) return null;
  const from = toInstant(instantAt(calendar.index.clock, dayNumber(today), minuteOf(digestAt)));
  return now >= from && now <= endOfWorkingDay(today, calendar) ? today : null;
}

const Group = z.object({ personId: z.string().nullable(), departmentId: z.string().nullable(), coordinatorId: z.string().nullable(), signers: Signers, caseId: z.string().nullable(), overdue: z.int(), today: z.int(), soon: z.int() });

/**
 * One message a person with what he owes: overdue, due today, due within two working days. Reads the promises that are
 * due so far and no others. Its key is the day's and the person's, so that it is written once.
 */
export async function writeDigests(store: Store, district: District, enabled: readonly SentKind[], day: string, run: string, now: Instant): Promise<void> {
  const { calendar } = district;
  const [tonight, soon] = [endOfDay(day, calendar), endOfDay(addWorkingDays(day, 2, calendar), calendar)];
  const rows = await store.rows(sql`
    select person_id as "personId", department_id as "departmentId", coordinator_id as "coordinatorId", signers, case when signers is null then null else case_id end as "caseId",
      sum(due_key < ${now}) as overdue, sum(due_key >= ${now} and due_key <= ${tonight}) as today, sum(due_key > ${tonight}) as soon
    from tasks indexed by tasks_open_due where status in ('open','accepted') and due_key <= ${soon} group by 1, 2, 3, 4, 5`);
  const groups = await withSigners(store, rows.map((row) => Group.parse(row)));
  const staff = await loadStaff(store, groups, day);
  const owed = new Map<string, DigestCounts>();
  for (const group of groups)
    for (const { receiverId } of receiversOf(['person'], group, staff)) {
      const sum = owed.get(receiverId) ?? { overdue: 0, today: 0, soon: 0 };
      owed.set(receiverId, { overdue: sum.overdue + group.overdue, today: sum.today + group.today, soon: sum.soon + group.soon });
    }
  const reach = await loadReach(store, enabled, [...owed.keys()]);
  const said = [...owed].map(([receiverId, digest]): typeof reminders.$inferInsert => ({
    id: newId(now), key: `digest:${day}:${receiverId}`, kind: 'digest', taskId: null, caseId: null, receiverId, forId: null, dueAt: null, dueVersion: null, spoken: null, digest, at: now,
  }));
  const sent = said.flatMap(({ id, key, receiverId }) => personalChannels(reach, receiverId, 'digest', null).map((kind) => newDelivery(now, id, key, kind, receiverId)));
  await store.write([
    // Yesterday's says nothing any more.
    sql`update reminders set ended_at = ${now} where receiver_id in (select value from json_each(${JSON.stringify([...owed.keys()])})) and read_at is null and ended_at is null and kind = 'digest' and key not like ${`digest:${day}:%`}`,
    ...insertGiven(reminders, said, sql`on conflict (key) do nothing`).flatMap((insert) => [insert, sql`update reminder_runs set written = written + changes() where id = ${run}`]),
    ...insertGiven(deliveries, sent, sql`on conflict (key) do nothing`),
    sql`update reminder_state set digest_day = ${day} where id = 'state' and digest_day < ${day}`,
  ]);
}
