import { sql, type SQL } from 'drizzle-orm';
import { OPEN_STAGES, STAGES, UNANSWERED_STAGES, type Stage } from '../../schema/cases.ts';
import { cases } from '../../schema/tables/index.ts';
import type { Field } from '../platform/fields.ts';
import type { Condition, Fields, Filter } from '../platform/filter.ts';
import type { Asked, Shortcut } from '../platform/list.ts';
import { spansOf, stretchSql } from '../platform/order.ts';
import { spanOf, type Clock, type Span } from '../platform/spans.ts';
import type { Store } from '../platform/store.ts';
import type { Summary, SummaryAsked } from '../platform/summary.ts';

/** A set of cases `case_counts` knows the size of; with an order, hour by hour along it. */
type View = { name: string; order: 'receivedAt' | 'dueAt' | null };

const STAGE = 'stage:';
const COORDINATOR = 'coordinator:';
/** What the counters group by, and how they name it. All but the stages are counted in all only. */
const GROUPS: ReadonlyMap<string, string> = new Map([['stage', STAGE], ['leadDepartmentId', 'department:'], ['matterId', 'matter:'], ['category', 'category:']]);

const RECEIVED: ReadonlyMap<string, string> = new Map([
  ['all', 'cases_received'], ['stage', 'cases_stage_received'], ['department', 'cases_department_received'], ['matter', 'cases_matter_received'], ['category', 'cases_category_received'],
]);
/** Counted in all only. */
const CONFIRMING = { by: 'awaitsConfirmation', name: 'confirming' };
const EXTENDING = { by: 'extensionRequestId', name: 'extending' };
const READY = { by: 'openParts', name: 'ready' };
/** Which stages each of them lies in. */
const WITHIN: ReadonlyMap<string, string> = new Map([[CONFIRMING.name, 'unanswered'], [EXTENDING.name, 'unanswered'], [READY.name, `${STAGE}working`]]);

const DUE: ReadonlyMap<string, string> = new Map([
  ['confirming', 'cases_confirming_due'], ['extending', 'cases_extending_due'], ['ready', 'cases_working_due'],
  ['stage', 'cases_stage_due'], ['open', 'cases_open_due'], ['unanswered', 'cases_unanswered_due'], ['coordinator', 'cases_coordinator_due'],
]);

/** Stands for no due in the index, and comes last in both directions. */
export const NO_DUE = '9999-12-31T00:00:00.000Z';
/** Stands before the due of a paused promise in the index, so that it comes after those. */
export const STILL = '9999-12-31T';
/** After every bucket that begins with the same characters. */
const LAST = '~';

/** Which counted view a filter is, and the conditions on time left beside it. Null for any other filter. */
function viewOf(filter: Filter): { view: View; times: Condition[] } | null {
  const times: Condition[] = [];
  const names = new Map<string, string>();
  for (const part of filter) {
    if ('any' in part) return null;
    const isTime = part.field === 'dueAt' || part.field === 'receivedAt';
    const named = isTime ? null : nameOf(part);
    if (isTime) times.push(part);
    else if (named === null || names.has(named.by)) return null;
    else names.set(named.by, named.name);
  }
  // Only what is unanswered can be overdue.
  const overdue = times.some(({ field, op }) => field === 'dueAt' && op === 'overdue');
  if (overdue && ['open', undefined].includes(names.get('stage'))) names.set('stage', 'unanswered');
  const view = named(names);
  return view && times.every(({ field }) => field === view.order) ? { view, times } : null;
}

function named(names: ReadonlyMap<string, string>): View | null {
  const stage = names.get('stage');
  const coordinator = names.get('coordinatorId');
  if (coordinator !== undefined) return names.size === 2 && stage === 'open' ? { name: coordinator, order: null } : null;
  const waiting = [...names.values()].find((name) => WITHIN.has(name));
  if (waiting !== undefined) return names.size === 2 && stage === WITHIN.get(waiting) ? { name: waiting, order: null } : null;
  const [only] = names.values();
  if (only === undefined) return { name: 'all', order: 'receivedAt' };
  if (names.size > 1) return null;
  if (stage === undefined) return { name: only, order: null };
  return { name: only, order: stage.startsWith(STAGE) ? 'receivedAt' : 'dueAt' };
}

