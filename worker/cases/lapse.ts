import { and, eq, sql } from 'drizzle-orm';
import type { ClockEntries } from '../../schema/deadlines.ts';
import type { Actor } from '../../schema/people.ts';
import { cases } from '../../schema/tables/index.ts';
import { Change } from '../platform/ledger.ts';
import { RowChanged, type Store } from '../platform/store.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { goOn as goOnWithPart } from '../tasks/rules.ts';
import { goOn } from './rules/clock.ts';
import { isOpenTask, type Bench } from './rules/file.ts';
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

type Held = { id: string; caseId: string; kind: string; siteId: string | null; clock: string; until: string | null; withCase: number };

/** Promises held by a pause that has no end of its own, or whose end has come: the longest held first. */
const heldPromises = (store: Store, now: string): Promise<Held[]> =>
  store.rows<Held>(sql`
    select t.id as id, t.case_id as "caseId", t.kind as kind, t.site_id as "siteId", t.clock as clock, t.paused_until as until, t.kind <> 'answer' and t.paused_at = c.paused_at as "withCase"
    from tasks t join cases c on c.id = t.case_id
    where t.status in ('open', 'accepted') and t.due_key > ${NO_DUE} and t.paused_at is not null and (t.paused_until is null or t.paused_until <= ${now}) and c.deleted_at is null
    order by t.paused_at limit ${LOOKED_AT}`);

/** Whether it was ended; what moved on meanwhile is left to the next run. */
async function endPause(store: Store, { id, caseId, kind, until }: Held, district: District, now: string): Promise<boolean> {
  const file = await loadFileWhere(store, caseId, and(eq(cases.id, caseId), sql`${cases.deletedAt} is null`));
  const task = file?.tasks.find((one) => one.id === id);
  if (!file || !task || !isOpenTask(task) || task.pausedAt === null || task.pausedUntil !== until) return false;
  const bench: Bench = { now, actor: NOBODY, settings: district.settings, calendar: district.calendarAt(task.siteId) };
  const why = until === null ? AT_LIMIT : AT_END;
  const change = new Change(store, now, null, 'resume');
  if (kind === 'answer') {
    applyDecision(change, file, goOn(file, task, bench, why), district);
  } else {
    change.update('tasks', task, goOnWithPart(task, bench, file.row.dueAt), { caseId, data: { text: why } });
  }
  return change.commit().catch((error: unknown) => {
    if (error instanceof RowChanged) return false;
    throw error;
  });
}

/**
 * Ends the pauses that nobody ended: those whose day has come, which would otherwise stand last in every list; and a
 * pause without a day of its own runs to the district's limit and no further, or a forgotten one would hide an overdue promise. A part that stands still with its case goes on with it. Derived
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
