import { createRoute } from '@hono/zod-openapi';
import { and, isNull, sql } from 'drizzle-orm';
import type { Context } from 'hono';
import { z } from 'zod';
import * as shapes from '../../schema/meeting-minutes.ts';
import { isRefusal, refuse, type Refusal, type RefusalCode } from '../../schema/refusals.ts';
import { meetingCountersigns, meetingItems, meetings } from '../../schema/tables/index.ts';
import { Id } from '../../schema/values.ts';
import { isWithheldFrom, seesPeople } from '../cases/sight.ts';
import type { AppEnv } from '../platform/env.ts';
import { toHtml } from '../paper/document/html.ts';
import { deskOf } from '../paper/routes.ts';
import { Change, newId, type RowOf } from '../platform/ledger.ts';
import { deny, stop } from '../platform/problem.ts';
import { asRevised, given, resourceOf, type Reader } from '../platform/resource.ts';
import { resourceRoutes, withCurrent } from '../platform/resource-routes.ts';
import { actorOf, answer, jsonBody, refusals } from '../platform/router.ts';
import type { Store } from '../platform/store.ts';
import { loadDistrict } from '../settings/store.ts';
import { previewMinutes } from './issue.ts';
import { differenceOf, editMinutes, minutesActions, stepsOn } from './rules/minutes.ts';
import { mayRun } from './rules/session.ts';
import { minutesSight } from './sight.ts';
import { departmentsIn, itemsOf, loadFiles, minutesOf, minutesReads, type MinutesRow } from './store.ts';

type Ctx = Context<AppEnv>;
const Params = z.object({ id: Id });
const tags = ['meeting-minutes'];
export type CountersignRow = RowOf<'meeting-countersigns'>;

/** What departments said of these editions. */
export const countersignsOf = (store: Store, minutesIds: readonly string[]): Promise<CountersignRow[]> =>
  store.db.select().from(meetingCountersigns).where(and(sql`${meetingCountersigns.minutesId} in (select value from json_each(${JSON.stringify(minutesIds)}))`, isNull(meetingCountersigns.deletedAt))).orderBy(meetingCountersigns.id);

const presentCountersign = ({ id, departmentId, verdict, text, byId, onBehalf, at }: CountersignRow): shapes.Countersign => ({ id, departmentId, verdict, text, byId, onBehalf, at });

/** The sections a department may read: what is of all, and its own items, none of them where the reporter is withheld from it. */
async function readable(rows: readonly MinutesRow[], { store, actor }: Reader): Promise<(section: shapes.MinutesSection) => boolean> {
  if (seesPeople(actor)) return () => true;
  const items = await itemsOf(store, actor, rows.map(({ meetingId }) => meetingId));
  const files = await loadFiles(store, items.map(({ caseId }) => caseId));
  const open = new Set(items.flatMap(({ id, caseId }) => {
    const file = files.get(caseId);
    return file && !isWithheldFrom(file.row, actor) ? [id] : [];
  }));
  return ({ itemId }) => itemId === null || open.has(itemId);
}

