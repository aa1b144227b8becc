import { createRoute } from '@hono/zod-openapi';
import { sql, type SQL } from 'drizzle-orm';
import { Case, OPEN_STAGES, STAGES, UNANSWERED_STAGES, URGENCIES } from '../../schema/cases.ts';
import type { OwnFields } from '../../schema/fields.ts';
import type { Actor } from '../../schema/people.ts';
import { cases } from '../../schema/tables/index.ts';
import {
  booleanField, codeField, codesField, conditionField, instantField, numberField, rankedField, textField, type Field,
} from '../platform/fields.ts';
import { ListQuery, counting, fieldsOf, listAnswer, listRows, parseList, type Asked, type ListContext, type ListSpec, type Source } from '../platform/list.ts';
import type { Env } from '../platform/env.ts';
import { withOwnFields } from '../fields/list.ts';
import { listFound } from '../platform/found.ts';
import type { Fields } from '../platform/filter.ts';
import { keysOf, type Key } from '../platform/order.ts';
import { stop } from '../platform/problem.ts';
import { actorOf, answer, createRouter, refusals } from '../platform/router.ts';
import { SummaryAnswer, SummaryQuery, parseSummary, summarise } from '../platform/summary.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { caseColumns, presentCases } from './present.ts';
import { searchCases, searchOwn } from './search.ts';
import { caseSight, seesPeople } from './sight.ts';
import { NO_DUE, STILL, countedSummary, shortcutFor, viewName } from './views.ts';

const among = (stages: readonly string[]) => sql`${cases.stage} in (${sql.raw(stages.map((stage) => `'${stage}'`).join(','))})`;
const unanswered = among(UNANSWERED_STAGES);

/** What anyone who sees the case at all may filter and sort by. */
const NARROW: Record<string, Field> = {
  number: textField(cases.number, { sortKey: { column: cases.seq } }),
  stage: rankedField(cases.stage, STAGES),
  open: conditionField(among(OPEN_STAGES)),
  unanswered: conditionField(unanswered),
  channel: codeField(cases.channel, { sortable: true }),
  title: textField(cases.title),
  matterId: codeField(cases.matterId, { sortable: true }),
  departmentId: codeField(cases.departmentId, { sortable: true }),
  leadDepartmentId: codeField(cases.leadDepartmentId, { sortable: true }),
  complainedOfId: codeField(cases.complainedOfId),
  siteId: codeField(cases.siteId, { sortable: true }),
  visits: numberField(cases.visits),
  firstResponseMinutes: numberField(cases.firstResponseMinutes),
  urgency: rankedField(cases.urgency, URGENCIES),
  tags: codesField(cases.tags),
  helperId: codeField(cases.helperId),
  coordinatorId: codeField(cases.coordinatorId, { sortable: true }),
  receivedAt: instantField(cases.receivedAt),
  category: codeField(cases.category, { sortable: true }),
  cause: codeField(cases.cause, { sortable: true }),
  awaitsConfirmation: booleanField(cases.awaitsConfirmation),
  extensionRequestId: codeField(cases.extensionRequestId),
  dueAt: instantField(cases.dueAt, { sortKey: { column: cases.dueKey, absent: NO_DUE, still: STILL }, overdueWhen: unanswered }),
  provisional: booleanField(cases.provisional),
  pausedAt: instantField(cases.pausedAt),
  outcome: codeField(cases.outcome, { sortable: true }),
  answeredAt: instantField(cases.answeredAt),
  rating: numberField(cases.rating),
  declineReason: codeField(cases.declineReason),
  mergedIntoId: codeField(cases.mergedIntoId),
  openParts: numberField(cases.openParts),
  openReplies: numberField(cases.openReplies),
  createdAt: instantField(cases.createdAt),
  updatedAt: instantField(cases.updatedAt),
  version: numberField(cases.version),
  id: codeField(cases.id),
  seq: numberField(cases.seq),
};

/** A filter on what one may not read would tell it, a guess at a time. */
const FULL: Record<string, Field> = {
  ...NARROW,
  hotlineOrder: textField(cases.hotlineOrder),
  hotlineDueAt: instantField(cases.hotlineDueAt),
  queryCode: codeField(cases.queryCode),
  reporterId: codeField(cases.reporterId),
  partyId: codeField(cases.partyId),
  reporterWithheld: booleanField(cases.reporterWithheld),
  story: textField(cases.story),
  stuckAt: textField(cases.stuckAt),
  matterText: textField(cases.matterText),
  registeredById: codeField(cases.registeredById),
  fileCount: numberField(cases.fileCount),
};

type CaseColumns = typeof caseColumns;
const specWith = (fields: Record<string, Field>): ListSpec<CaseColumns> => ({
  table: cases,
  columns: caseColumns,
  fields,
  tie: cases.seq,
  defaultSort: '-receivedAt',
  deletedAt: cases.deletedAt,
});
const NARROW_SPEC = specWith(NARROW);
const FULL_SPEC = specWith(FULL);

