import { and, desc, eq, getTableColumns, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import { SUBJECTS, type Subject } from '../../schema/events.ts';
import type { News, Presence, RowNews, Step } from '../../schema/many.ts';
import type { Actor } from '../../schema/people.ts';
import { bundles, cases, changes, files, tasks } from '../../schema/tables/index.ts';
import { runSight } from '../bundles/store.ts';
import { caseSight, seesPeople } from '../cases/sight.ts';
import { ownedSight } from '../files/store.ts';
import { permissionsOf } from '../people/rules.ts';
import type { Store } from '../platform/store.ts';
import { taskSight } from '../tasks/store.ts';
import { REDO_VERB, UNDO_VERB } from './rules.ts';

/** Who left a row open without a word is gone after this long. */
const EDITING_SECONDS = 90;
/** Events read in one go; who was away longer asks again. */
const AT_ONCE = 1_000;

export async function findStep(store: Store, actor: Actor, id: string): Promise<typeof changes.$inferSelect | undefined> {
  const [step] = await store.db.select().from(changes).where(and(eq(changes.id, id), eq(changes.actorId, actor.id)));
  return step;
}

/** Whether a change does, takes back, or does again. */
const wayOf = (table: string): SQL => {
  const action = sql.raw(`${table}.action`);
  return sql`case when ${action} like ${`%.${UNDO_VERB}`} then 1 when ${action} like ${`%.${REDO_VERB}`} then 2 else 0 end`;
};

/** `other` is another part of the step `changes` is of: of one file, going the same way, and standing as it does. */
const together = (other: string): SQL => {
  const of = (column: string) => sql.raw(`${other}.${column}`);
  return sql`${of('batch_id')} = changes.batch_id and ${of('actor_id')} = changes.actor_id and ${of('resource')} = changes.resource and (${of('undone_by_id')} is null) = (changes.undone_by_id is null) and ${wayOf(other)} = ${wayOf('changes')}`;
};

/** One person's steps, newest first; what one file was written in is one of them, named by its newest part. */
export async function stepsOf(store: Store, actor: Actor, limit: number, before?: string): Promise<Step[]> {
  const earlier = before === undefined ? undefined : lt(changes.seq, sql`(select seq from changes where id = ${before})`);
  const newest = or(isNull(changes.batchId), sql`not exists (select 1 from changes other where ${together('other')} and other.seq > changes.seq)`);
  const { id, at, action, resource, rows, undoes, undoneById, batchId } = getTableColumns(changes);
  const all = sql<string | null>`case when ${batchId} is not null then (select sum(other.rows) || ' ' || count(*) from changes other where ${together('other')}) end`.as('whole');
  const found = await store.db.select({ id, at, action, resource, rows, undoes, undoneBy: undoneById, all }).from(changes).where(and(eq(changes.actorId, actor.id), newest, earlier)).orderBy(desc(changes.seq)).limit(limit);
  return found.map(({ all: whole, ...step }) => {
    const [sum = step.rows, parts = 1] = whole?.split(' ').map(Number) ?? [];
    return { ...step, rows: sum, parts };
  });
}

/** The next part to take back of the step this was a part of. */
export async function nextPart(store: Store, step: typeof changes.$inferSelect): Promise<string | null> {
  if (step.batchId === null) return null;
  const [next] = await store.rows<{ id: string }>(sql`select other.id as "id" from changes, changes other where changes.id = ${step.id} and other.undone_by_id is null and other.id <> changes.id
    and other.batch_id = changes.batch_id and other.actor_id = changes.actor_id and other.resource = changes.resource and ${wayOf('other')} = ${wayOf('changes')} order by other.seq desc limit 1`);
  return next?.id ?? null;
}

/** As many rows that others changed are named. */
const NAMED = 100;

/** Rows of all parts of this step that somebody else, or the clock, has written to since. */
export async function overtakenIn(store: Store, actor: Actor, { id, resource }: typeof changes.$inferSelect): Promise<string[]> {
  const rows = await store.rows<{ id: string }>(sql`
    select distinct later.subject_id as "id" from changes cross join changes other cross join events made cross join events later
    where changes.id = ${id} and (other.id = changes.id or (${together('other')})) and made.change_id = other.id and made.subject = ${resource} and made.version is not null
      and later.subject = made.subject and later.subject_id = made.subject_id and later.seq > made.seq and later.version is not null and later.changes <> '{}'
      and (later.actor_id is null or later.actor_id <> ${actor.id}) limit ${NAMED}`);
  return rows.map((row) => row.id);
}

export async function newestSeq(store: Store): Promise<number> {
  const [row] = await store.rows<{ seq: number | null }>(sql`select max(seq) as seq from events`);
  return row?.seq ?? 0;
}

/** `file` names what the file of this event is attached to, where this person may see it. */
type Told = { seq: number; subject: Subject; id: string; caseId: string | null; file: string | null; version: number | null; fields: string[]; actorId: string | null; actorName: string };
type Seen = { subject: Subject; id: string };

const MEETINGS: ReadonlySet<Subject> = new Set(['meetings', 'meeting-items', 'meeting-participants', 'meeting-minutes', 'meeting-countersigns']);

/** Subjects not everybody reads. What is left out of this list, staff read in full. */
function isHidden(subject: Subject, actor: Actor): boolean {
  // What somebody calls his view, and where he is reached, is his own affair; of a file one hears through what it is attached to.
  if (subject === 'views' || subject === 'files' || subject === 'person-channels' || subject === 'notice-preferences') return true;
  if (subject === 'channels') return !permissionsOf(actor.role).includes('settings.edit');
  if (subject === 'applicants' || subject === 'approvals' || subject === 'task-forces' || subject === 'forms' || subject === 'duty-handovers' || subject === 'materials' || subject === 'provisional-acceptances' || subject === 'proposals') return !seesPeople(actor);
  // A department asks for its meetings; which others there are, and what moves in them, is not told it.
  if (MEETINGS.has(subject)) return !seesPeople(actor);
  return subject === 'consultations' && actor.role === 'handler';
}

/** Subjects of which a handler sees only his department's. */
const GUARDED = ['cases', 'tasks', 'bundles'] as const;
type Guarded = (typeof GUARDED)[number];

/** Ids among `ids` that stand in this person's lists now. */
function standingIn(subject: Guarded, actor: Actor, ids: string[]): SQL {
  const wanted = sql`json_each(${JSON.stringify(ids)}) as wanted`;
  if (subject === 'cases') return sql`select ${cases.id} as id from ${wanted} cross join ${cases} on ${cases.id} = wanted.value where ${cases.deletedAt} is null and ${caseSight(actor) ?? sql`1`}`;
  if (subject === 'bundles') return sql`select ${bundles.id} as id from ${wanted} cross join ${bundles} on ${bundles.id} = wanted.value where ${bundles.deletedAt} is null and ${runSight(actor) ?? sql`1`}`;
  return sql`select ${tasks.id} as id from ${wanted} cross join ${tasks} on ${tasks.id} = wanted.value where ${taskSight(actor) ?? sql`1`}`;
}

/** Ids among `ids` that stood in a handler's lists at some time: whose going he is told. */
function everIn(subject: Guarded, actor: Actor, ids: string[]): SQL {
  const wanted = sql`json_each(${JSON.stringify(ids)}) as wanted`;
  const mine = actor.departmentId ?? '';
  // Items leave a run only before it starts, when no department has heard of it.
  if (subject === 'bundles') return sql`select wanted.value as id from ${wanted} where exists (select 1 from bundle_items where run_id = wanted.value and department_id = ${mine})`;
  return subject === 'cases'
    ? sql`select wanted.value as id from ${wanted} where exists (select 1 from tasks where case_id = wanted.value and department_id = ${mine})`
    : sql`select wanted.value as id from ${wanted} where exists (select 1 from events e where e.subject = 'tasks' and e.subject_id = wanted.value and (json_extract(e.changes, '$.departmentId.from') = ${mine} or json_extract(e.changes, '$.departmentId.to') = ${mine}))`;
}

const keyOf = ({ subject, id }: Seen) => `${subject}:${id}`;

/** What this person sees of these rows now, and of which he is told that they are gone. One round trip. */
async function sightOf(store: Store, actor: Actor, rows: Seen[]): Promise<{ sees: Set<string>; knew: Set<string> }> {
  const guarded = GUARDED.flatMap((subject) => {
    const ids = [...new Set(rows.filter((row) => row.subject === subject).map(({ id }) => id))];
    return ids.length === 0 ? [] : [{ subject, ids }];
  });
  const limited = actor.role === 'handler';
  const queries = guarded.flatMap(({ subject, ids }) => [standingIn(subject, actor, ids), ...(limited ? [everIn(subject, actor, ids)] : [])]);
  const found = queries.length === 0 ? [] : await store.reads(queries);
  const sees = new Set<string>();
  const knew = new Set<string>();
  guarded.forEach(({ subject, ids }, at) => {
    const [standing = [], ever] = limited ? [found[at * 2], found[at * 2 + 1] ?? []] : [found[at]];
    for (const { id } of standing) sees.add(keyOf({ subject, id: String(id) }));
    for (const id of ever ? ever.map((row) => String(row.id)) : ids) knew.add(keyOf({ subject, id }));
  });
  return { sees, knew };
}

/** A row shows the files attached to it. A case shows how its promises stand, and is seen by whose they are: what happens to one happens to it. */
function withOwners(event: Told): Told[] {
  const { subject, caseId, file } = event;
  if ((subject === 'tasks' || subject === 'provisional-acceptances') && caseId !== null) return [event, { ...event, subject: 'cases', id: caseId, version: null, fields: ['tasks'] }];
  const [kind, id] = file?.split(':', 2) ?? [];
  const owner = kind === 'cases' || kind === 'tasks' ? kind : null;
  return owner && id ? [{ ...event, subject: owner, id, version: null, fields: ['files'] }] : [event];
}

/** What happened since, one entry a row: reads as many events as there are new ones. */
export async function newsSince(store: Store, actor: Actor, since: number, now: string): Promise<News> {
  const until = new Date(Date.parse(now) - EDITING_SECONDS * 1000).toISOString();
  const [found = [], open = []] = await store.reads([
    sql`select seq as "seq", subject as "subject", subject_id as "id", case_id as "caseId", version as "version", actor_id as "actorId", actor_name as "actorName",
      (select json_group_array(key) from json_each(events.changes)) as "fields",
      case when subject = 'files' then (select ${files.subjectKind} || ':' || ${files.subjectId} from ${files} where ${files.id} = events.subject_id and ${ownedSight(actor) ?? sql`1`}) end as "file"
      from events where seq > ${since} order by seq limit ${AT_ONCE}`,
    sql`select e.person_id as "personId", e.resource as "resource", e.row_id as "id", p.name as "name" from editing e join people p on p.id = e.person_id where e.at > ${until} and e.person_id <> ${actor.id}`,
  ]);
  const events = (found as (Omit<Told, 'fields'> & { fields: string })[]).map((event): Told => ({ ...event, fields: JSON.parse(event.fields) }));
  const present = open as { personId: string; resource: string; id: string; name: string }[];
  const readable = events.flatMap(withOwners).filter(({ subject }) => !isHidden(subject, actor));
  const places = present.flatMap(({ resource, id }) => SUBJECTS.filter((subject) => subject === resource).map((subject) => ({ subject, id })));
  const { sees, knew } = await sightOf(store, actor, [...readable, ...places]);
  const guarded = (subject: string) => GUARDED.some((one) => one === subject);
  const byRow = new Map<string, RowNews>();
  for (const { seq, subject, id, version, fields, actorId, actorName } of readable) {
    const key = keyOf({ subject, id });
    const gone = guarded(subject) && !sees.has(key);
    if (gone && !knew.has(key)) continue;
    const before = byRow.get(key);
    const union = new Set([...(before?.fields ?? []), ...fields.map((field) => field.replace(/(Sealed|Digest|Mask)$/, ''))]);
    byRow.delete(key);
    byRow.set(key, { seq, resource: subject, id, version: version ?? before?.version ?? null, fields: [...union], by: actorId === null ? null : { id: actorId, name: actorName }, gone });
  }
  const editing: Presence[] = present
    // Where somebody is tells that there is such a row.
    .filter(({ resource, id }) => SUBJECTS.some((subject) => subject === resource && !isHidden(subject, actor)) && (!guarded(resource) || sees.has(`${resource}:${id}`)))
    .map(({ resource, id, personId, name }) => ({ resource, id, by: { id: personId, name } }));
  return { seq: events.at(-1)?.seq ?? since, data: [...byRow.values()], editing, more: events.length === AT_ONCE };
}

/** Where somebody is; null: nowhere. Not history, so it stands outside the ledger. */
export async function sayEditing(store: Store, actor: Actor, resource: Subject, id: string | null, now: string): Promise<void> {
  await store.write([
    id === null
      ? sql`delete from editing where person_id = ${actor.id}`
      : sql`insert into editing (person_id, resource, row_id, at) values (${actor.id}, ${resource}, ${id}, ${now})
          on conflict (person_id) do update set resource = excluded.resource, row_id = excluded.row_id, at = excluded.at`,
  ]);
}
