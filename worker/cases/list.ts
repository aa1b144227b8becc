import { createRoute } from '@hono/zod-openapi';
import { sql } from 'drizzle-orm';
import { Case, OPEN_STAGES, STAGES, UNANSWERED_STAGES, URGENCIES } from '../../schema/cases.ts';
import type { Actor } from '../../schema/people.ts';
import { cases } from '../../schema/tables/index.ts';
import {
  booleanField, codeField, codesField, conditionField, instantField, numberField, rankedField, textField, type Field,
} from '../platform/fields.ts';
import { ListQuery, counting, fieldsOf, listAnswer, listRows, parseList, type Asked, type ListContext, type ListSpec, type Source } from '../platform/list.ts';
import { stop } from '../platform/problem.ts';
import { actorOf, answer, createRouter, refusals } from '../platform/router.ts';
import { SummaryAnswer, SummaryQuery, parseSummary, summarise } from '../platform/summary.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { caseColumns, presentCases } from './present.ts';
import { searchCases } from './search.ts';
import { caseSight, seesPeople } from './sight.ts';
import { NO_DUE, countedSummary, shortcutFor } from './views.ts';

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
  urgency: rankedField(cases.urgency, URGENCIES),
  tags: codesField(cases.tags),
  helperId: codeField(cases.helperId),
  coordinatorId: codeField(cases.coordinatorId, { sortable: true }),
  receivedAt: instantField(cases.receivedAt),
  category: codeField(cases.category, { sortable: true }),
  cause: codeField(cases.cause, { sortable: true }),
  awaitsConfirmation: booleanField(cases.awaitsConfirmation),
  extensionRequestId: codeField(cases.extensionRequestId),
  dueAt: instantField(cases.dueAt, { sortKey: { column: cases.dueKey, absent: NO_DUE }, overdueWhen: unanswered }),
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

export const caseListFor = (actor: Actor): ListSpec<CaseColumns> => (seesPeople(actor) ? FULL_SPEC : NARROW_SPEC);

/** A handler's cases by date of receipt: from the list of what his department has a part in, not from everything. */
function departmentSource(asked: Asked, actor: Actor): Source | undefined {
  const [sort] = asked.sort;
  if (actor.role !== 'handler' || asked.q !== '' || asked.sort.length !== 1 || sort?.field !== 'receivedAt') return undefined;
  const { descending } = sort;
  return {
    from: sql`case_departments as part cross join cases on cases.seq = part.case_seq`,
    where: sql`part.department_id = ${actor.departmentId}`,
    keys: [
      { column: sql`part.received_at`, descending, required: true },
      { column: sql`part.case_seq`, descending, required: true },
    ],
    ...(asked.filter.length === 0 && { count: counting(sql`case_departments as part`, sql`part.department_id = ${actor.departmentId}`) }),
  };
}

async function contextFor(dataKey: string, asked: Asked, actor: Actor, district: District, now: string): Promise<ListContext> {
  if (asked.trash && !seesPeople(actor)) return stop('auth.forbidden');
  const source = departmentSource(asked, actor);
  const search = asked.q === '' ? undefined : await searchCases(dataKey, asked, actor);
  const clock = { now, calendar: district.calendar };
  const shortcut = shortcutFor(asked, fieldsOf(caseListFor(actor)), clock);
  return {
    ...clock,
    sight: source ? undefined : caseSight(actor),
    source,
    search,
    // The counters count everybody's cases; a handler's are counted row by row.
    shortcut: actor.role === 'handler' ? { index: shortcut?.index } : shortcut,
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

export function caseListRoutes() {
  return createRouter()
    .openapi(list, async (c) => {
      const { store, dataKey } = c.env;
      const actor = actorOf(c);
      const spec = caseListFor(actor);
      const asked = parseList(c.req.valid('query'), spec);
      const now = c.get('now');
      const district = await loadDistrict(store);
      const { rows, ...page } = await listRows(store, spec, asked, await contextFor(dataKey, asked, actor, district, now));
      return c.json({ data: await presentCases(store, rows, actor, district, now), ...page }, 200);
    })
    .openapi(summary, async (c) => {
      const { store, dataKey } = c.env;
      const actor = actorOf(c);
      const spec = caseListFor(actor);
      const asked = parseSummary(c.req.valid('query'), spec);
      const counted = actor.role === 'handler' ? undefined : await countedSummary(store, asked);
      if (counted) return c.json(counted, 200);
      const context = await contextFor(dataKey, { ...asked.list, sort: [] }, actor, await loadDistrict(store), c.get('now'));
      return c.json(await summarise(store, spec, asked, context), 200);
    });
}
