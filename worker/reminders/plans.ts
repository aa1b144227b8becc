import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { SIGNERS } from '../../schema/approvals.ts';
import type { Instant } from '../../schema/deadlines.ts';
import { TASK_KINDS } from '../../schema/tasks.ts';
import { inParameters } from '../platform/many.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { standingOf, type Standing } from './rules/ladder.ts';

/** Nothing more is to come: sorts after every instant. A plan that is to be made begins with `!` and sorts before. */
export const NOTHING = '~';
/** The first of all instants, as text: everything from here to now is due. */
export const INSTANTS = '0';

/** Of a task `t`: to be kept at once (即办). */
export const IMMEDIATE = sql`(json_extract(t.clock, '$.rule.kind') = 'immediate' or coalesce(json_extract(t.clock, '$.rule.workingDays') = 0, 0))`;

const nullable = z.string().nullable();

/** Who may sign, as a row holds it. */
export const Signers = z.string().nullable().transform((text) => (text === null ? null : z.array(z.enum(SIGNERS)).parse(JSON.parse(text))));

/** A plan beside what the ladder looks at of its promise. */
const Planned = z.object({
  taskId: z.string(),
  at: z.string(),
  dueVersion: z.int(),
  saidAt: nullable,
  kind: z.enum(TASK_KINDS),
  caseId: nullable,
  siteId: nullable,
  personId: nullable,
  departmentId: nullable,
  coordinatorId: nullable,
  signers: Signers,
  dueAt: nullable,
  pausedAt: nullable,
  pausedUntil: nullable,
  immediate: z.int().transform(Boolean),
});
export type Planned = z.infer<typeof Planned>;

/** Plans and their promises, in the order of the index that finds them; two rows read a plan. */
export async function readPlans(store: Store, where: SQL, order: SQL, limit: number): Promise<Planned[]> {
  const rows = await store.rows(sql`
    select p.task_id as "taskId", p.at as at, p.due_version as "dueVersion", p.said_at as "saidAt", t.kind as kind, t.case_id as "caseId", t.site_id as "siteId", t.person_id as "personId",
      t.department_id as "departmentId", t.coordinator_id as "coordinatorId", t.signers as signers, t.due_at as "dueAt", t.paused_at as "pausedAt", t.paused_until as "pausedUntil",
      ${IMMEDIATE} as immediate
    from reminder_plans p cross join tasks t on t.id = p.task_id
    where ${where} order by ${order} limit ${limit}`);
  return rows.map((row) => Planned.parse(row));
}

export function standingOfPlan(plan: Planned, { settings, calendarAt }: District, now: Instant): Standing {
  return standingOf(plan, settings.ladder, calendarAt(plan.siteId), plan.saidAt, now);
}

/** Promises planned in one go: two queries. */
const A_PORTION = 1_000;

/** Plans so many promises anew; what moved on since it was read keeps its mark. Answers how many there were. */
async function planPortion(store: Store, district: District, revision: number, now: Instant, where: SQL, order: SQL): Promise<number> {
  const plans = await readPlans(store, where, order, A_PORTION);
  const made = plans.map((plan) => {
    const { speak, next } = standingOfPlan(plan, district, now);
    return [plan.taskId, plan.at, speak ? now : (next ?? NOTHING)];
  });
  const updates = inParameters(made).map((text) => sql`update reminder_plans set at = json_extract(given.value, '$[2]'), revision = ${revision} from json_each(${text}) as given
    where task_id = json_extract(given.value, '$[0]') and at = json_extract(given.value, '$[1]')`);
  if (updates.length > 0) await store.write(updates);
  return plans.length;
}

/** Those that something has happened to. */
export const planMarked = (store: Store, district: District, revision: number, now: Instant): Promise<number> =>
  planPortion(store, district, revision, now, sql`p.at < ${INSTANTS}`, sql`p.at, p.task_id`);

/** Those planned by an earlier ladder or calendar, the nearest first; until their turn comes the old plan stands. */
export const planStale = (store: Store, district: District, revision: number, now: Instant): Promise<number> =>
  planPortion(store, district, revision, now, sql`p.revision < ${revision} and p.at >= ${INSTANTS}`, sql`p.revision, p.at`);

/** Whether a portion was the last for now. */
export const wasLast = (planned: number): boolean => planned < A_PORTION;
