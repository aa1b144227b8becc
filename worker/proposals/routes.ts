import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Actor } from '../../schema/people.ts';
import { AcceptProposalBody, DeclineProposalBody, Proposal, type ProposalAction } from '../../schema/proposals.ts';
import { isRefusal } from '../../schema/refusals.ts';
import { Id } from '../../schema/values.ts';
import { seesPeople } from '../cases/sight.ts';
import type { AppEnv } from '../platform/env.ts';
import { Change } from '../platform/ledger.ts';
import { ListQuery, listAnswer } from '../platform/list.ts';
import { deny, stop } from '../platform/problem.ts';
import { withCurrent } from '../platform/resource-routes.ts';
import { actorOf, answer, createRouter, jsonBody, refusals } from '../platform/router.ts';
import { SummaryAnswer, SummaryQuery } from '../platform/summary.ts';
import { loadDistrict } from '../settings/store.ts';
import { decide, proposalActions } from './rules.ts';
import { proposalReads, type ProposalRow } from './store.ts';

type Ctx = Context<AppEnv>;
const Params = z.object({ id: Id });
const tags = ['proposals'];

const present = (row: ProposalRow, actor: Actor): Proposal => ({ ...row, actions: proposalActions(row, actor) });

/** Their grounds name cases: for who answers for the window as a whole. */
function reader(c: Ctx): Actor {
  const actor = actorOf(c);
  return seesPeople(actor) ? actor : stop('auth.forbidden');
}

const read = <T extends object>(ok: T) => ({ 200: ok, 400: refusals[400], 401: refusals[401], 403: refusals[403] });
const actionRoute = <S extends z.ZodType>(action: ProposalAction, body: S, summary: string) =>
  createRoute({ method: 'post', path: `/proposals/{id}/${action}`, tags, summary, description: 'By a supervisor or the director, once. Refuses with `proposal.decided`, `auth.forbidden`.', request: { params: Params, ...jsonBody(body) }, responses: { 200: answer(Proposal, 'The proposal as it stands now'), ...refusals } });

async function act(c: Ctx, accepts: boolean, version: number, decision: string | undefined, id: string): Promise<Proposal> {
  const actor = reader(c);
  const { store } = c.env;
  const find = async () => (await proposalReads.find(store, id)) ?? stop('row.not_found');
  const row = await find();
  if (row.version !== version) return deny({ refused: 'row.changed' }, { current: present(row, actor) });
  const ruling = decide(row, accepts, decision, actor, c.get('now'));
  if (isRefusal(ruling)) return deny(ruling);
  const change = new Change(store, c.get('now'), actor, accepts ? 'proposals.accept' : 'proposals.decline');
  change.update('proposals', row, ruling);
  await withCurrent(change.commit(), async () => present(await find(), actor));
  return present(await find(), actor);
}

/** What the cases suggest changing: written by the clock, read and decided here. */
export function proposalRoutes() {
  const app = createRouter();
  const context = async (c: Ctx) => ({ now: c.get('now'), calendar: (await loadDistrict(c.env.store)).calendar });
  app.openapi(createRoute({ method: 'get', path: '/proposals', tags, summary: 'List proposals', request: { query: ListQuery.omit({ trash: true }) }, responses: read(answer(listAnswer(Proposal), 'One page')) }), async (c) => {
    const actor = reader(c);
    const { rows, ...page } = await proposalReads.list(c.env.store, c.req.valid('query'), await context(c));
    return c.json({ data: rows.map((row) => present(row, actor)), ...page }, 200);
  });
  app.openapi(createRoute({ method: 'get', path: '/proposals/summary', tags, summary: 'Count proposals by a field', request: { query: SummaryQuery }, responses: read(answer(SummaryAnswer, 'The groups')) }), async (c) => {
    reader(c);
    return c.json(await proposalReads.summarise(c.env.store, c.req.valid('query'), await context(c)), 200);
  });
  app.openapi(createRoute({ method: 'get', path: '/proposals/{id}', tags, summary: 'One proposal', request: { params: Params }, responses: { ...read(answer(Proposal, 'The proposal')), 404: refusals[404] } }), async (c) => {
    const actor = reader(c);
    return c.json(present((await proposalReads.find(c.env.store, c.req.valid('param').id)) ?? stop('row.not_found'), actor), 200);
  });
  app.openapi(actionRoute('accept', AcceptProposalBody, 'Make it standing practice'), async (c) => {
    const { version, decision } = c.req.valid('json');
    return c.json(await act(c, true, version, decision, c.req.valid('param').id), 200);
  });
  app.openapi(actionRoute('decline', DeclineProposalBody, 'Leave it, with the reason; it is proposed again only when as many more cases have come together'), async (c) => {
    const { version, decision } = c.req.valid('json');
    return c.json(await act(c, false, version, decision, c.req.valid('param').id), 200);
  });
  return app;
}
