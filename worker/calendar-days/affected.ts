import { sql, type SQL } from 'drizzle-orm';
import type { MovesPlace } from '../../schema/many.ts';
import { cases, tasks } from '../../schema/tables/index.ts';
import { pausedRemaining } from '../cases/rules/file.ts';
import { decode, selection, type RowFrom } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import { reaches, type Calendars, type Reach, type Stretch } from './rules/reach.ts';
import { recount, type Recounted } from './rules/recount.ts';

const { id, version, kind, caseId, departmentId, personId, coordinatorId, siteId, clock, receivedAt, dueAt, provisional, dueKey } = tasks;
const taskColumns = { id, version, kind, caseId, departmentId, personId, coordinatorId, siteId, clock, receivedAt, dueAt, provisional, dueKey };
const caseColumns = { id: cases.id, version: cases.version, number: cases.number, dueAt: cases.dueAt, provisional: cases.provisional, pausedRemaining: cases.pausedRemaining };

export type OpenTask = RowFrom<typeof taskColumns>;
type CaseRow = RowFrom<typeof caseColumns>;
type CaseDue = Pick<CaseRow, 'dueAt' | 'provisional' | 'pausedRemaining'>;

/** What moves of one case (or of a run, a meeting, a notice: `row` is null). */
export type Moving = { row: CaseRow | null; caseDue: CaseDue | null; moves: Recounted<OpenTask>[] };

/** Where a walk through the ledger stands: in which of its parts, and behind which promise. */
export const BEGINNING: MovesPlace = { walk: 0, key: '', id: '' };

type Walk = { stretch: Stretch; index: string; where: SQL };

const listed = (values: readonly unknown[]) => sql`(select value from json_each(${JSON.stringify(values)}))`;
const open = sql`${tasks.status} in ('open','accepted')`;

/** One walk a site with days of its own, and one for all others: each along the index that serves it. */
function walksOf({ elsewhere, sites }: Reach): Walk[] {
  const own = sites.map((site) => site.siteId);
  const alone = sites.flatMap(({ siteId: site, stretch }): Walk[] => (stretch ? [{ stretch, index: 'tasks_site_due', where: sql`${tasks.siteId} = ${site}` }] : []));
  if (!elsewhere) return alone;
  const where = own.length === 0 ? sql`1` : sql`(${tasks.siteId} is null or ${tasks.siteId} not in ${listed(own)})`;
  return [{ stretch: elsewhere, index: 'tasks_open_due', where }, ...alone];
}

type Member = { key: string; id: string; caseId: string | null; owner: string; ownerId: string };

/** Nothing of a clock that ended before the first changed day, or began after the last, can move. What stands still is looked at by when it began. */
function pageOf({ stretch: { from, to }, index, where }: Walk, { key, id: last }: MovesPlace, limit: number): SQL {
  const behind = key === '' ? sql`${tasks.dueKey} >= ${from ?? ''}` : sql`(${tasks.dueKey}, ${tasks.id}) > (${key}, ${last})`;
  return sql`select ${tasks.dueKey} as "key", ${tasks.id} as "id", ${tasks.caseId} as "caseId", ${tasks.owner} as "owner", ${tasks.ownerId} as "ownerId"
    from ${tasks} indexed by ${sql.identifier(index)}
    where ${open} and ${where} and ${behind} and (${tasks.dueAt} is null or ${tasks.dueAt} >= ${from ?? ''}) and ${tasks.receivedAt} <= ${to ?? '9999'}
    order by ${tasks.dueKey}, ${tasks.id} limit ${limit}`;
}

const familyKey = ({ caseId: ofCase, owner, ownerId }: Pick<Member, 'caseId' | 'owner' | 'ownerId'>) => ofCase ?? `${owner}:${ownerId}`;

type Family = { row: CaseRow | null; tasks: OpenTask[] };

