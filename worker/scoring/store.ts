import { sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../../schema/deadlines.ts';
import { ScoredRow, type Measure } from '../../schema/scoring.ts';
import type { Store } from '../platform/store.ts';
import type { Tally } from './rules.ts';

/** A period as the tables hold it: its days, and the instants its first day begins and its last ends. */
export type Period = { from: string; to: string; fromAt: Instant; toAt: Instant; now: Instant; badLevels: number[] };

const number = sql`(select number from cases where cases.id = t.case_id)`;
const title = sql`coalesce((select title from cases where cases.id = t.case_id), t.ask)`;
const OPEN = sql`t.status in ('open', 'accepted')`;

/**
 * The rows that count against departments in a period, one query a measure, each by an index of its table. A figure is
 * counted from the very query that lists what stands behind it, so the two cannot differ.
 */
const ROWS: Record<Measure, (period: Period, of: SQL) => SQL> = {
  /** Finished in the period, after its due. */
  late: ({ fromAt, toAt }, of) => sql`
    select d.id as department, 'tasks' as resource, t.id as id, ${number} as number, ${title} as title, t.closed_at as at, 1 as weight
    from departments d cross join tasks t on t.department_id = d.id and t.closed_at between ${fromAt} and ${toAt}
    where ${of} and t.status = 'done' and t.due_at is not null and t.closed_at > t.due_at`,
  /** Fell due in the period and is still owed; what a pause holds is not overdue. */
  overdue: ({ fromAt, toAt, now }, of) => sql`
    select d.id as department, 'tasks' as resource, t.id as id, ${number} as number, ${title} as title, t.due_at as at, 1 as weight
    from departments d cross join tasks t on t.department_id = d.id and ${OPEN} and t.due_key between ${fromAt} and ${toAt < now ? toAt : now}
    where ${of} and t.due_at < ${now}`,
  /** 退回, with a ground of the district's list. Whether it was 推诿 is a supervisor's finding, not this figure's. */
  returned: ({ fromAt, toAt }, of) => sql`
    select d.id as department, 'tasks' as resource, t.id as id, ${number} as number, ${title} as title, t.closed_at as at, 1 as weight
    from departments d cross join tasks t on t.department_id = d.id and t.closed_at between ${fromAt} and ${toAt}
    where ${of} and t.status = 'returned'`,
  /** Issued in the period and not withdrawn. */
  notices: ({ fromAt, toAt }, of) => sql`
    select d.id as department, 'supervision-notices' as resource, t.id as id, ${number} as number, t.title as title, t.issued_at as at, 1 as weight
    from departments d cross join supervision_notices t on t.department_id = d.id and t.issued_at between ${fromAt} and ${toAt}
    where ${of} and t.deleted_at is null and t.status <> 'withdrawn'`,
  /** Decided in the period; each counts its weight. */
  accountability: ({ from, to }, of) => sql`
    select d.id as department, 'accountability-records' as resource, t.id as id, ${number} as number, t.decision as title, t.decided_on as at, t.weight as weight
    from departments d cross join accountability_records t on t.department_id = d.id and t.decided_on between ${from} and ${to}
    where ${of} and t.deleted_at is null`,
  /** Received in the period, led by the department, and rated with one of the district's bad levels. */
  bad_ratings: ({ fromAt, toAt, badLevels }, of) => sql`
    select d.id as department, 'cases' as resource, t.id as id, t.number as number, t.title as title, t.received_at as at, 1 as weight
    from departments d cross join cases t on t.lead_department_id = d.id and t.received_at between ${fromAt} and ${toAt}
    where ${of} and t.deleted_at is null and t.rating in (select value from json_each(${JSON.stringify(badLevels)}))`,
};

/** What was counted of each department that has anything against it. `only` asks for one department alone. */
export async function tallyOf(store: Store, measures: readonly Measure[], period: Period, only: string | null): Promise<Map<string, Tally>> {
  const wanted = [...new Set(measures)];
  const of = only === null ? sql`1` : sql`d.id = ${only}`;
  const found = await store.reads(wanted.map((measure) => sql`select department, sum(weight) as n, count(*) as rows from (${ROWS[measure](period, of)}) group by department`));
  const tallies = new Map<string, Tally>();
  wanted.forEach((measure, at) => {
    for (const { department, n, rows } of found[at] ?? []) {
      const id = String(department);
      tallies.set(id, { ...tallies.get(id), [measure]: { n: Number(n), rows: Number(rows) } });
    }
  });
  return tallies;
}

/** More than anybody reads; a figure past it says so by its own count. */
const SHOWN = 500;

/** The rows behind one figure of one department, the latest first. */
export async function rowsBehind(store: Store, measure: Measure, period: Period, departmentId: string): Promise<ScoredRow[]> {
  const rows = await store.rows(sql`select resource, id, number, title, at, weight from (${ROWS[measure](period, sql`d.id = ${departmentId}`)}) order by at desc, id limit ${SHOWN}`);
  return rows.map((row) => ScoredRow.parse(row));
}
