import { eq, getTableColumns, sql, type SQL } from 'drizzle-orm';
import { FILE_OWNERS, FILE_TYPE_NAMES, type FileOwner } from '../../schema/files.ts';
import type { Actor } from '../../schema/people.ts';
import { bundleTemplates, bundles, cases, files, forms, meetings, tasks } from '../../schema/tables/index.ts';
import { runSight } from '../bundles/store.ts';
import { mayWriteTemplates } from '../bundles/templates/rules.ts';
import { caseSight, seesPeople } from '../cases/sight.ts';
import { meetingSight } from '../meetings/sight.ts';
import { mayIssue } from '../paper/rules/issue.ts';
import { formSight } from '../paper/sight.ts';
import { codeField, enumField, instantField, numberField, textField } from '../platform/fields.ts';
import type { Objects } from '../platform/objects.ts';
import { readsOf } from '../platform/resource.ts';
import type { Store } from '../platform/store.ts';
import { taskSight } from '../tasks/store.ts';

export type StoredFile = typeof files.$inferSelect;

export const fileReads = readsOf({
  table: files,
  columns: getTableColumns(files),
  fields: {
    id: { ...codeField(files.id), sortable: true },
    subjectKind: enumField(files.subjectKind, FILE_OWNERS),
    subjectId: codeField(files.subjectId),
    caseId: codeField(files.caseId),
    name: textField(files.name),
    type: enumField(files.type, FILE_TYPE_NAMES),
    size: numberField(files.size),
    uploadedById: codeField(files.uploadedById),
    createdAt: instantField(files.createdAt),
  },
  tie: files.id,
  defaultSort: '-id',
  deletedAt: files.deletedAt,
});

/**
 * Which files a person sees: who may see people every one; a handler those of his department's tasks and of the cases
 * he works on, but nothing of a case whose reporter is withheld from his department, and the scans of the papers he may
 * read; who only counts none.
 */
export function fileSight(actor: Actor): SQL | undefined {
  const owned = ownedSight(actor);
  return owned && sql`${files.deletedAt} is null and ${owned}`;
}

/** Those attached to what this person may see files of, the ones in the trash included. */
export function ownedSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (actor.role !== 'handler' || actor.departmentId === null) return sql`0`;
  const ofTask = sql`(${files.subjectKind} = 'tasks' and exists (select 1 from ${tasks} where ${tasks.id} = ${files.subjectId} and ${taskSight(actor) ?? sql`1`}))`;
  const told = sql`not (${cases.reporterWithheld} and ${cases.complainedOfId} is ${actor.departmentId})`;
  const ofCase = sql`(${files.subjectKind} = 'cases' and exists (select 1 from ${cases} where ${cases.id} = ${files.subjectId} and ${caseSight(actor) ?? sql`1`} and ${told}))`;
  const ofForm = sql`(${files.subjectKind} = 'forms' and exists (select 1 from ${forms} where ${forms.id} = ${files.subjectId} and ${formSight(actor) ?? sql`1`}))`;
  const ofMeeting = sql`(${files.subjectKind} = 'meetings' and exists (select 1 from ${meetings} where ${meetings.id} = ${files.subjectId} and ${meetingSight(actor) ?? sql`1`}))`;
  // A sample (样张) shows everybody who checks materials how they should look; what an applicant handed in is the window's.
  const sample = sql`${files.subjectKind} = 'bundle-templates'`;
  return sql`(${ofTask} or ${ofCase} or ${ofForm} or ${ofMeeting} or ${sample})`;
}

type Owner = { caseId: string | null };
const coordinates = (actor: Actor): boolean => actor.role === 'coordinator';

