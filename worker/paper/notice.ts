import { getTableColumns, sql } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { supervisionNotices, tasks } from '../../schema/tables/index.ts';
import { accountOf, type Calendar } from '../deadlines/rules.ts';
import { decode, selection } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import { loadDistrict } from '../settings/store.ts';
import { noticeSight, type NoticeRow } from '../supervision/store.ts';

const columns = getTableColumns(supervisionNotices);
const { clock } = getTableColumns(tasks);

/** A supervision notice with what its paper says beside it. */
export type Notice = NoticeRow & { departmentName: string; caseNumber: string | null; result: string | null; dueAt: string | null; provisionalYears: number[] };

const words = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const yearsOf = (raw: unknown, calendar: Calendar): number[] => (raw === null || raw === undefined ? [] : accountOf(decode({ clock }, { clock: raw }).clock, calendar).provisionalYears);

/** Null where this person may not see it. */
export async function loadNotice(store: Store, actor: Actor, id: string): Promise<Notice | null> {
  const [raw] = await store.rows(sql`
    select ${selection(columns)}, d.name as "departmentName", c.number as "caseNumber", t.result as "result", t.due_at as "dueAt", t.clock as "clock"
    from ${supervisionNotices} join departments d on d.id = ${supervisionNotices.departmentId}
    left join cases c on c.id = ${supervisionNotices.caseId} left join tasks t on t.id = ${supervisionNotices.rectifyTaskId}
    where ${supervisionNotices.id} = ${id} and ${supervisionNotices.deletedAt} is null and ${noticeSight(actor) ?? sql`1`}`);
  if (!raw) return null;
  const { calendar } = await loadDistrict(store);
  return {
    ...decode(columns, raw),
    departmentName: String(raw.departmentName), caseNumber: words(raw.caseNumber), result: words(raw.result), dueAt: words(raw.dueAt),
    provisionalYears: yearsOf(raw.clock, calendar),
  };
}