/** The open promises that belong together with these: of the same case, or where there is none of the same run, meeting or notice. */
async function familiesOf(store: Store, members: readonly Member[]): Promise<Family[]> {
  const caseIds = [...new Set(members.flatMap((one) => one.caseId ?? []))];
  const owners = [...new Map(members.filter((one) => one.caseId === null).map((one) => [familyKey(one), [one.owner, one.ownerId]])).values()];
  const wanted = (list: readonly unknown[]) => sql`json_each(${JSON.stringify(list)}) as wanted`;
  const [rows = [], ofCases = [], ofOthers = []] = await store.reads([
    sql`select ${selection(caseColumns)} from ${wanted(caseIds)} cross join ${cases} on ${cases.id} = wanted.value`,
    sql`select ${selection(taskColumns)} from ${wanted(caseIds)} cross join ${tasks} on ${tasks.caseId} = wanted.value where ${open}`,
    sql`select ${selection(taskColumns)}, ${tasks.owner} || ':' || ${tasks.ownerId} as "family" from ${wanted(owners)} cross join ${tasks}
      on ${tasks.owner} = json_extract(wanted.value, '$[0]') and ${tasks.ownerId} = json_extract(wanted.value, '$[1]') where ${open} and ${tasks.caseId} is null`,
  ]);
  const byCase = Map.groupBy(ofCases.map((one) => decode(taskColumns, one)), (one) => one.caseId);
  const byOwner = [...Map.groupBy(ofOthers, (one) => one.family).values()];
  return [
    ...rows.map((one) => decode(caseColumns, one)).map((row) => ({ row, tasks: byCase.get(row.id) ?? [] })),
    ...byOwner.map((family) => ({ row: null, tasks: family.map((one) => decode(taskColumns, one)) })),
  ];
}

/** `cases.dueAt` and its neighbours copy the open answer's; null: they stand as they should. */
function caseDueOf(row: CaseRow, family: readonly OpenTask[], moves: readonly Recounted<OpenTask>[], calendars: Calendars): CaseDue | null {
  const answer = family.find((task) => task.kind === 'answer');
  if (!answer) return null;
  const due = moves.find(({ task }) => task === answer)?.changes ?? answer;
  const stands = due.clock.pauses.some(({ to }) => to === null);
  const next = { dueAt: due.dueAt, provisional: due.provisional, pausedRemaining: stands ? pausedRemaining(due.clock, calendars.at(answer.siteId)) : null };
  return next.dueAt === row.dueAt && next.provisional === row.provisional && next.pausedRemaining === row.pausedRemaining ? null : next;
}

/** Whether a promise of the family lies before the place, so that an earlier look has come upon all of it. */
const metBefore = ({ stretch }: Walk, { key, id: last }: MovesPlace, family: readonly OpenTask[]): boolean =>
  key !== '' && family.some((task) => reaches(stretch, task) && (task.dueKey < key || (task.dueKey === key && task.id <= last)));

type Look = { walks: readonly Walk[]; calendars: Calendars; now: string; began: MovesPlace; seen: Set<string> };

/** A look from a place on. A case is looked at where the first of its promises is met, in this look or in one before it. */
export const beginLook = (reach: Reach, calendars: Calendars, now: string, began: MovesPlace): Look => ({ walks: walksOf(reach), calendars, now, began, seen: new Set() });

export type Page = { looked: number; found: Moving[]; next: MovesPlace | null };

/**
 * The next so many open promises that the change can touch, with all that are open beside them in their cases, counted by the
 * calendar as it will stand.
 */
export async function lookOn(store: Store, { walks, calendars, now, began, seen }: Look, place: MovesPlace, limit: number): Promise<Page> {
  const walk = walks[place.walk];
  if (!walk) return { looked: 0, found: [], next: null };
  const page = await store.rows<Member>(pageOf(walk, place, limit));
  const last = page.length === limit ? page.at(-1) : undefined;
  const next = last ? { walk: place.walk, key: last.key, id: last.id } : place.walk + 1 < walks.length ? { ...BEGINNING, walk: place.walk + 1 } : null;
  const fresh = page.filter((one) => !seen.has(familyKey(one)));
  for (const one of fresh) seen.add(familyKey(one));
  const families = fresh.length === 0 ? [] : await familiesOf(store, fresh);
  const found = families.filter(({ tasks: family }) => place.walk !== began.walk || !metBefore(walk, began, family)).map(({ row, tasks: family }): Moving => {
    const [first] = family;
    const moves = first ? recount(family, calendars.at(first.siteId), now) : [];
    return { row, caseDue: row && caseDueOf(row, family, moves, calendars), moves };
  });
  return { looked: page.length, found: found.filter(({ caseDue, moves }) => caseDue !== null || moves.length > 0), next };
}

/** How many open promises a look from the beginning would come upon. */
export async function countAhead(store: Store, reach: Reach): Promise<number> {
  const rows = await store.reads(walksOf(reach).map((walk) => sql`select count(*) as "n" from (${pageOf(walk, BEGINNING, -1)})`));
  return rows.flat().reduce((sum, { n }) => sum + Number(n), 0);
}
