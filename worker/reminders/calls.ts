import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { PERSONAL_KINDS } from '../../schema/channels.ts';
import type { Call } from '../../schema/reminders.ts';
import { REMINDER_KINDS, Spoken } from '../../schema/reminders.ts';
import type { Actor } from '../../schema/people.ts';
import { dayOf, startOfDay } from '../deadlines/rules.ts';
import { Change } from '../platform/ledger.ts';
import type { Store } from '../platform/store.ts';
import type { Layout } from '../sheets/xlsx-write.ts';
import type { Cell } from '../sheets/cells.ts';
import type { District } from '../settings/store.ts';
import { enabledChannels, loadReach } from './reach.ts';
import { isBellEnough } from './rules/calls.ts';
import { messageOf } from './words.ts';

/** A list longer than this is no list to telephone by. */
const MOST = 1_000;

const maybe = z.string().nullable();
const Row = z.object({
  id: z.string(), key: z.string(), kind: z.enum(REMINDER_KINDS), taskId: maybe, receiverId: z.string(), receiverName: z.string(), phone: maybe, departmentName: maybe,
  dueAt: maybe, spoken: z.string().transform((text) => Spoken.parse(JSON.parse(text))).nullable(), at: z.string(), number: maybe, calledAt: maybe, calledByName: maybe, dead: z.int(),
});
type Row = z.infer<typeof Row>;

/**
 * What is still news to somebody and went out to him by nothing: no message under way or taken, not to himself and not to a
 * group that hears for him. What was ticked off today stays, so that a slip can be taken back. Along the index of what
 * is unread.
 */
async function readUnsent(store: Store, today: string): Promise<Row[]> {
  const rows = await store.rows(sql`
    select r.id as id, r.key as key, r.kind as kind, r.task_id as "taskId", r.receiver_id as "receiverId", p.name as "receiverName", p.phone as phone, d.name as "departmentName", r.due_at as "dueAt", r.spoken as spoken, r.at as at,
      case when c.id is not null then printf('%d-%04d', c.number_year, c.number_seq) else (select b.number from tasks t join bundles b on b.id = t.owner_id where t.id = r.task_id and t.owner = 'run') end as number, r.called_at as "calledAt", w.name as "calledByName",
      exists (select 1 from deliveries x where x.reminder_id = r.id and x.status = 'dead') as dead
    from reminders r indexed by reminders_unread cross join people p on p.id = r.receiver_id left join departments d on d.id = p.department_id left join cases c on c.id = r.case_id left join people w on w.id = r.called_by_id
    where r.read_at is null and r.ended_at is null and r.kind <> 'digest' and p.retired_at is null and (r.called_at is null or r.called_at >= ${today})
      and not exists (select 1 from deliveries x where x.reminder_id = r.id and x.receiver_id is not null and x.status in ('waiting', 'sent'))
      and not exists (select 1 from reminders s join deliveries x on x.reminder_id = s.id where s.task_id = r.task_id and s.at = r.at and x.receiver_id is null and x.status in ('waiting', 'sent'))
    order by r.receiver_id, r.id limit ${MOST}`);
  return rows.map((row) => Row.parse(row));
}

/** A rung's reminder bears its code in its key, behind promise and version. */
const rungOf = ({ kind, key }: Row): string | null => (kind === 'rung' ? (key.split(':')[2] ?? null) : null);

/** 电话清单: the reminders that nothing could be sent for, by person. */
export async function readCalls(store: Store, district: District, now: string): Promise<Call[]> {
  const rows = await readUnsent(store, startOfDay(dayOf(now, district.calendar), district.calendar));
  const enabled = await enabledChannels(store);
  const reach = await loadReach(store, enabled, rows.map(({ receiverId }) => receiverId));
  const isOn = enabled.some((kind) => PERSONAL_KINDS.some((one) => one === kind));
  return rows.filter((row) => row.calledAt !== null || !isBellEnough({ ...row, rung: rungOf(row) }, district.settings.ladder, reach.people.get(row.receiverId)?.chosen)).map((row): Call => {
    const { lines } = messageOf({ ...row, digest: null }, row.id, district, now);
    const { id, kind, taskId, receiverId, receiverName, departmentName, phone, dueAt, spoken, number, at, calledAt, calledByName, dead } = row;
    return { id, kind, taskId, caseNumber: number, receiverId, receiverName, departmentName, phone, dueAt, spoken, at, say: lines.join(''), why: dead === 1 ? 'dead' : isOn ? 'no_address' : 'nothing_on', calledAt, calledByName };
  });
}

/**
 * Ticks one off, or takes the tick back; it stands in the history of the promise, or of the person where it is of several.
 * Answers false where there is no such reminder; what stands as asked already is left.
 */
export async function setCalled(store: Store, actor: Actor, id: string, called: boolean, now: string): Promise<boolean> {
  const [row] = await store.rows<{ taskId: string | null; caseId: string | null; receiverId: string; name: string; calledAt: string | null }>(sql`
    select r.task_id as "taskId", r.case_id as "caseId", r.receiver_id as "receiverId", p.name as name, r.called_at as "calledAt" from reminders r join people p on p.id = r.receiver_id where r.id = ${id}`);
  if (!row) return false;
  if ((row.calledAt !== null) === called) return true;
  const change = new Change(store, now, actor, called ? 'call' : 'uncall');
  change.also(sql`update reminders set called_at = ${called ? now : null}, called_by_id = ${called ? actor.id : null} where id = ${id} and (called_at is null) = ${called ? 1 : 0}`);
  if (row.taskId === null) change.note('people', row.receiverId, { data: { reminderId: id } });
  else change.note('tasks', row.taskId, { caseId: row.caseId, data: { reminderId: id, text: row.name } });
  await change.commit();
  return true;
}

/** The list as it is printed: a box to tick, whom to call and what to say, and room to write. */
export function callSheet(calls: readonly Call[], title: string, printed: string): { layout: Layout; rows: Cell[][] } {
  const columns = [['打了', 5], ['提醒谁', 9], ['部门', 14], ['电话', 13], ['说什么', 46], ['何时打的、怎么答的', 26]] as const;
  return {
    layout: { name: title, title, above: [`打印时间：${printed}。只有编号、任务和到期时间；打完请在系统里勾掉。`], columns: columns.map(([label, width]) => ({ label, width })) },
    rows: calls.map(({ receiverName, departmentName, phone, say, calledAt }) => [calledAt === null ? '□' : '☑', receiverName, departmentName ?? '', phone ?? '', say, '']),
  };
}
