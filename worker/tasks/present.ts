import type { Actor } from '../../schema/people.ts';
import type { Task } from '../../schema/tasks.ts';
import { bundles, cases, type tasks } from '../../schema/tables/index.ts';
import { attached, clockMark } from '../cases/present.ts';
import { isOpenTask, isPaused, pausedRemaining } from '../cases/rules/file.ts';
import { isWithheldFrom, readsWords, seesPeople } from '../cases/sight.ts';
import { rowsByIds } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { taskActions } from './rules.ts';

export type TaskRow = typeof tasks.$inferSelect;
export type Owner = { id: string; number: string; title: string; stuckAt: string; reporterWithheld: boolean; complainedOfId: string | null; dueAt: string | null };

const { id, number, title, stuckAt, reporterWithheld, complainedOfId, dueAt } = cases;
const OWNER = { id, number, title, stuckAt, reporterWithheld, complainedOfId, dueAt };

/** What a task's row shows of its case: a row a case, read together. */
export async function loadOwners(store: Store, ids: string[]): Promise<Map<string, Owner>> {
  const rows = await rowsByIds(store, cases, OWNER, ids);
  return new Map(rows.map((row) => [row.id, row]));
}

type Named = { number: string; title: string };

/** The runs of bundles whose promises these are: a row a run. */
async function loadRuns(store: Store, ids: string[]): Promise<Map<string, Named>> {
  const rows = await rowsByIds(store, bundles, { id: bundles.id, number: bundles.number, title: bundles.title }, ids);
  return new Map(rows.map((row) => [row.id, row]));
}

function presentTask(row: TaskRow, owner: Owner | undefined, run: Named | undefined, actor: Actor, district: District, now: string): Task {
  const { dueKey: _dueKey, pausedUntil: _until, clock, ...shown } = row;
  const calendar = district.calendarAt(row.siteId);
  const paused = isPaused(row, now);
  // A part given back or taken back shows no more of the case.
  const needed = row.status !== 'returned' && row.status !== 'cancelled';
  const told = owner !== undefined && (seesPeople(actor) || (actor.role === 'handler' && needed && !isWithheldFrom(owner, actor)));
  return {
    ...shown,
    pausedAt: paused ? row.pausedAt : null,
    caseNumber: owner?.number ?? run?.number ?? null,
    caseTitle: owner?.title ?? run?.title ?? null,
    stuckAt: told ? owner.stuckAt : null,
    // What the window asks of itself is a fixed sentence or the case's title.
    ask: row.departmentId === null || readsWords(actor) ? row.ask : '',
    result: readsWords(actor) ? row.result : null,
    ...attached(row, readsWords(actor)),
    clock: clockMark({ ...row, pausedRemaining: paused ? pausedRemaining(clock, calendar) : null }, isOpenTask(row), now, calendar),
    actions: taskActions(row, actor, now),
  };
}

/** Rows as this person may see them: one more row read for each case or run they belong to. */
export async function presentTasks(store: Store, rows: TaskRow[], actor: Actor, district: District, now: string): Promise<Task[]> {
  const [owners, runs] = await Promise.all([
    loadOwners(store, rows.flatMap(({ caseId }) => caseId ?? [])),
    loadRuns(store, rows.flatMap(({ owner, ownerId }) => (owner === 'run' ? ownerId : []))),
  ]);
  return rows.map((row) => presentTask(row, row.caseId === null ? undefined : owners.get(row.caseId), row.owner === 'run' ? runs.get(row.ownerId) : undefined, actor, district, now));
}
