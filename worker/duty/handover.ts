import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ConfirmHandoverBody, HandedMatter, Handover, HandoverChanges, HandoverDraft } from '../../schema/duty.ts';
import type { Actor } from '../../schema/people.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import { Id } from '../../schema/values.ts';
import { seesPeople } from '../cases/sight.ts';
import { addWorkingDays, dayOf, endOfDay, startOfDay } from '../deadlines/rules.ts';
import { Change, newId } from '../platform/ledger.ts';
import { deny, stop } from '../platform/problem.ts';
import { asNew, asRevised, checkReferences, given, resourceOf } from '../platform/resource.ts';
import { resourceRoutes, withCurrent } from '../platform/resource-routes.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import type { Store } from '../platform/store.ts';
import { loadDistrict } from '../settings/store.ts';
import { handoverReads, mattersOf, staffingOf, type HandoverRow } from './store.ts';

const tags = ['duty-handovers'];
const matters = createRoute({
  method: 'get', path: '/duty-handovers/matters', tags,
  summary: 'What a handover written now would list: one’s own open promises at the site that are overdue, due by the end of the next working day, or came in today',
  request: { query: z.strictObject({ siteId: Id }) },
  responses: { 200: answer(z.object({ data: z.array(HandedMatter) }), 'The soonest first'), 400: refusals[400], 401: refusals[401], 403: refusals[403] },
});
const confirm = createRoute({
  method: 'post', path: '/duty-handovers/{id}/confirm', tags,
  summary: '接班确认: by the receiver, or whoever stands in for him',
  description: 'Refuses with `handover.not_receiver`, `handover.confirmed`. It moves no promise: whose a case is changes on the case.',
  request: { params: z.object({ id: Id }), ...jsonBody(ConfirmHandoverBody) },
  responses: { 200: answer(Handover, 'The handover'), ...refusals },
});

async function openMatters(store: Store, actor: Actor, siteId: string, now: string): Promise<HandedMatter[]> {
  const calendar = (await loadDistrict(store)).calendarAt(siteId);
  const day = dayOf(now, calendar);
  return mattersOf(store, actor.id, siteId, startOfDay(day, calendar), endOfDay(addWorkingDays(day, 1, calendar), calendar));
}

const receiver = (toId: string, actor: Actor, { nameOf }: { nameOf(id: string): string | undefined }, prefix: string): Refusal | undefined =>
  toId === actor.id ? refuse('handover.to_self', {}, `${prefix}toId`) : nameOf(toId) === undefined ? refuse('duty.not_coordinator', {}, `${prefix}toId`) : undefined;

/** The giver's own, until it is confirmed. */
const standing = (row: HandoverRow, actor: Actor): Refusal | undefined => (row.fromId !== actor.id ? refuse('handover.not_giver') : row.confirmedAt !== null ? refuse('handover.confirmed') : undefined);

/** 交接记录 (F103). */
export const handoverResource = resourceOf({
  subject: 'duty-handovers',
  one: 'a handover',
  shape: Handover,
  changes: HandoverChanges,
  reads: handoverReads,
  permission: 'cases.handle',
  mayRead: seesPeople,
  mayTrash: standing,
  present: (row) => row,
  adding: {
    draft: HandoverDraft,
    async create(draft, { env, change, actor }) {
      const { store } = env;
      const refused = receiver(draft.toId, actor, await staffingOf(store, change), '') ?? (await checkReferences(store, [{ path: 'siteId', to: 'sites', id: draft.siteId }]));
      if (refused) return refused;
      const { calendar } = await loadDistrict(store);
      const listed = await openMatters(store, actor, draft.siteId, change.now);
      const row = { id: newId(change.now), date: dayOf(change.now, calendar), ...draft, fromId: actor.id, matters: listed, confirmedAt: null, confirmedById: null, remark: null, deletedAt: null };
      change.insert('duty-handovers', row);
      return asNew(row, change);
    },
  },
  async revise(row, fields, { env, change, actor }) {
    const changes = given(fields);
    const refused = standing(row, actor) ?? (changes.toId === undefined ? undefined : receiver(changes.toId, actor, await staffingOf(env.store, change), 'changes.'));
    if (refused) return refused;
    change.update('duty-handovers', row, changes);
    return asRevised(row, changes, change);
  },
  trash(row, deletedAt, change) {
    change.update('duty-handovers', row, { deletedAt });
    return asRevised(row, { deletedAt }, change);
  },
});

export function handoverRoutes() {
  const router = createRouter();
  router.openapi(matters, async (c) => {
    const actor = permit(c, 'cases.handle');
    return c.json({ data: await openMatters(c.env.store, actor, c.req.valid('query').siteId, c.get('now')) }, 200);
  });
  router.openapi(confirm, async (c) => {
    const actor = actorOf(c);
    const { store } = c.env;
    const { id } = c.req.valid('param');
    const { version, remark } = c.req.valid('json');
    if (!seesPeople(actor)) stop('auth.forbidden');
    const load = async () => (await handoverReads.find(store, id)) ?? stop('row.not_found');
    const row = await load();
    if (row.deletedAt !== null) stop('row.not_found');
    if (row.toId !== actor.id && !actor.standsInFor?.includes(row.toId)) stop('handover.not_receiver');
    if (row.version !== version) return deny(refuse('row.changed'), { current: row });
    if (row.confirmedAt !== null) stop('handover.confirmed');
    const change = new Change(store, c.get('now'), actor, 'duty-handovers.confirm');
    const changes = { confirmedAt: change.now, confirmedById: actor.id, remark: remark || null };
    change.update('duty-handovers', row, changes, { data: row.toId === actor.id ? {} : { standsInFor: row.toId } });
    await withCurrent(change.commit(), load);
    return c.json(asRevised(row, changes, change), 200);
  });
  router.route('/', resourceRoutes(handoverResource));
  return router;
}
