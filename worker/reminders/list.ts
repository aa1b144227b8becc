import { getTableColumns, sql } from 'drizzle-orm';
import { z } from 'zod';
import { SENT_KINDS } from '../../schema/channels.ts';
import { Attempt, DELIVERY_STATUSES, REMINDER_KINDS, type Delivery, type Reminder } from '../../schema/reminders.ts';
import type { Actor } from '../../schema/people.ts';
import { cases, people, reminders } from '../../schema/tables/index.ts';
import { permissionsOf } from '../people/rules.ts';
import { codeField, conditionField, enumField, instantField } from '../platform/fields.ts';
import { listRows, parseList, type ListQuery, type ListSpec } from '../platform/list.ts';
import { rowsByIds } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';

const columns = getTableColumns(reminders);
type Row = typeof reminders.$inferSelect;

const SPEC: ListSpec<typeof columns> = {
  table: reminders,
  columns,
  tie: reminders.id,
  defaultSort: '-id',
  fields: {
    // Ids run with time.
    id: codeField(reminders.id, { sortable: true }),
    kind: enumField(reminders.kind, REMINDER_KINDS),
    receiverId: codeField(reminders.receiverId),
    taskId: codeField(reminders.taskId),
    caseId: codeField(reminders.caseId),
    at: instantField(reminders.at),
    unread: conditionField(sql`(${reminders.readAt} is null and ${reminders.endedAt} is null)`),
    dead: conditionField(sql`exists (select 1 from deliveries d where d.reminder_id = ${reminders.id} and d.status = 'dead')`),
  },
};

/** Who looks after the window reads the whole log; everybody else what he was told himself. */
const sightOf = ({ id, role }: Actor) => (permissionsOf(role).includes('reminders.oversee') ? undefined : sql`${reminders.receiverId} = ${id}`);

const Sent = z.object({ id: z.string(), reminderId: z.string(), channel: z.enum(SENT_KINDS), status: z.enum(DELIVERY_STATUSES), tries: z.int(), nextAt: z.string(), attempts: z.string().transform((text) => z.array(Attempt).parse(JSON.parse(text))), sentAt: z.string().nullable() });

async function deliveriesOf(store: Store, ids: readonly string[]): Promise<Map<string, Delivery[]>> {
  const rows = await store.rows(sql`select d.id as id, d.reminder_id as "reminderId", d.channel as channel, d.status as status, d.tries as tries, d.next_at as "nextAt", d.attempts as attempts, d.sent_at as "sentAt"
    from json_each(${JSON.stringify(ids)}) as given cross join deliveries d on d.reminder_id = given.value order by d.id`);
  return Map.groupBy(rows.map((row): Delivery & { reminderId: string } => {
    const { nextAt, ...sent } = Sent.parse(row);
    return { ...sent, nextAt: sent.status === 'waiting' ? nextAt : null };
  }), ({ reminderId }) => reminderId);
}

/** Promises of bundles' runs bear the run's number. */
async function runNumbers(store: Store, taskIds: readonly string[]): Promise<Map<string, string>> {
  if (taskIds.length === 0) return new Map();
  const rows = await store.rows<{ id: string; number: string }>(sql`select t.id as "id", b.number as "number" from json_each(${JSON.stringify(taskIds)}) as given cross join tasks t on t.id = given.value and t.owner = 'run' cross join bundles b on b.id = t.owner_id`);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

async function present(store: Store, rows: Row[]): Promise<Reminder[]> {
  const orphans = rows.flatMap(({ taskId, caseId }) => (taskId !== null && caseId === null ? [taskId] : []));
  const [staff, files, runs, sent] = await Promise.all([
    rowsByIds(store, people, { id: people.id, name: people.name }, rows.flatMap(({ receiverId, forId }) => [receiverId, ...(forId === null ? [] : [forId])])),
    rowsByIds(store, cases, { id: cases.id, number: cases.number }, rows.flatMap(({ caseId }) => caseId ?? [])),
    runNumbers(store, orphans),
    deliveriesOf(store, rows.map(({ id }) => id)),
  ]);
  const [nameOf, numberOf] = [new Map(staff.map(({ id, name }) => [id, name])), new Map(files.map(({ id, number }) => [id, number]))];
  return rows.map(({ id, kind, taskId, caseId, receiverId, forId, spoken, digest, dueAt, at, readAt, endedAt }) => ({
    id, kind, taskId, caseId, caseNumber: numberOf.get(caseId ?? '') ?? runs.get(taskId ?? '') ?? null, receiverId, receiverName: nameOf.get(receiverId) ?? '', forId, forName: forId === null ? null : (nameOf.get(forId) ?? ''),
    spoken, digest, dueAt, at, readAt, endedAt, deliveries: (sent.get(id) ?? []).map(({ id: deliveryId, channel, status, tries, nextAt, attempts, sentAt }) => ({ id: deliveryId, channel, status, tries, nextAt, attempts, sentAt })),
  }));
}

export async function listReminders(store: Store, query: ListQuery, actor: Actor, { calendar }: District, now: string) {
  const { rows, ...page } = await listRows(store, SPEC, parseList(query, SPEC), { now, calendar, sight: sightOf(actor) });
  return { data: await present(store, rows), ...page };
}

const unheard = (id: string) => sql`receiver_id = ${id} and read_at is null and ended_at is null`;
/** The bell shows so many at most. */
const MOST_UNREAD = 100;

export async function countUnread(store: Store, id: string): Promise<number> {
  const [row] = await store.rows<{ n: number }>(sql`select count(*) as n from (select 1 from reminders where ${unheard(id)} limit ${MOST_UNREAD})`);
  return row?.n ?? 0;
}

/** Marks one, or everything, of this person's as read. News, not history: it stands outside the ledger. */
export async function markRead(store: Store, actor: Actor, id: string | null, now: string): Promise<void> {
  await store.write([sql`update reminders set read_at = ${now} where ${unheard(actor.id)} ${id === null ? sql`` : sql`and id = ${id}`}`]);
}

export async function isReminder(store: Store, id: string): Promise<boolean> {
  return (await store.rows(sql`select 1 from reminders where id = ${id}`)).length > 0;
}

/** Another try for what was given up. Answers whether there was any. */
export async function tryAgain(store: Store, id: string, tries: number, now: string): Promise<boolean> {
  const again = await store.rows(sql`update deliveries set status = 'waiting', next_at = ${now}, "left" = ${tries}, updated_at = ${now} where reminder_id = ${id} and status = 'dead' returning id`);
  return again.length > 0;
}

/**
 * How long the oldest thing that should have been said or sent has waited, in seconds; null where nothing waits. A
 * timer that does not run shows here.
 */
export async function oldestUnsentSeconds(store: Store, now: string): Promise<number | null> {
  const [row] = await store.rows<{ said: string | null; sent: string | null }>(sql`select
    (select at from reminder_plans where at >= '0' and at <= ${now} order by at limit 1) as said,
    (select created_at from deliveries indexed by deliveries_next where status = 'waiting' order by next_at limit 1) as sent`);
  const oldest = [row?.said, row?.sent].flatMap((at) => at ?? []).toSorted()[0];
  return oldest === undefined ? null : Math.max(0, Math.floor((Date.parse(now) - Date.parse(oldest)) / 1000));
}
