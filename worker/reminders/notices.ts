import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Instant } from '../../schema/deadlines.ts';
import { overdueWorkingDays } from '../deadlines/rules.ts';
import { Change } from '../platform/ledger.ts';
import { RowChanged, RowExists, type Store } from '../platform/store.ts';
import { spoken } from '../cases/rules/file.ts';
import type { District } from '../settings/store.ts';
import { draftNotice } from '../supervision/store.ts';

const Intent = z.object({ id: z.string(), taskId: z.string(), dueAt: z.string(), caseId: z.string().nullable(), departmentId: z.string().nullable(), open: z.int(), number: z.string().nullable(), run: z.string().nullable() });

/** Drafts in one run; each costs some five queries, of which a machine of one's own may ask what it likes. */
const A_RUN = { d1: 2, libsql: 100 } as const;
/** Given to rectify, until the supervisor who issues the notice says otherwise. */
const TO_RECTIFY = 3;
/** In place of a notice's id: the promise is kept meanwhile, is the window's own, or has a notice already. */
const NONE = '-';

/** Drafts the supervision notices (督办单) that rungs have asked for. A supervisor reads, corrects and issues them. */
export async function draftNotices(store: Store, district: District, now: Instant): Promise<void> {
  const rows = await store.rows(sql`
    select i.id as id, i.task_id as "taskId", i.due_at as "dueAt", i.case_id as "caseId", t.department_id as "departmentId", t.status in ('open', 'accepted') and t.due_at = i.due_at as open,
      printf('%d-%04d', c.number_year, c.number_seq) as number, b.number as run
    from notice_intents i join tasks t on t.id = i.task_id left join cases c on c.id = i.case_id left join bundles b on t.owner = 'run' and b.id = t.owner_id where i.notice_id is null order by i.id limit ${A_RUN[store.kind]}`);
  for (const { id, taskId, dueAt, caseId, departmentId, open, number, run } of rows.map((row) => Intent.parse(row))) {
    const settle = (noticeId: string) => sql`update notice_intents set notice_id = ${noticeId} where id = ${id} and notice_id is null`;
    const change = new Change(store, now, null, 'supervision-notices.create');
    if (departmentId === null || open !== 1) change.also(settle(NONE));
    else {
      const days = overdueWorkingDays(dueAt, now, district.calendar);
      const what = run !== null ? `一件事 ${run} 的办理任务` : caseId === null || number === null ? '所承担的任务' : `诉求件 ${number} 的办理任务`;
      const { id: noticeId } = draftNotice(change, {
        departmentId, taskId, caseId, title: `${what}超期`, ground: `${what}应于 ${spoken(dueAt, district.calendar)} 前完成，至今未完成，已超期 ${days} 个工作日。`,
        demand: '请说明没有按期完成的原因，尽快办结，并反馈结果。', workingDays: TO_RECTIFY,
      });
      change.also(settle(noticeId));
    }
    try {
      await change.commit();
    } catch (error) {
      // Somebody drafted one himself, or another run was faster.
      if (!(error instanceof RowExists || error instanceof RowChanged)) throw error;
      await store.write([settle(NONE)]);
    }
  }
}
