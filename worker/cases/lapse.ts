import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { cases } from '../../schema/tables/index.ts';
import { Change } from '../platform/ledger.ts';
import { RowChanged, type Store } from '../platform/store.ts';
import { loadDistrict } from '../settings/store.ts';
import { resume } from './rules/clock.ts';
import { finishPause } from './rules/pauses.ts';
import { answerTask, type Bench } from './rules/file.ts';
import { applyDecision, loadFileWhere } from './store.ts';
import { isRefusal } from '../../schema/refusals.ts';

/** One run stays well under fifty round trips; what is left comes with the next. */
const A_RUN = 12;

/** Nobody: the rule acts by itself. */
const NOBODY: Actor = { id: '', name: '', role: 'coordinator', head: false, departmentId: null, siteId: null };

/**
 * Ends the pauses that nobody ended: a pause without a day of its own runs to the district's limit and no further,
 * or a forgotten one would hide an overdue promise. Derived from the data, so a repeated or missed run does no
 * harm; a case that moved meanwhile is left to the next run. Answers how many were ended.
 */
export async function endSpentPauses(store: Store, now: string): Promise<number> {
  const paused = await store.rows<{ id: string }>(sql`
    select case_id as id from tasks
    where kind = 'answer' and status in ('open', 'accepted') and paused_at is not null and paused_until is null and case_id is not null
    order by due_key, id limit 200`);
  if (paused.length === 0) return 0;
  const district = await loadDistrict(store);
  let ended = 0;
  for (const { id } of paused) {
    if (ended >= A_RUN) break;
    const file = await loadFileWhere(store, id, and(eq(cases.id, id), sql`${cases.deletedAt} is null`));
    const answer = file && answerTask(file);
    if (!file || !answer) continue;
    const bench: Bench = { now, actor: NOBODY, settings: district.settings, calendar: district.calendarAt(file.row.siteId) };
    const end = finishPause(answer.clock, bench).pauses.at(-1)?.to;
    if (!end || end >= now) continue;
    const decision = resume(file, bench, '暂停已到上限,自动恢复');
    if (isRefusal(decision)) continue;
    const change = new Change(store, now, null, 'resume');
    applyDecision(change, file, decision, district);
    ended += await change.commit().then(
      () => 1,
      (error: unknown) => {
        if (error instanceof RowChanged) return 0;
        throw error;
      },
    );
  }
  return ended;
}
