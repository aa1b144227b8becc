import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { ClockEntries } from '../../schema/deadlines.ts';
import type { Actor } from '../../schema/people.ts';
import { cases, tasks } from '../../schema/tables/index.ts';
import { Change } from '../platform/ledger.ts';
import { rowsByIds } from '../platform/select.ts';
import { RowChanged, type Store } from '../platform/store.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { goOn as goOnWithPart } from '../tasks/rules.ts';
import { goOn } from './rules/clock.ts';
import { isOpenTask, type Bench, type TaskState } from './rules/file.ts';
import { pauseLimit } from './rules/pauses.ts';
import { applyDecision, loadFileWhere } from './store.ts';
import { NO_DUE } from './views.ts';

/** Each costs some ten queries, and a run may ask fifty; what is left comes with the next. */
const A_RUN = 4;
const LOOKED_AT = 500;

/** Nobody: the rule acts by itself. */
const NOBODY: Actor = { id: '', name: '', role: 'coordinator', head: false, departmentId: null, siteId: null };
const AT_LIMIT = '暂停已到上限，自动恢复';
const AT_END = '暂停已到约定的日子，自动恢复';

/** `caseId`: of a promise of a case; a run of a bundle owns its promises without one. */
type Held = { id: string; caseId: string | null; kind: string; siteId: string | null; clock: string; until: string | null; withCase: number };

/** Promises held by a pause that has no end of its own, or whose end has come: the longest held first. */
const heldPromises = (store: Store, now: string): Promise<Held[]> =>
  store.rows<Held>(sql`
    select t.id as id, t.case_id as "caseId", t.kind as kind, t.site_id as "siteId", t.clock as clock, t.paused_until as until, t.kind <> 'answer' and t.paused_at = c.paused_at as "withCase"
    from tasks t left join cases c on c.id = t.case_id
    where t.status in ('open', 'accepted') and t.due_key > ${NO_DUE} and t.paused_at is not null and (t.paused_until is null or t.paused_until <= ${now}) and (t.case_id is null or c.deleted_at is null)
    order by t.paused_at limit ${LOOKED_AT}`);

/** Still open, and held by the very pause that was found. */
const isHeld = (task: Pick<TaskState, 'status' | 'pausedAt' | 'pausedUntil'> | undefined, until: string | null): boolean => task !== undefined && isOpenTask(task) && task.pausedAt !== null && task.pausedUntil === until;

/** Puts into the change what ends the pause of a case's promise; an answer takes along the parts that stood still with it. */
async function endOfCase(store: Store, caseId: string, { id, kind, until }: Held, change: Change, district: District, why: string): Promise<boolean> {
  const file = await loadFileWhere(store, caseId, and(eq(cases.id, caseId), sql`${cases.deletedAt} is null`));
  const task = file?.tasks.find((one) => one.id === id);
  if (!file || !task || !isHeld(task, until)) return false;
  const bench: Bench = { now: change.now, actor: NOBODY, settings: district.settings, calendar: district.calendarAt(task.siteId) };
  if (kind === 'answer') applyDecision(change, file, goOn(file, task, bench, why), district);
  else change.update('tasks', task, goOnWithPart(task, bench, file.row.dueAt), { caseId, data: { text: why } });
  return true;
}

/** The same of a run: its items and the whole were each stopped by themselves, so each goes on by itself; the visit stays to be recorded. */
async function endOfRun(store: Store, { id, until }: Held, change: Change, district: District, why: string): Promise<boolean> {
  const [task] = await rowsByIds(store, tasks, getTableColumns(tasks), [id]);
  if (!task || !isHeld(task, until)) return false;
  const bench: Bench = { now: change.now, actor: NOBODY, settings: district.settings, calendar: district.calendarAt(task.siteId) };
  change.update('tasks', task, goOnWithPart(task, bench), { data: { text: why } });
  return true;
}

/** Whether it was ended; what moved on meanwhile is left to the next run. */
async function endPause(store: Store, held: Held, district: District, now: string): Promise<boolean> {
  const change = new Change(store, now, null, 'resume');
  const why = held.until === null ? AT_LIMIT : AT_END;
  const found = held.caseId === null ? await endOfRun(store, held, change, district, why) : await endOfCase(store, held.caseId, held, change, district, why);
  if (!found) return false;
  return change.commit().catch((error: unknown) => {
    if (error instanceof RowChanged) return false;
    throw error;
  });
}

/**
 * Ends the pauses that nobody ended: those whose day has come, which would otherwise stand last in every list; and a
 * pause without a day of its own runs to the district's limit and no further, or a forgotten one would hide an overdue promise. Promises of cases and of runs. A part that stands still with its case goes on with it. Derived
 * from the data, so a repeated or missed run does no harm. Answers how many were ended.
 */
export async function endSpentPauses(store: Store, now: string): Promise<number> {
  const held = await heldPromises(store, now);
  if (held.length === 0) return 0;
  const district = await loadDistrict(store);
  const spent = held.filter(({ clock, siteId, until, withCase }) => {
    if (until !== null) return withCase !== 1;
    const entries: ClockEntries = JSON.parse(clock);
    const limit = pauseLimit(entries, { now, settings: district.settings, calendar: district.calendarAt(siteId) });
    return withCase !== 1 && limit !== null && limit < now;
  });
  let ended = 0;
  for (const one of spent.slice(0, A_RUN)) if (await endPause(store, one, district, now)) ended += 1;
  return ended;
}