/** What one condition narrows the cases to, in the words of `case_counts`. */
function nameOf(condition: Condition): { by: string; name: string } | null {
  const { field } = condition;
  if (field === EXTENDING.by) return condition.op === 'empty' && !condition.value ? EXTENDING : null;
  const given = condition.op === 'is' ? [condition.value] : condition.op === 'in' ? [...new Set(condition.values)] : [];
  const [value] = given;
  if (field === CONFIRMING.by) return value === true && given.length === 1 ? CONFIRMING : null;
  if (field === READY.by) return value === 0 && given.length === 1 ? READY : null;
  if ((field === 'open' || field === 'unanswered') && value === true && given.length === 1) return { by: 'stage', name: field };
  if (field === 'stage' && given.length > 1) {
    const set = Object.entries({ open: OPEN_STAGES, unanswered: UNANSWERED_STAGES }).find(([, stages]) => stages.length === given.length && stages.every((stage) => given.includes(stage)));
    return set ? { by: 'stage', name: set[0] } : null;
  }
  const prefix = field === 'coordinatorId' ? COORDINATOR : GROUPS.get(field);
  return prefix !== undefined && given.length === 1 && typeof value === 'string' ? { by: field, name: prefix + value } : null;
}

/** The counted view a filter amounts to, times aside. */
export const viewName = (filter: Filter): string | undefined => viewOf(filter)?.view.name;

/** The exact total, and for a far offset the hour to begin at, where counters know them. Everyone but a handler sees what they count. */
export function shortcutFor(asked: Asked, fields: Fields, clock: Clock): Shortcut | undefined {
  if (asked.q !== '' || asked.trash) return undefined;
  const found = viewOf(asked.filter);
  if (!found) return undefined;
  const { view, times } = found;
  const spans = times.map((condition) => spanFor(condition, fields, clock));
  const whole: Span[] = spans.filter((span) => span !== null);
  if (whole.length !== spans.length || whole.length > 1) return undefined;
  const [span] = whole;
  const [sort] = asked.sort;
  const index = asked.sort.length === 1 && sort ? indexOf(view, sort.field) : undefined;
  if (span) return { index, total: sql`select ${countUntil(view, after(span.to))} - ${countUntil(view, span.from)}${held(view, span)} as n` };
  const total = sql`select coalesce(sum(n), 0) as n from case_counts where view = ${view.name} and level = 0`;
  const seekable = asked.offset > 0 && index !== undefined && sort?.field === view.order;
  return { index, total, ...(seekable && { seek: seek(view, asked.offset, sort.descending) }) };
}

/** The index that holds just this view in just this order; undefined where none does. */
function indexOf({ name }: View, field: string): string | undefined {
  const kind = name.split(':', 1)[0] ?? name;
  if (field === 'receivedAt') return RECEIVED.get(kind);
  return field === 'dueAt' ? DUE.get(kind) : undefined;
}

function spanFor(condition: Condition, fields: Fields, clock: Clock): Span | null {
  const field: Field | undefined = fields.get(condition.field);
  const negated = condition.op === 'isNot' || (condition.op === 'overdue' && !condition.value);
  return field === undefined || negated ? null : spanOf(condition, field, clock);
}

const after = (to: string | null) => (to === null ? NO_DUE : new Date(Date.parse(to) + 1).toISOString());

/** How many cases of a view lie before an instant: whole months, days and hours from the counters, the rest of the hour by its index. */
function countUntil(view: View, before: string | null): SQL {
  if (before === null) return sql`0`;
  const [month, day, hour] = [before.slice(0, 7), before.slice(0, 10), before.slice(0, 13)];
  const sum = (level: number, from: string, to: string) =>
    sql`(select coalesce(sum(n), 0) from case_counts where view = ${view.name} and level = ${sql.raw(String(level))} and bucket >= ${from} and bucket < ${to})`;
  const at = keyOf(view);
  const rest = sql`(select count(*) from cases indexed by ${sql.identifier(indexOf(view, view.order ?? '') ?? '')} where ${membersOf(view)} and ${at} >= ${hour} and ${at} < ${before})`;
  return sql`(${sum(7, '', month)} + ${sum(10, month, day)} + ${sum(13, day, hour)} + ${rest})`;
}