/** Minutes as this reader may see them, with what departments said of them; one's own word alone for a department. */
export async function presentMinutes(rows: MinutesRow[], reader: Reader): Promise<shapes.Minutes[]> {
  if (rows.length === 0) return [];
  const { store, actor } = reader;
  const wanted = (ids: readonly (string | null)[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const [signed, mayRead, held, papers] = await Promise.all([
    countersignsOf(store, rows.map(({ id }) => id)),
    readable(rows, reader),
    store.db.select({ id: meetings.id, chairId: meetings.chairId }).from(meetings).where(sql`${meetings.id} in ${wanted(rows.map(({ meetingId }) => meetingId))}`),
    store.rows<{ id: string; number: string }>(sql`select id, number from forms where id in ${wanted(rows.map(({ formId }) => formId))}`),
  ]);
  const full = seesPeople(actor);
  return rows.map((row) => {
    const asked = signed.filter(({ minutesId }) => minutesId === row.id);
    const meeting = held.find(({ id }) => id === row.meetingId);
    return {
      ...row,
      sections: row.sections.filter(mayRead),
      number: papers.find(({ id }) => id === row.formId)?.number ?? null,
      countersigns: asked.filter(({ departmentId }) => full || departmentId === actor.departmentId).map(presentCountersign),
      actions: minutesActions(row, asked, meeting !== undefined && full && mayRun(meeting, actor), actor),
    };
  });
}

/** 会议纪要. Drafted when its meeting closes; edited here, moved on by the actions below. */
export const minutesResource = resourceOf({
  subject: 'meeting-minutes',
  one: 'minutes of a meeting',
  shape: shapes.Minutes,
  changes: shapes.MinutesChanges,
  reads: minutesReads,
  permission: 'cases.handle',
  sight: minutesSight,
  presentAll: presentMinutes,
  async revise(row, fields, { env, change }) {
    const refused = editMinutes(row);
    if (refused) return refused;
    const changes = given(fields);
    const known = new Set(row.sections.map(({ id }) => id));
    const strange = changes.sections?.findIndex(({ id, itemId }) => itemId !== null && !known.has(id)) ?? -1;
    if (strange >= 0) return refuse('row.unknown_reference', { field: 'itemId' }, `changes.sections.${strange}.itemId`);
    // A department agreed to other words: once they are changed it is asked again.
    const reworded = changes.sections !== undefined && JSON.stringify(changes.sections) !== JSON.stringify(row.sections);
    const edited = { ...changes, ...(reworded && row.status === 'countersigning' && { status: 'draft' as const }) };
    change.update('meeting-minutes', row, edited);
    if (reworded && row.status === 'countersigning') for (const one of await countersignsOf(env.store, [row.id])) change.update('meeting-countersigns', one, { verdict: null, text: null, byId: null, onBehalf: false, at: null });
    return asRevised(row, edited, change);
  },
});

type Acting = { row: MinutesRow; change: Change; c: Ctx };

/** Load, compare versions, decide, write in one batch, answer. */
async function act(c: Ctx, action: shapes.MinutesAction, version: number, decide: (acting: Acting) => Promise<Refusal | undefined>) {
  const { store } = c.env;
  const actor = actorOf(c);
  const reader: Reader = { store, actor, district: await loadDistrict(store), now: c.get('now') };
  const { id } = Params.parse(c.req.param());
  const find = async () => (await minutesReads.findMany(store, [id], minutesSight(actor)))[0] ?? stop('row.not_found');
  const shown = async (row: MinutesRow) => (await presentMinutes([row], reader))[0] ?? stop('row.not_found');
  const row = await find();
  const standing = await shown(row);
  if (row.version !== version) return deny(refuse('row.changed'), { current: standing });
  const change = new Change(store, c.get('now'), actor, `minutes.${action}`);
  const refused = stepsOn(action, row) ?? (standing.actions.includes(action) ? await decide({ row, change, c }) : refuse('auth.forbidden'));
  if (refused) return deny(refused);
  await withCurrent(change.commit(), async () => shown(await find()));
  return shown(await find());
}

function actionRoute<S extends z.ZodType>(action: shapes.MinutesAction, body: S, summary: string, codes: RefusalCode[]) {
  return createRoute({
    method: 'post', path: `/meeting-minutes/{id}/${action}`, tags, summary,
    description: `Refuses with ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    request: { params: Params, ...jsonBody(body) },
    responses: { 200: answer(shapes.Minutes, 'The minutes as they stand now'), ...refusals },
  });
}

const differing = createRoute({
  method: 'get', path: '/meeting-minutes/{id}/difference', tags,
  summary: 'What this edition says otherwise than the one before it, section by section',
  description: 'Of a first edition everything is added.',
  request: { params: Params },
  responses: { 200: answer(shapes.MinutesDifference, 'Runs that are the same, added or removed, in the order of the text'), 401: refusals[401], 404: refusals[404] },
});

const previewing = createRoute({
  method: 'get', path: '/meeting-minutes/{id}/preview', tags,
  summary: 'This edition as it would be printed now: no number is given out, nothing is written',
  request: { params: Params },
  responses: { 200: answer(z.object({ html: z.string() }), 'The page to show'), 401: refusals[401], 403: refusals[403], 404: refusals[404], 422: refusals[422] },
});

/** Who is asked to countersign: every department named on an item, and every one that was invited. */
async function askedOf(store: Store, meetingId: string): Promise<string[]> {
  const items = await store.db.select().from(meetingItems).where(and(sql`${meetingItems.meetingId} = ${meetingId}`, isNull(meetingItems.deletedAt)));
  const seats = await store.rows<{ id: string }>(sql`select department_id as id from meeting_participants where meeting_id = ${meetingId} and department_id is not null and deleted_at is null`);
  return [...new Set([...items.flatMap(departmentsIn), ...seats.map(({ id }) => id)])];
}

const NOTHING_SAID = { verdict: null, text: null, byId: null, onBehalf: false, at: null, deletedAt: null };

export function minutesRoutes() {
  const app = resourceRoutes(minutesResource);
  app.openapi(differing, async (c) => {
    const { store } = c.env;
    const actor = actorOf(c);
    const reader: Reader = { store, actor, district: await loadDistrict(store), now: c.get('now') };
    const row = (await minutesReads.findMany(store, [c.req.valid('param').id], minutesSight(actor)))[0] ?? stop('row.not_found');
    const all = await presentMinutes(await minutesOf(store, actor, [row.meetingId]), reader);
    const to = all.find(({ id }) => id === row.id) ?? stop('row.not_found');
    const from = all.findLast(({ edition }) => edition < row.edition);
    return c.json({ from: from ? { id: from.id, edition: from.edition } : null, to: { id: to.id, edition: to.edition }, sections: differenceOf(from?.sections ?? [], to.sections) }, 200);
  });
  app.openapi(previewing, async (c) => {
    const desk = await deskOf(c);
    const row = (await minutesReads.findMany(desk.store, [c.req.valid('param').id], minutesSight(desk.actor)))[0] ?? stop('row.not_found');
    const paper = await previewMinutes(desk, row);
    if (isRefusal(paper)) return deny(paper);
    return c.json({ html: toHtml(paper, { lang: c.get('language') }) }, 200);
  });
  app.openapi(actionRoute('circulate', shapes.CirculateBody, '送会签: every department of the meeting is asked; sent round again, everybody is asked anew', ['minutes.wrong_status']), async (c) =>
    c.json(await act(c, 'circulate', c.req.valid('json').version, async ({ row, change }) => {
      const standing = await countersignsOf(c.env.store, [row.id]);
      for (const departmentId of await askedOf(c.env.store, row.meetingId)) {
        const one = standing.find((signed) => signed.departmentId === departmentId);
        if (one) change.update('meeting-countersigns', one, NOTHING_SAID);
        else change.insert('meeting-countersigns', { id: newId(change.now), minutesId: row.id, departmentId, ...NOTHING_SAID });
      }
      change.update('meeting-minutes', row, { status: 'countersigning', circulatedAt: change.now });
      change.touch('meeting-minutes', row);
      return undefined;
    }), 200));
  app.openapi(actionRoute('countersign', shapes.CountersignBody, '会签: a department agrees, agrees with changes, or objects; a coordinator enters it for one', ['minutes.wrong_status', 'minutes.not_asked']), async (c) => {
    const { version, verdict, text, departmentId } = c.req.valid('json');
    return c.json(await act(c, 'countersign', version, async ({ row, change }) => {
      const actor = actorOf(c);
      const own = actor.role === 'handler';
      const whose = own ? actor.departmentId : (departmentId ?? null);
      if (own && departmentId !== undefined && departmentId !== whose) return refuse('meeting.not_yours', {}, 'departmentId');
      const one = (await countersignsOf(c.env.store, [row.id])).find((signed) => signed.departmentId === whose);
      if (!one) return refuse('minutes.not_asked', {}, 'departmentId');
      change.update('meeting-countersigns', one, { verdict, text: text || null, byId: actor.id, onBehalf: !own, at: change.now });
      change.touch('meeting-countersigns', one);
      return undefined;
    }), 200);
  });
  app.openapi(actionRoute('correct', shapes.CorrectBody, '更正: the next edition is drafted from the one that was issued, which stands until it is', ['minutes.wrong_status', 'minutes.correcting']), async (c) => {
    const { version, reason } = c.req.valid('json');
    return c.json(await act(c, 'correct', version, async ({ row, change }) => {
      const all = await minutesOf(c.env.store, actorOf(c), [row.meetingId]);
      if (all.some(({ edition }) => edition > row.edition)) return refuse('minutes.correcting');
      change.insert('meeting-minutes', { id: newId(change.now), meetingId: row.meetingId, edition: row.edition + 1, status: 'draft', title: row.title, sections: row.sections, reason, formId: null, circulatedAt: null, issuedAt: null, issuedById: null, deletedAt: null });
      return undefined;
    }), 200);
  });
  return app;
}
