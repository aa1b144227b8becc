import { sql } from 'drizzle-orm';
import { loadFileWhere, type LoadedFile } from '../cases/store.ts';
import type { RunStage } from '../../schema/bundles.ts';
import type { RunProgress } from '../../schema/portal.ts';
import { cases } from '../../schema/tables/index.ts';
import type { Store } from '../platform/store.ts';

export async function loadByQueryCode(store: Store, code: string): Promise<LoadedFile | null> {
  const [found] = await store.rows<{ id: string }>(sql`select id from cases where query_code = ${code} and deleted_at is null`);
  return found ? loadFileWhere(store, found.id, sql`${cases.id} = ${found.id}`) : null;
}

export type RunFound = { number: string; createdAt: string; dueAt: string | null; provisional: boolean; paused: boolean; issuedAt: string | null; departments: string[]; run: RunProgress };
type RunRow = { id: string; number: string; createdAt: string; dueAt: string | null; provisional: number; pausedAt: string | null; issuedAt: string | null; name: string; stage: RunStage; itemsDone: number; itemsTotal: number };

/** A run of a 一件事 by its code, with what it still waits for and who works on it. */
export async function loadRunByQueryCode(store: Store, code: string): Promise<RunFound | null> {
  const [row] = await store.rows<RunRow>(sql`
    select id as "id", number as "number", created_at as "createdAt", due_at as "dueAt", provisional as "provisional", paused_at as "pausedAt", issued_at as "issuedAt", template_name as "name", stage as "stage", items_done as "itemsDone", items_total as "itemsTotal"
    from bundles where query_code = ${code} and deleted_at is null`);
  if (!row) return null;
  const [missing = [], working = []] = await store.reads([
    sql`select name as "name", form as "form", standard as "standard", case when status = 'wrong' then reason end as "wrong" from materials where run_id = ${row.id} and deleted_at is null and status <> 'accepted' order by seq`,
    sql`select distinct d.name as "name" from bundle_items i join departments d on d.id = i.department_id where i.run_id = ${row.id} and i.status = 'open' order by d.name`,
  ]);
  const { number, createdAt, dueAt, provisional, pausedAt, issuedAt, name, stage, itemsDone, itemsTotal } = row;
  const words = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    number, createdAt, dueAt, issuedAt, provisional: provisional === 1, paused: pausedAt !== null, departments: working.map((one) => String(one.name)),
    run: { name, stage, itemsDone, itemsTotal, missing: missing.map((one) => ({ name: String(one.name), form: String(one.form), standard: String(one.standard), wrong: words(one.wrong) })) },
  };
}

/** The departments that have a part of it open. */
export async function findOpenDepartments(store: Store, caseId: string): Promise<string[]> {
  const rows = await store.rows<{ name: string }>(sql`
    select d.name as name from tasks t join departments d on d.id = t.department_id
    where t.case_id = ${caseId} and t.kind = 'handle' and t.status in ('open', 'accepted') order by t.role desc, d.name`);
  return rows.map(({ name }) => name);
}
