import { getTableColumns, sql } from 'drizzle-orm';
import type { Instant } from '../../schema/deadlines.ts';
import { tasks } from '../../schema/tables/index.ts';
import { startClock } from '../cases/rules/file.ts';
import { openTask } from '../cases/store.ts';
import { Change } from '../platform/ledger.ts';
import { rowsByIds } from '../platform/select.ts';
import { RowChanged, RowExists, type Store } from '../platform/store.ts';
import { proposePractice } from '../proposals/store.ts';
import { sayAtOnce } from '../reminders/urge.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { followMaterials } from './materials.ts';
import { lapse } from './rules.ts';
import { endProvisional, provisionalReads } from './store.ts';

/** Each costs some eight queries, and a run may ask fifty; what is left comes with the next. */
const A_RUN = 4;
/** What is owed to the applicant when it ends: that he is told, in writing. */
const TELL = '容缺受理到期未补齐，已经终止：把终止告知书送达申请人';

/** Promises to supply whose day has passed, the longest ago first. A paused one stands behind, by its key. */
const missed = (store: Store, now: Instant) =>
  store.rows<{ id: string; taskId: string }>(sql`
    select p.id as id, p.task_id as "taskId" from tasks t cross join provisional_acceptances p on p.task_id = t.id and p.status = 'running'
    where t.kind = 'supplement' and t.status in ('open', 'accepted') and t.due_key < ${now} order by t.due_key, t.id limit ${A_RUN}`);

/** One acceptance ends: the promise is cancelled, telling the applicant is owed, and its owner hears of it, all in one batch. */
async function endOne(store: Store, id: string, taskId: string, district: District, now: Instant): Promise<boolean> {
  const [[row], [task]] = await Promise.all([provisionalReads.findMany(store, [id]), rowsByIds(store, tasks, getTableColumns(tasks), [taskId])]);
  const ending = row && task ? lapse(row, task, now) : null;
  if (!row || !task || !ending) return false;
  const change = new Change(store, now, null, 'provisional.default');
  endProvisional(change, row, task, ending, district);
  await followMaterials(store, change, row, false);
  const { owner, ownerId, siteId, coordinatorId } = task;
  const replyId = openTask(change, { kind: owner, id: ownerId, siteId, coordinatorId }, { kind: 'reply', personId: coordinatorId, ask: TELL, clock: startClock({ now, settings: district.settings }, district.settings.limits.reply) }, district);
  const reply = { id: replyId, kind: 'reply' as const, caseId: row.caseId, dueAt: null, personId: coordinatorId, departmentId: null, coordinatorId };
  const { statements } = await sayAtOnce(store, district, reply, { kind: 'ended', name: '容缺受理终止', press: change.id }, now);
  for (const statement of statements) change.also(statement);
  return change.commit();
}

/** What moved on while it was looked at is left to the next run. */
async function unlessOvertaken(work: Promise<boolean>): Promise<boolean> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RowChanged || error instanceof RowExists) return false;
    throw error;
  }
}

/**
 * The quarter-hour's part: ends the acceptances whose promise was broken, and proposes as standing practice what has been
 * kept often enough. Derived from the data, so that a repeated or missed run does no harm. Answers how many ended.
 */
export async function endBrokenPromises(store: Store, now: Instant): Promise<number> {
  const found = await missed(store, now);
  let ended = 0;
  if (found.length > 0) {
    const district = await loadDistrict(store);
    for (const { id, taskId } of found) if (await unlessOvertaken(endOne(store, id, taskId, district, now))) ended += 1;
  }
  await proposePractice(store, now);
  return ended;
}