/** Of each kind of record: the one with this id, if this person may attach to it. A kind more is an entry more, and one in the sight above. */
const OWNERS: Record<FileOwner, (store: Store, actor: Actor, id: string) => Promise<Owner | null>> = {
  async cases(store, actor, id) {
    const [row] = coordinates(actor) ? await store.db.select({ id: cases.id }).from(cases).where(sql`${cases.id} = ${id} and ${cases.deletedAt} is null`) : [];
    return row ? { caseId: row.id } : null;
  },
  async tasks(store, actor, id) {
    const [task] = await store.db.select({ caseId: tasks.caseId }).from(tasks).where(sql`${tasks.id} = ${id} and ${taskSight(actor) ?? sql`1`}`);
    return task && (coordinates(actor) || actor.role === 'handler') ? task : null;
  },
  async applicants(store, actor, id) {
    const [row] = coordinates(actor) ? await store.rows<{ id: string }>(sql`select id from applicants where id = ${id} and deleted_at is null`) : [];
    return row ? { caseId: null } : null;
  },
  async forms(store, actor, id) {
    const [paper] = await store.db.select({ caseId: forms.caseId, form: forms.form, occasion: forms.occasion }).from(forms).where(sql`${forms.id} = ${id} and ${formSight(actor) ?? sql`1`}`);
    return paper && mayIssue(paper, actor) ? { caseId: paper.caseId } : null;
  },
  async meetings(store, actor, id) {
    const [row] = coordinates(actor) ? await store.db.select({ id: meetings.id }).from(meetings).where(sql`${meetings.id} = ${id} and ${meetings.deletedAt} is null`) : [];
    return row ? { caseId: null } : null;
  },
  async 'bundle-templates'(store, actor, id) {
    const [row] = mayWriteTemplates(actor) ? await store.db.select({ id: bundleTemplates.id }).from(bundleTemplates).where(sql`${bundleTemplates.id} = ${id} and ${bundleTemplates.deletedAt} is null`) : [];
    return row ? { caseId: null } : null;
  },
  async bundles(store, actor, id) {
    const [row] = coordinates(actor) ? await store.db.select({ id: bundles.id }).from(bundles).where(sql`${bundles.id} = ${id} and ${bundles.deletedAt} is null and ${runSight(actor) ?? sql`1`}`) : [];
    return row ? { caseId: null } : null;
  },
};

/** What a file would be attached to, if this person may attach to it: the case it belongs to. Null: there is no such thing for him. */
export const findOwner = (store: Store, actor: Actor, kind: FileOwner, id: string): Promise<Owner | null> => OWNERS[kind](store, actor, id);

export async function findFile(store: Store, actor: Actor, id: string): Promise<StoredFile | null> {
  const [row] = await store.db.select().from(files).where(sql`${eq(files.id, id)} and ${fileSight(actor) ?? sql`1`}`);
  return row ?? null;
}

/** By the day it came in, so that what nobody points at is found without walking everything. */
export const objectKey = (id: string, now: string): string => `files/${now.slice(0, 10)}/${id}`;

/** Where the small picture of what lies under a key is kept. */
export const thumbnailKey = (key: string): string => `${key}${SMALL}`;
const SMALL = '.small';

const DAY_MS = 86_400_000;
/** An upload may still be on its way to its row. */
const SETTLED_MS = 3_600_000;

/** Removes bytes that belong to no row: of uploads that were cut off between the two. Looks at the last three days. */
export async function sweepObjects(store: Store, objects: Objects, now: string): Promise<number> {
  const days = [0, 1, 2].map((back) => new Date(Date.parse(now) - back * DAY_MS).toISOString().slice(0, 10));
  const found = (await Promise.all(days.map((day) => objects.list(`files/${day}`)))).flat();
  const settled = found.filter(({ at }) => Date.parse(now) - Date.parse(at) > SETTLED_MS).map(({ key }) => key);
  if (settled.length === 0) return 0;
  const own = (key: string) => (key.endsWith(SMALL) ? key.slice(0, -SMALL.length) : key);
  const kept = new Set((await store.rows<{ key: string }>(sql`select object_key as "key" from files where object_key in (select value from json_each(${JSON.stringify(settled.map(own))}))`)).map(({ key }) => key));
  const orphans = settled.filter((key) => !kept.has(own(key)));
  if (orphans.length > 0) await objects.remove(orphans);
  return orphans.length;
}
