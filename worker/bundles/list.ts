import { sql, type SQL } from 'drizzle-orm';
import { OPEN_RUN_STAGES, RUN_STAGES } from '../../schema/bundles.ts';
import type { OwnFields } from '../../schema/fields.ts';
import type { Actor } from '../../schema/people.ts';
import { bundles } from '../../schema/tables/index.ts';
import { seesPeople } from '../cases/sight.ts';
import { NO_DUE, STILL } from '../cases/views.ts';
import { withOwnFields } from '../fields/list.ts';
import { codeField, conditionField, enumField, instantField, numberField, textField, type Field } from '../platform/fields.ts';
import { fieldsOf, listRows, parseList, type Asked, type ListContext, type ListQuery, type ListSpec, type Shortcut, type Source } from '../platform/list.ts';
import { keysOf, type Key } from '../platform/order.ts';
import type { Reader } from '../platform/resource.ts';
import { parseSummary, summarise, type SummaryQuery } from '../platform/summary.ts';
import { presentRuns } from './present.ts';
import { runColumns, runSight } from './store.ts';

const open = sql`${bundles.stage} in (${sql.raw(OPEN_RUN_STAGES.map((stage) => `'${stage}'`).join(','))})`;

/** Departments that have an open item in a run. */
const holders = (among: SQL): Field => ({ kind: 'codes', column: sql`(select json_group_array(held.department_id) from bundle_departments as held where held.run_id = ${bundles.id} and ${among})`, sortable: false, required: true });

const runSpec: ListSpec<typeof runColumns> = {
  table: bundles,
  columns: runColumns,
  fields: {
    id: codeField(bundles.id),
    number: { ...codeField(bundles.number), sortable: false },
    stage: enumField(bundles.stage, RUN_STAGES),
    open: conditionField(open),
    templateCode: codeField(bundles.templateCode),
    templateId: codeField(bundles.templateId),
    title: textField(bundles.title, { sortable: false }),
    siteId: codeField(bundles.siteId),
    coordinatorId: codeField(bundles.coordinatorId),
    helperId: codeField(bundles.helperId),
    applicantId: codeField(bundles.applicantId),
    dueAt: instantField(bundles.dueAt, { sortKey: { column: bundles.dueKey, absent: NO_DUE, still: STILL }, overdueWhen: sql`${bundles.stage} in ('working','ready')` }),
    startedAt: instantField(bundles.startedAt, { sortable: false }),
    issuedAt: instantField(bundles.issuedAt),
    createdAt: instantField(bundles.createdAt),
    updatedAt: instantField(bundles.updatedAt, { sortable: false }),
    visits: numberField(bundles.visits, { sortable: false }),
    secondNotices: numberField(bundles.secondNotices, { sortable: false }),
    departmentId: holders(sql`1`),
  },
  tie: bundles.id,
  defaultSort: '-createdAt',
  deletedAt: bundles.deletedAt,
  searched: [bundles.title, bundles.number, bundles.templateName],
};

/** What this person may filter by: a handler by his own department only, and the district's own columns only who sees everything, for a filter would tell what stands in them. */
function runListFor(actor: Actor, fields: OwnFields): ListSpec<typeof runColumns> {
  if (seesPeople(actor)) return withOwnFields(runSpec, bundles.custom, 'bundles', fields);
  if (actor.role !== 'handler') return runSpec;
  return { ...runSpec, fields: { ...runSpec.fields, departmentId: holders(sql`held.department_id = ${actor.departmentId}`) } };
}

const PART = sql`bundle_departments as part cross join bundles on bundles.id = part.run_id`;

/** A list of the runs one department has an open item in is walked along those, never along everybody's; undefined where it is not such a list. */
function departmentSource({ filter, sort }: Pick<Asked, 'filter' | 'sort'>, spec: ListSpec<typeof runColumns>, actor: Actor): { source: Source; others: Asked['filter']; total: SQL } | undefined {
  const named = filter.find((part) => 'field' in part && part.field === 'departmentId' && part.op === 'is' && typeof part.value === 'string');
  if (!named || !('field' in named) || named.op !== 'is') return undefined;
  if (actor.role === 'handler' && named.value !== actor.departmentId) return undefined;
  const walk = (column: SQL, descending: boolean, last: Pick<Key, 'absent' | 'still'> = {}): Key[] => [{ column, descending, required: true, ...last }, { column: sql`part.run_id`, descending, required: true }];
  const [by, then] = sort;
  const single = then ? undefined : by;
  const keys = single?.field === 'createdAt' ? walk(sql`part.created_at`, single.descending) : single?.field === 'dueAt' ? walk(sql`part.due_key`, single.descending, { absent: NO_DUE, still: STILL }) : keysOf(sort, fieldsOf(spec), bundles.id);
  return {
    source: { from: PART, where: sql`part.department_id = ${named.value}`, keys },
    others: filter.filter((part) => part !== named),
    total: sql`select coalesce(sum(n), 0) as "n" from bundle_counts where kind = 'held' and key = ${named.value}`,
  };
}

/** The index a list of runs walks along, and its total where the counters know it: all of them, or those at one stage. */
function shortcutFor({ filter, sort, q, trash }: Asked, actor: Actor): Shortcut | undefined {
  const [only, more] = filter;
  const [by, then] = sort;
  if (q !== '' || trash || more || then || !by || (!seesPeople(actor) && actor.role !== 'viewer')) return undefined;
  const stage = only && 'field' in only && only.field === 'stage' && only.op === 'is' && typeof only.value === 'string' ? only.value : null;
  if (only && stage === null) return undefined;
  const total = sql`select coalesce(sum(n), 0) as "n" from bundle_counts where kind = 'stage' and key = '' ${stage === null ? sql`` : sql`and status = ${stage}`}`;
  if (by.field === 'createdAt') return { total, index: stage === null ? 'bundles_created' : 'bundles_stage_created' };
  if (by.field === 'dueAt' && stage !== null) return { total, index: 'bundles_stage_due' };
  return { total };
}

function contextFor(asked: Asked, { actor, district, now }: Reader): ListContext {
  return { now, calendar: district.calendar, sight: runSight(actor), shortcut: shortcutFor(asked, actor) };
}

/** One page of runs as this person may see them. */
export async function readRuns(query: ListQuery, reader: Reader) {
  const spec = runListFor(reader.actor, reader.district.settings.fields);
  const asked = parseList(query, spec);
  const context = contextFor(asked, reader);
  const mine = asked.q === '' && !asked.trash ? departmentSource(asked, spec, reader.actor) : undefined;
  const walked: ListContext = mine ? { ...context, source: mine.source, shortcut: mine.others.length === 0 ? { total: mine.total } : undefined } : context;
  const { rows, ...page } = await listRows(reader.store, spec, mine ? { ...asked, filter: mine.others } : asked, walked);
  return { data: await presentRuns(rows, reader), ...page };
}

/** Runs counted by a field, under the same filters. */
export async function summariseRuns(query: SummaryQuery, reader: Reader) {
  const spec = runListFor(reader.actor, reader.district.settings.fields);
  return summarise(reader.store, spec, parseSummary(query, spec), { now: reader.now, calendar: reader.district.calendar, sight: runSight(reader.actor) });
}
