import { createRoute } from '@hono/zod-openapi';
import { getTableColumns, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { APPROVAL_KINDS, APPROVAL_STATUSES, Approval } from '../../schema/approvals.ts';
import { approvals, cases } from '../../schema/tables/index.ts';
import { Id } from '../../schema/values.ts';
import { seesPeople } from '../cases/sight.ts';
import { codeField, enumField, instantField } from '../platform/fields.ts';
import { ListQuery, listAnswer } from '../platform/list.ts';
import { stop } from '../platform/problem.ts';
import { readsOf } from '../platform/resource.ts';
import { actorOf, answer, createRouter, refusals } from '../platform/router.ts';
import type { Store } from '../platform/store.ts';
import { SummaryAnswer, SummaryQuery } from '../platform/summary.ts';
import { loadDistrict } from '../settings/store.ts';

const reads = readsOf({
  table: approvals,
  columns: getTableColumns(approvals),
  fields: {
    id: codeField(approvals.id),
    caseId: codeField(approvals.caseId),
    kind: enumField(approvals.kind, APPROVAL_KINDS),
    status: enumField(approvals.status, APPROVAL_STATUSES),
    requesterId: codeField(approvals.requesterId),
    createdAt: instantField(approvals.createdAt),
    decidedAt: instantField(approvals.decidedAt),
  },
  tie: approvals.id,
  defaultSort: '-createdAt',
});

type Row = typeof approvals.$inferSelect;

async function present(store: Store, rows: Row[]): Promise<Approval[]> {
  const ids = JSON.stringify(rows.map(({ caseId }) => caseId));
  const owners = rows.length === 0 ? [] : await store.db.select({ id: cases.id, number: cases.number, title: cases.title }).from(cases).where(inArray(cases.id, sql`(select value from json_each(${ids}))`));
  const known = new Map(owners.map((owner) => [owner.id, owner]));
  return rows.map((row) => ({ ...row, caseNumber: known.get(row.caseId)?.number ?? null, caseTitle: known.get(row.caseId)?.title ?? null }));
}

/** Requests that wait for someone else's decision, and those decided; asked for and decided through the case's own actions. */
export function approvalRoutes() {
  const app = createRouter();
  const tags = ['approvals'];
  app.openapi(
    createRoute({ method: 'get', path: '/approvals', tags, summary: 'List approvals', request: { query: ListQuery }, responses: { 200: answer(listAnswer(Approval), 'One page'), ...refusals } }),
    async (c) => {
      if (!seesPeople(actorOf(c))) stop('auth.forbidden');
      const { calendar } = await loadDistrict(c.env.store);
      const { rows, ...page } = await reads.list(c.env.store, c.req.valid('query'), { now: c.get('now'), calendar });
      return c.json({ data: await present(c.env.store, rows), ...page }, 200);
    },
  );
  app.openapi(
    createRoute({ method: 'get', path: '/approvals/summary', tags, summary: 'Approvals counted by a field, under the same filters', request: { query: SummaryQuery }, responses: { 200: answer(SummaryAnswer, 'The groups, the largest first'), ...refusals } }),
    async (c) => {
      if (!seesPeople(actorOf(c))) stop('auth.forbidden');
      const { calendar } = await loadDistrict(c.env.store);
      return c.json(await reads.summarise(c.env.store, c.req.valid('query'), { now: c.get('now'), calendar }), 200);
    },
  );
  app.openapi(
    createRoute({ method: 'get', path: '/approvals/{id}', tags, summary: 'One approval', request: { params: z.object({ id: Id }) }, responses: { 200: answer(Approval, 'The approval'), ...refusals } }),
    async (c) => {
      if (!seesPeople(actorOf(c))) stop('auth.forbidden');
      const row = (await reads.find(c.env.store, c.req.valid('param').id)) ?? stop('row.not_found');
      const [shown] = await present(c.env.store, [row]);
      return c.json(shown ?? stop('row.not_found'), 200);
    },
  );
  return app;
}