/** The district's own columns are for who sees everything: a filter would tell what stands in them. */
export const caseListFor = (actor: Actor, fields: OwnFields): ListSpec<CaseColumns> =>
  seesPeople(actor) ? withOwnFields(FULL_SPEC, cases.custom, 'cases', fields) : NARROW_SPEC;

const PART = sql`case_departments as part cross join cases on cases.seq = part.case_seq`;

/** A handler's cases: walked along what his department has a part in, never along everybody's. */
function departmentSource(asked: Asked, { departmentId }: Actor, fields: Fields): Source {
  const [sort] = asked.sort;
  const single = asked.sort.length === 1 && sort ? sort.field : null;
  const own = sql`part.department_id = ${departmentId}`;
  const walk = (column: SQL, descending: boolean, last: Pick<Key, 'absent' | 'still'> = {}): Key[] => [
    { column, descending, required: true, ...last },
    { column: sql`part.case_seq`, descending, required: true },
  ];
  const searched = asked.q === '' ? own : sql`${own} and ${searchOwn(asked.q, departmentId)}`;
  const source = { from: PART, where: searched };
  if (single === 'dueAt' && sort && OPEN_ONLY.has(viewName(asked.filter) ?? ''))
    return { ...source, where: sql`${searched} and part.due_key is not null`, keys: walk(sql`part.due_key`, sort.descending, { absent: NO_DUE, still: STILL }) };
  if (single !== 'receivedAt' || !sort) return { ...source, keys: keysOf(asked.sort, fields, cases.seq) };
  const everything = asked.filter.length === 0 && asked.q === '';
  return { ...source, keys: walk(sql`part.received_at`, sort.descending), ...(everything && { count: counting(sql`case_departments as part`, own) }) };
}

/** Views that hold open cases only. */
const OPEN_ONLY = new Set(['open', 'unanswered']);

type Context = ListContext & { search?: Awaited<ReturnType<typeof searchCases>> | undefined };

async function contextFor(dataKey: string, asked: Asked, actor: Actor, district: District, now: string): Promise<Context> {
  if (asked.trash && !seesPeople(actor)) return stop('auth.forbidden');
  const clock = { now, calendar: district.calendar };
  const fields = fieldsOf(caseListFor(actor, district.settings.fields));
  if (actor.role === 'handler') return { ...clock, source: departmentSource(asked, actor, fields) };
  return {
    ...clock,
    sight: caseSight(actor),
    search: asked.q === '' ? undefined : await searchCases(dataKey, asked, actor),
    // The counters count everybody's cases.
    shortcut: shortcutFor(asked, fields, clock),
  };
}

const list = createRoute({
  method: 'get', path: '/cases', tags: ['cases'],
  summary: 'Cases by filter, sort and text; a handler finds those his department has a part in',
  request: { query: ListQuery },
  responses: { 200: answer(listAnswer(Case), 'One page'), 400: refusals[400], 401: refusals[401], 403: refusals[403] },
});
const summary = createRoute({
  method: 'get', path: '/cases/summary', tags: ['cases'],
  summary: 'Cases counted by a field, under the same filters',
  request: { query: SummaryQuery },
  responses: { 200: answer(SummaryAnswer, 'The groups, the largest first'), 400: refusals[400], 401: refusals[401] },
});

/** One page of cases as this person may see them. */
export async function readCases({ store, dataKey }: Pick<Env, 'store' | 'dataKey'>, actor: Actor, query: ListQuery, now: string) {
  const district = await loadDistrict(store);
  const spec = caseListFor(actor, district.settings.fields);
  const asked = parseList(query, spec);
  const context = await contextFor(dataKey, asked, actor, district, now);
  const { rows, ...page } = context.search?.alone ? await listFound(store, spec, asked, context.search.alone) : await listRows(store, spec, asked, context);
  return { data: await presentCases(store, rows, actor, district, now), ...page };
}

export function caseListRoutes() {
  return createRouter()
    .openapi(list, async (c) => c.json(await readCases(c.env, actorOf(c), c.req.valid('query'), c.get('now')), 200))
    .openapi(summary, async (c) => {
      const { store, dataKey } = c.env;
      const actor = actorOf(c);
      const district = await loadDistrict(store);
      const spec = caseListFor(actor, district.settings.fields);
      const asked = parseSummary(c.req.valid('query'), spec);
      const counted = actor.role === 'handler' ? undefined : await countedSummary(store, asked);
      if (counted) return c.json(counted, 200);
      const context = await contextFor(dataKey, asked.list, actor, district, c.get('now'));
      return c.json(await summarise(store, spec, asked, context), 200);
    });
}
