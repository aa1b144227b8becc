import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { BOARD_STATES, type Board, type BoardRow, type BoardState, type DueDays, type MovedTasks } from '../../schema/board.ts';
import type { Actor } from '../../schema/people.ts';
import { addWorkingDays, dayOf, endOfDay, startOfDay } from '../deadlines/rules.ts';
import { permissionsOf } from '../people/rules.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';

/** The nearest promises are counted, so many at most: what is overdue or near is among them. */
const MOST = 10_000;
const MOST_MOVED = 500;
const OPEN = sql.raw("status in ('open', 'accepted')");

const seesAll = ({ role }: Actor): boolean => permissionsOf(role).includes('promises.see_all');

/** A handler walks his department's promises alone. An open promise is in nobody's trash. */
const along = (actor: Actor): { index: SQL; of: SQL } =>
  seesAll(actor) ? { index: sql.raw('tasks_open_due'), of: sql`1` } : { index: sql.raw('tasks_department_due'), of: actor.departmentId === null ? sql`0` : sql`department_id = ${actor.departmentId}` };

const Group = z.object({ departmentId: z.string().nullable(), personId: z.string().nullable(), state: z.enum(BOARD_STATES), n: z.int(), next: z.string().nullable() });

const none = (): Record<BoardState, number> => ({ overdue: 0, today: 0, soon: 0, later: 0, paused: 0, undated: 0 });

/** The worst first: by what is overdue, then by what is near. */
const byUrgency = (one: BoardRow, other: BoardRow): number =>
  other.counts.overdue - one.counts.overdue || other.counts.today - one.counts.today || other.counts.soon - one.counts.soon || (one.nextDueAt ?? '~').localeCompare(other.nextDueAt ?? '~');

/** Every open promise this person may see, counted by whose it is and how near its due. */
export async function readBoard(store: Store, actor: Actor, { calendar }: District, now: string): Promise<Board> {
  const today = dayOf(now, calendar);
  const [tonight, soonUntil] = [endOfDay(today, calendar), endOfDay(addWorkingDays(today, 2, calendar), calendar)];
  const { index, of } = along(actor);
  const rows = await store.rows(sql`
    select department_id as "departmentId", person_id as "personId", state, count(*) as n, min(due_at) as next from (
      select department_id, case when department_id is null or ${seesAll(actor) ? 0 : 1} then person_id end as person_id, due_at,
        case when paused_at is not null then 'paused' when due_at is null then 'undated' when due_at < ${now} then 'overdue' when due_at <= ${tonight} then 'today' when due_at <= ${soonUntil} then 'soon' else 'later' end as state
      from tasks indexed by ${index} where ${OPEN} and ${of} order by due_key, id limit ${MOST})
    group by 1, 2, 3`);
  const owners = new Map<string, BoardRow>();
  const counts = none();
  let total = 0;
  for (const { departmentId, personId, state, n, next } of rows.map((row) => Group.parse(row))) {
    const key = `${departmentId ?? ''} ${personId ?? ''}`;
    const owner = owners.get(key) ?? { departmentId, personId, counts: none(), total: 0, nextDueAt: null };
    owner.counts[state] = n;
    owner.total += n;
    if (next !== null && state !== 'paused' && (owner.nextDueAt === null || next < owner.nextDueAt)) owner.nextDueAt = next;
    owners.set(key, owner);
    counts[state] += n;
    total += n;
  }
  return { at: now, tonight, soonUntil, data: [...owners.values()].toSorted(byUrgency), counts, total, totalIsExact: total < MOST };
}

/** How many open promises are due on each day from one to another, both included. */
export async function readDueDays(store: Store, actor: Actor, { calendar }: District, from: string, to: string): Promise<DueDays> {
  const { index, of } = along(actor);
  const rows = await store.rows<{ due: string; n: number }>(sql`
    select due_key as due, count(*) as n from (select due_key from tasks indexed by ${index} where ${OPEN} and ${of} and due_key >= ${startOfDay(from, calendar)} and due_key <= ${endOfDay(to, calendar)} order by due_key limit ${MOST}) group by 1`);
  const days = new Map<string, number>();
  for (const { due, n } of rows) days.set(dayOf(due, calendar), (days.get(dayOf(due, calendar)) ?? 0) + n);
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  return { data: [...days].map(([date, count]) => ({ date, count })), totalIsExact: total < MOST };
}

/** Read from the events of the change, in which every move stands. */
export async function readMoved(store: Store, actor: Actor, changeId: string): Promise<MovedTasks> {
  const { of } = along(actor);
  const moved = (mine: SQL) => store.rows<{ id: string }>(sql`
    select distinct t.id as id from events e cross join tasks t on t.id = e.subject_id
    where e.change_id = ${changeId} and e.subject = 'tasks' and e.action = 'calendar.moved' and t.status in ('open', 'accepted') and ${of} and ${mine} limit ${MOST}`);
  const own = await moved(sql`(t.person_id = ${actor.id} or (t.person_id is null and (t.department_id = ${actor.departmentId ?? ''} or (t.department_id is null and t.coordinator_id = ${actor.id}))))`);
  const rows = own.length > 0 ? own : await moved(sql`1`);
  return { data: rows.slice(0, MOST_MOVED).map(({ id }) => id), total: rows.length };
}
