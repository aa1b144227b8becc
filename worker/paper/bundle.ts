import { getTableColumns, sql } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { applicants, departments } from '../../schema/tables/index.ts';
import { dayMinutesOf } from '../bundles/rules/day.ts';
import { isLacking, type Run } from './rules/bundle.ts';
import type { RunState } from './rules/issue.ts';
import { acceptanceRows, acceptancesOf, type PaperAcceptance } from './acceptance.ts';
import { overallRule } from '../bundles/rules/run.ts';
import { fileOf, loadRun, type LoadedRun } from '../bundles/store.ts';
import { accountOf } from '../deadlines/rules.ts';
import { rowsByIds } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import { loadDistrict } from '../settings/store.ts';

/** A run with what its papers say beside it. */
export type RunPaper = { run: LoadedRun; state: RunState; acceptances: PaperAcceptance[]; says: Omit<Run, 'handed' | 'accepted'>; namedIn: (departmentId: string) => string | null };

const nameIn = async (store: Store, table: 'people' | 'sites', id: string | null): Promise<string | null> => {
  const [row] = id === null ? [] : await store.rows<{ name: string }>(sql`select name from ${sql.identifier(table)} where id = ${id}`);
  return row?.name ?? null;
};

/** Null where this person may not see it, or it lies in the trash. */
export async function loadRunPaper(store: Store, actor: Actor, id: string, now: string): Promise<RunPaper | null> {
  const run = await loadRun(store, actor, id);
  if (!run || run.row.deletedAt !== null) return null;
  const { row, items, tasks, materials } = run;
  const { settings, calendarAt } = await loadDistrict(store);
  const file = fileOf(run, {});
  const acceptances = acceptanceRows(await store.rows(acceptancesOf('run', id)));
  const [[applicant], named, coordinatorName, helperName, siteName] = await Promise.all([
    rowsByIds(store, applicants, getTableColumns(applicants), [row.applicantId]),
    rowsByIds(store, departments, { id: departments.id, name: departments.name }, [...items, ...acceptances].map(({ departmentId }) => departmentId)),
    nameIn(store, 'people', row.coordinatorId),
    nameIn(store, 'people', row.helperId),
    nameIn(store, 'sites', row.siteId),
  ]);
  if (!applicant) throw new Error('a run has its applicant');
  const departmentName = new Map(named.map((one) => [one.id, one.name]));
  const answer = tasks.find(({ id: taskId }) => taskId === row.answerTaskId);
  return {
    run,
    acceptances,
    state: { ...row, lacking: materials.filter(({ status }) => isLacking(status)).length, acceptances },
    namedIn: (departmentId) => departmentName.get(departmentId) ?? null,
    says: {
      number: row.number, queryCode: row.queryCode, title: row.title, templateName: row.templateName, createdAt: row.createdAt, dueAt: row.dueAt, illustrative: row.illustrative,
      promised: overallRule(file, dayMinutesOf(settings.clock.workingHours, now)),
      items: file.template.items.map((item) => {
        const standing = items.find(({ itemId }) => itemId === item.id);
        return { ...item, department: (standing && departmentName.get(standing.departmentId)) ?? item.department, result: tasks.find(({ id: taskId }) => taskId === standing?.taskId)?.result ?? null };
      }),
      materials: materials.map((material) => ({ ...material, copies: file.template.materials.find(({ id: key }) => key === material.key)?.copies ?? null })),
      applicant: { name: applicant.name, phone: applicant.phoneMask, idNumber: applicant.idNumberMask },
      coordinatorName, helperName, siteName,
      provisionalYears: answer ? accountOf(answer.clock, calendarAt(row.siteId)).provisionalYears : [],
    },
  };
}
