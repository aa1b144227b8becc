import { createRoute } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { z } from 'zod';
import * as shapes from '../../schema/approvals.ts';
import type { Actor } from '../../schema/people.ts';
import { isRefusal, refuse, type Refusal, type RefusalCode } from '../../schema/refusals.ts';
import { cases } from '../../schema/tables/index.ts';
import { Id } from '../../schema/values.ts';
import { mayTake } from '../cases/rules/actions.ts';
import { applyDecision, endSigning, loadFile, loadFileWhere, openTask } from '../cases/store.ts';
import { historyRoutes } from '../changes/history.ts';
import type { AppEnv } from '../platform/env.ts';
import { Change, untilWritten } from '../platform/ledger.ts';
import { ListQuery, listAnswer } from '../platform/list.ts';
import { deny, stop } from '../platform/problem.ts';
import { withCurrent } from '../platform/resource-routes.ts';
import { actorOf, answer, createRouter, jsonBody, refusals } from '../platform/router.ts';
import { SummaryAnswer, SummaryQuery } from '../platform/summary.ts';
import { loadDistrict } from '../settings/store.ts';
import { approve, refuseSpecial, requestSpecial, verify, withdrawSpecial, type SpecialCase, type SpecialVerdict } from './rules.ts';
import { toSign } from './signing.ts';
import { approvalReads, approvalSight, checkEvidence, presentApprovals, readsApprovals, type ApprovalRow } from './store.ts';

type Ctx = Context<AppEnv>;
const Params = z.object({ id: Id });
const tags = ['approvals'];

function reader(c: Ctx): Actor {
  const actor = actorOf(c);
  return readsApprovals(actor) ? actor : stop('auth.forbidden');
}

async function contextOf(c: Ctx, actor: Actor) {
  const { calendar } = await loadDistrict(c.env.store);
  return { now: c.get('now'), calendar, sight: approvalSight(actor) };
}

const find = async (c: Ctx, actor: Actor, id: string): Promise<ApprovalRow> => (await approvalReads(actor).findMany(c.env.store, [id], approvalSight(actor)))[0] ?? stop('row.not_found');

async function shown(c: Ctx, row: ApprovalRow) {
  const [one] = await presentApprovals(c.env.store, [row], actorOf(c), c.get('now'));
  return one ?? stop('row.not_found');
}

/** What was said with it, as the promise that it keeps remembers it. */
const saidOf = ({ approval }: SpecialVerdict): string =>
  'verification' in approval ? approval.verification.text : 'decision' in approval ? approval.decision : (approval.signatures.at(-1)?.reason ?? '');

type Decide = (row: ApprovalRow, owner: SpecialCase, actor: Actor, now: string) => SpecialVerdict | Refusal;

/** Load, compare versions, decide, write the request and what it permits its case in one batch, answer. */
async function act(c: Ctx, action: shapes.SpecialAction, id: string, { version, fileId }: { version: number; fileId?: string | null | undefined }, decide: Decide) {
  const { store } = c.env;
  const actor = reader(c);
  const now = c.get('now');
  const row = await find(c, actor, id);
  const file = await loadFileWhere(store, row.caseId, eq(cases.id, row.caseId));
  if (!file) return stop('row.not_found');
  if (row.version !== version) return deny(refuse('row.changed'), { current: await shown(c, row) });
  const strange = fileId ? await checkEvidence(store, actor, row.caseId, [fileId], 'fileId') : undefined;
  const verdict = strange ?? decide(row, file.row, actor, now);
  if (isRefusal(verdict)) return deny(verdict);
  const change = new Change(store, now, actor, `special.${action}`);
  change.update('approvals', row, verdict.approval, { caseId: row.caseId });
  if (verdict.ends) change.update('cases', file.row, verdict.ends === 'granted' ? { specialApprovedAt: now } : { specialRequestId: null }, { caseId: row.caseId });
  endSigning(change, file, row.id, verdict.ends === 'over' ? 'cancelled' : 'done', saidOf(verdict));
  const next = verdict.ends ? undefined : row.steps['signatures' in verdict.approval ? verdict.approval.signatures.length : 0];
  const district = await loadDistrict(store);
  if (next) openTask(change, file.row, { ...toSign(file.row, next, { now, settings: district.settings, calendar: district.calendarAt(file.row.siteId) }), approvalId: row.id }, district);
  await withCurrent(change.commit(), async () => shown(c, await find(c, actor, id)));
  return shown(c, await find(c, actor, id));
}