/** Those that stand still in that time: none but the ones found are read. */
function held(view: View, { from, to }: Span): SQL {
  const [, still] = view.order === 'dueAt' ? spansOf(NO_DUE, STILL, from, to) : [];
  if (!still) return sql``;
  return sql` + (select count(*) from cases indexed by ${sql.identifier(indexOf(view, 'dueAt') ?? '')} where ${membersOf(view)} and ${stretchSql(cases.dueKey, still)})`;
}

const keyOf = (view: View) => (view.order === 'dueAt' ? cases.dueKey : cases.receivedAt);

/** Written as the partial indexes are, so that they serve. */
function membersOf({ name }: View): SQL {
  const stages = name === 'open' ? OPEN_STAGES : name === 'unanswered' ? UNANSWERED_STAGES : null;
  if (stages) return sql`deleted_at is null and stage in (${sql.raw(stages.map((stage) => `'${stage}'`).join(','))})`;
  return name === 'all' ? sql`deleted_at is null` : sql`deleted_at is null and stage = ${name.slice(STAGE.length)}`;
}

/** The hour in which the row at `offset` stands, found by adding up months, then days, then hours in the order of the list. */
function seek(view: View, offset: number, descending: boolean): NonNullable<Shortcut['seek']> {
  const order = sql.raw(descending ? `c.bucket >= '${NO_DUE.slice(0, 4)}', c.bucket desc` : 'c.bucket');
  const running = (level: number, parent: string | null) => sql`
    select c.bucket as bucket, c.n as n, ${sql.raw(parent === null ? '0' : `${parent}.before`)} + sum(c.n) over (order by ${order} rows unbounded preceding) - c.n as before
    from ${sql.raw(parent === null ? '' : `${parent} cross join`)} case_counts c
    where c.view = ${view.name} and c.level = ${sql.raw(String(level))} and c.n > 0
    ${sql.raw(parent === null ? '' : `and c.bucket between ${parent}.bucket and ${parent}.bucket || '${LAST}'`)}`;
  const hit = (level: number, parent: string | null) => sql`(select bucket, before from (${running(level, parent)}) where before <= ${offset} and before + n > ${offset})`;
  const place = sql`with months as materialized ${hit(7, null)}, days as materialized ${hit(10, 'months')}, hours as materialized ${hit(13, 'days')}`;
  const key = keyOf(view);
  const edge = descending
    ? sql`${key} < (select case when bucket >= ${NO_DUE.slice(0, 4)} then '' else bucket || ${LAST} end from hours)`
    : sql`${key} >= (select bucket from hours)`;
  return { with: place, from: edge, skip: sql`coalesce((select ${offset} - before from hours), 0)` };
}

/** What a counted summary may be of: everything, or the cases in some stages. */
const SUMMED = new Map<string, readonly Stage[]>([['all', STAGES], ['open', OPEN_STAGES], ['unanswered', UNANSWERED_STAGES]]);

/** A summary the counters already hold: of everything by stage, department, matter or category, of what is open by stage or coordinator. */
export async function countedSummary(store: Store, { list, groupBy, aggregate }: SummaryAsked): Promise<Summary | undefined> {
  const found = list.q === '' && aggregate === 'count' ? viewOf(list.filter) : null;
  if (!found || found.times.length > 0) return undefined;
  const { name } = found.view;
  const stages = groupBy === 'stage' ? SUMMED.get(name) : undefined;
  const prefix = groupBy === null ? null : stages ? STAGE : name === 'all' ? (GROUPS.get(groupBy) ?? null) : name === 'open' && groupBy === 'coordinatorId' ? COORDINATOR : null;
  if (prefix === null) return undefined;
  // The stages are asked for by name: theirs are the counters that also go by the hour.
  const names = stages ? sql`view in (select value from json_each(${JSON.stringify(stages.map((stage) => STAGE + stage))}))` : sql`view >= ${prefix} and view < ${prefix + LAST}`;
  const rows = await store.rows<{ view: string; n: number }>(sql`
    select view, n from case_counts where view = ${name} and level = 0 and n > 0
    union all select * from (select view, n from case_counts where ${names} and level = 0 and n > 0 order by n desc, view)`);
  const total = rows.find(({ view }) => view === name)?.n ?? 0;
  const groups = rows.filter(({ view }) => view !== name).map(({ view, n }) => ({ key: view.slice(prefix.length), count: n, value: n }));
  const without = total - groups.reduce((sum, { count }) => sum + count, 0);
  return { data: without > 0 ? [...groups, { key: null, count: without, value: without }] : groups, total, totalIsExact: true };
}
