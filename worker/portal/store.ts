import { sql } from 'drizzle-orm';
import { loadFileWhere, type LoadedFile } from '../cases/store.ts';
import { cases } from '../../schema/tables/index.ts';
import type { Store } from '../platform/store.ts';

export async function loadByQueryCode(store: Store, code: string): Promise<LoadedFile | null> {
  const [found] = await store.rows<{ id: string }>(sql`select id from cases where query_code = ${code} and deleted_at is null`);
  return found ? loadFileWhere(store, found.id, sql`${cases.id} = ${found.id}`) : null;
}

/** The departments that have a part of it open. */
export async function findOpenDepartments(store: Store, caseId: string): Promise<string[]> {
  const rows = await store.rows<{ name: string }>(sql`
    select d.name as name from tasks t join departments d on d.id = t.department_id
    where t.case_id = ${caseId} and t.kind = 'handle' and t.status in ('open', 'accepted') order by t.role desc, d.name`);
  return rows.map(({ name }) => name);
}