function actionRoute<S extends z.ZodType>(action: shapes.SpecialAction, body: S, summary: string, codes: RefusalCode[]) {
  return createRoute({
    method: 'post',
    path: `/approvals/{id}/${action}`,
    tags,
    summary,
    description: `Of a special approval (特事特办). Refuses with ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    request: { params: Params, ...jsonBody(body) },
    responses: { 200: answer(shapes.Approval, 'The request as it stands now'), ...refusals },
  });
}

const SIGNING: RefusalCode[] = ['approval.own_request', 'approval.own_verification', 'approval.same_person', 'approval.same_unit', 'approval.out_of_order', 'approval.decided', 'department.complained_of', 'case.closed'];

/** Requests that wait for somebody else's decision, and those decided. Extensions are asked for and decided through the case's own actions. */
export function approvalRoutes() {
  const app = createRouter();
  app.openapi(
    createRoute({ method: 'get', path: '/approvals', tags, summary: 'List approvals; `forMe` leaves those that wait for this person', request: { query: ListQuery }, responses: { 200: answer(listAnswer(shapes.Approval), 'One page'), ...refusals } }),
    async (c) => {
      const actor = reader(c);
      const { rows, ...page } = await approvalReads(actor).list(c.env.store, c.req.valid('query'), await contextOf(c, actor));
      return c.json({ data: await presentApprovals(c.env.store, rows, actor, c.get('now')), ...page }, 200);
    },
  );
  app.openapi(
    createRoute({ method: 'get', path: '/approvals/summary', tags, summary: 'Approvals counted by a field, under the same filters', request: { query: SummaryQuery }, responses: { 200: answer(SummaryAnswer, 'The groups, the largest first'), ...refusals } }),
    async (c) => {
      const actor = reader(c);
      return c.json(await approvalReads(actor).summarise(c.env.store, c.req.valid('query'), await contextOf(c, actor)), 200);
    },
  );
  app.openapi(
    createRoute({ method: 'get', path: '/approvals/{id}', tags, summary: 'One approval', request: { params: Params }, responses: { 200: answer(shapes.Approval, 'The approval'), ...refusals } }),
    async (c) => c.json(await shown(c, await find(c, reader(c), c.req.valid('param').id)), 200),
  );
  app.openapi(
    createRoute({
      method: 'post', path: '/approvals', tags,
      summary: '特事特办申请: grounds and evidence, for a case being worked on',
      description: 'By a coordinator; takes no version. The same as the case’s own action `request-special`. Refuses with `case.wrong_stage`, `case.unconfirmed`, `approval.waiting`, `row.unknown_reference`.',
      request: jsonBody(shapes.SpecialDraft),
      responses: { 201: answer(shapes.Approval, 'The request'), ...refusals },
    }),
    async (c) => {
      const { store } = c.env;
      const actor = actorOf(c);
      const { caseId, grounds, fileIds } = c.req.valid('json');
      await untilWritten(async () => {
        const file = await loadFile(store, actor, caseId);
        if (!file || file.row.deletedAt !== null) return deny(refuse('row.unknown_reference', { field: 'caseId' }, 'caseId'));
        if (!mayTake('request-special', file.row, actor)) return stop('auth.forbidden');
        const verdict = (await checkEvidence(store, actor, caseId, fileIds, 'fileIds')) ?? requestSpecial(file, { grounds, fileIds });
        if (isRefusal(verdict)) return deny(verdict);
        const change = new Change(store, c.get('now'), actor, 'special.request');
        applyDecision(change, file, verdict, await loadDistrict(store));
        await change.commit();
        return undefined;
      });
      const [row] = (await approvalReads(actor).list(store, { filter: JSON.stringify({ caseId, kind: 'special', status: 'waiting' }) }, await contextOf(c, actor))).rows;
      return c.json(await shown(c, row ?? stop('row.not_found')), 201);
    },
  );
  app.openapi(actionRoute('verify', shapes.VerifyBody, '居委会核实: who of which committee found what', ['approval.verifier_missing', 'approval.verified', 'approval.decided', 'case.closed']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'verify', c.req.valid('param').id, body, (row, owner, actor, now) => verify(row, owner, body, actor, now)), 200);
  });
  app.openapi(actionRoute('approve', shapes.ApproveBody, '批准: the next signature, in order; the last one grants it', ['approval.not_verified', ...SIGNING]), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'approve', c.req.valid('param').id, body, (row, owner, actor, now) => approve(row, owner, body, actor, now)), 200);
  });
  app.openapi(actionRoute('refuse', shapes.SpecialReasonBody, '不予批准, with the reason', SIGNING), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'refuse', c.req.valid('param').id, body, (row, owner, actor, now) => refuseSpecial(row, owner, body.reason, actor, now)), 200);
  });
  app.openapi(actionRoute('withdraw', shapes.SpecialReasonBody, '撤回, by who asked or the case’s coordinator', ['approval.decided']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'withdraw', c.req.valid('param').id, body, (row, owner, actor, now) => withdrawSpecial(row, owner, body.reason, actor, now)), 200);
  });
  return app;
}

export const approvalHistory = historyRoutes({
  subject: 'approvals',
  one: 'an approval',
  look: async (c, id) => void (await find(c, reader(c), id)),
});
