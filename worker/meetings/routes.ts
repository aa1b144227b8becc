import { createRoute } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { z } from 'zod';
import * as shapes from '../../schema/meetings.ts';
import { isRefusal, refuse, type Refusal, type RefusalCode } from '../../schema/refusals.ts';
import { people } from '../../schema/tables/index.ts';
import { Id } from '../../schema/values.ts';
import { benchOf } from '../cases/actions.ts';
import { seesPeople } from '../cases/sight.ts';
import type { AppEnv } from '../platform/env.ts';
import { deskOf } from '../paper/routes.ts';
import { Change, newId } from '../platform/ledger.ts';
import { deny, stop } from '../platform/problem.ts';
import { asNew, asRevised, checkReferences, given, resourceOf, type Writing } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import { RowChanged, type Store } from '../platform/store.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { addItem, invite } from './agenda.ts';
import { closeMeeting } from './close.ts';
import { issueMinutes } from './issue.ts';
import { draftMinutes } from './minutes-draft.ts';
import { presentMeetings } from './present.ts';
import { propose } from './rules/agenda.ts';
import { adjourn, checkDay, edit, mayRun, mayTrash, open, quorumOf, schedule, startOf, stepsFrom } from './rules/session.ts';
import { findCandidates, findMeeting, itemsOf, loadBodies, loadFiles, meetingReads, onOpenAgenda, participantsOf, type MeetingRow } from './store.ts';
import { meetingSight } from './sight.ts';

type Ctx = Context<AppEnv>;
const Params = z.object({ id: Id });
const tags = ['meetings'];

type Named = { siteId?: string | null | undefined; chairId?: string | null | undefined; secretaryId?: string | null | undefined };

/** Who and what a meeting names is there; who takes its minutes is a coordinator, since nobody else writes them down. */
async function checkNamed(store: Store, { siteId, chairId, secretaryId }: Named, prefix: string): Promise<Refusal | undefined> {
  const unknown = await checkReferences(store, [
    { path: `${prefix}siteId`, to: 'sites', id: siteId },
    { path: `${prefix}chairId`, to: 'people', id: chairId },
    { path: `${prefix}secretaryId`, to: 'people', id: secretaryId },
  ]);
  if (unknown || !secretaryId) return unknown;
  const [secretary] = await store.db.select({ role: people.role }).from(people).where(eq(people.id, secretaryId));
  return secretary?.role === 'coordinator' ? undefined : refuse('meeting.secretary', {}, `${prefix}secretaryId`);
}

/** 联席会议. Its agenda and its participants are resources of their own; what moves it on are the actions below. */
export const meetingResource = resourceOf({
  subject: 'meetings',
  one: 'a joint meeting',
  shape: shapes.Meeting,
  changes: shapes.MeetingChanges,
  reads: meetingReads,
  permission: 'cases.handle',
  sight: meetingSight,
  mayTrash,
  presentAll: presentMeetings,
  adding: {
    draft: shapes.MeetingDraft,
    async create({ items = [], title, ...draft }, { env, change, actor }: Writing): Promise<Refusal | MeetingRow> {
      const { store } = env;
      const district = await loadDistrict(store);
      const { siteId = null, date = null, time = null, place = null, chairId = null, secretaryId = null, note = null } = draft;
      const calendar = district.calendarAt(siteId);
      const refused = checkDay(date, change.now, calendar, 'date') ?? (await checkNamed(store, draft, '')) ?? (await checkReferences(store, items.flatMap(({ departments = [] }, at) => departments.map((id) => ({ path: `items.${at}.departments`, to: 'departments' as const, id })))));
      if (refused) return refused;
      const row = {
        id: newId(change.now), status: 'draft' as const, title, siteId, date, time, startsAt: startOf(date, time, calendar), place, chairId, secretaryId, note,
        openedAt: null, openedById: null, closedAt: null, closedById: null, sequence: 0, createdById: actor.id, fileCount: 0, fileNames: [], deletedAt: null,
      };
      change.insert('meetings', row);
      const ids = items.map(({ caseId }) => caseId);
      const [files, taken] = await Promise.all([loadFiles(store, ids), onOpenAgenda(store, ids)]);
      const seated: string[] = [];
      for (const [position, { caseId, why, departments }] of items.entries()) {
        if (taken.has(caseId) || ids.indexOf(caseId) !== position) return refuse('meeting.item_twice', {}, `items.${position}.caseId`);
        const added = addItem(change, row.id, { caseId, why, departmentIds: departments, minutes: district.settings.meetings.minutesPerItem, position }, files.get(caseId), `items.${position}.caseId`);
        if (isRefusal(added)) return added;
        seated.push(...added.departmentIds);
      }
      invite(change, row.id, seated, []);
      return asNew(row, change);
    },
  },
  async revise(row, fields, { env, change, actor }) {
    const changes = given(fields);
    const { calendarAt } = await loadDistrict(env.store);
    const { siteId = row.siteId, date = row.date, time = row.time } = changes;
    const moved = date !== row.date || time !== row.time;
    const refused = edit(row) ?? (changes.date === undefined || changes.date === row.date ? undefined : checkDay(changes.date, change.now, calendarAt(siteId), 'changes.date')) ?? (await checkNamed(env.store, changes, 'changes.'));
    if (refused) return refused;
    if (row.status !== 'draft' && (date === null || time === null)) return refuse('meeting.no_time', {}, `changes.${date === null ? 'date' : 'time'}`);
    const announced = row.status !== 'draft' && (moved || (changes.place !== undefined && changes.place !== row.place));
    const edited = { ...changes, ...(moved && { startsAt: startOf(date, time, calendarAt(siteId)) }), ...(announced && { sequence: row.sequence + 1 }) };
    change.update('meetings', row, edited);
    // Whoever said he comes said so of another day.
    if (announced && moved) for (const seat of await participantsOf(env.store, actor, [row.id])) if (seat.response !== 'pending') change.update('meeting-participants', seat, { response: 'pending', respondedById: null });
    return asRevised(row, edited, change);
  },
  trash(row, deletedAt, change) {
    change.update('meetings', row, { deletedAt });
    return asRevised(row, { deletedAt }, change);
  },
});

type Acting = { row: MeetingRow; change: Change; district: District; c: Ctx };

/** Load, compare versions, decide, write in one batch, answer. Where an item moved on meanwhile, all is decided anew. */
async function act(c: Ctx, action: shapes.MeetingAction, version: number, decide: (acting: Acting) => Promise<Refusal | undefined>) {
  const { store } = c.env;
  const actor = actorOf(c);
  const { id } = z.object({ id: Id }).parse(c.req.param());
  const district = await loadDistrict(store);
  const shown = async (row: MeetingRow) => (await presentMeetings([row], { store, actor, district, now: c.get('now') }))[0] ?? stop('row.not_found');
  for (let left = 4; ; left--) {
    const row = (await findMeeting(store, actor, id)) ?? stop('row.not_found');
    if (!seesPeople(actor) || !mayRun(row, actor)) return stop('auth.forbidden');
    if (row.version !== version) return deny(refuse('row.changed'), { current: await shown(row) });
    const change = new Change(store, c.get('now'), actor, `meeting.${action}`);
    const refused = await decide({ row, change, district, c });
    if (refused) return deny(refused);
    try {
      await change.commit();
      return await shown((await findMeeting(store, actor, id)) ?? stop('row.not_found'));
    } catch (error) {
      if (!(error instanceof RowChanged) || left === 1) throw error;
    }
  }
}

function actionRoute<S extends z.ZodType>(action: shapes.MeetingAction, body: S, summary: string, codes: RefusalCode[]) {
  return createRoute({
    method: 'post', path: `/meetings/{id}/${action}`, tags, summary,
    description: `By a coordinator or whoever chairs it. Refuses with ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    request: { params: Params, ...jsonBody(body) },
    responses: { 200: answer(shapes.Meeting, 'The meeting as it stands now'), ...refusals },
  });
}

const proposing = createRoute({
  method: 'post', path: '/meetings/propose', tags,
  summary: 'Which cases should be taken to the table, why, and in which blocks, so that each department comes for its own',
  description: 'Cases triaged and not answered that are stuck beyond the district’s limit, were given back so many times, await a ruling, were put off, or whose resolutions were not kept; those on an open agenda are left out. Writes nothing.',
  request: jsonBody(shapes.ProposeBody),
  responses: { 200: answer(shapes.Proposal, 'Items, the weightiest first, and blocks in the order of the day; `blocks[].items` are case ids'), ...refusals },
});

/** An action's decision on the row alone, written as it was decided. */
const edited = (decide: (acting: Acting) => object | Refusal | Promise<object | Refusal>) => async (acting: Acting): Promise<Refusal | undefined> => {
  const edit = await decide(acting);
  if (isRefusal(edit)) return edit;
  acting.change.update('meetings', acting.row, edit);
  return undefined;
};

export function meetingRoutes() {
  const app = createRouter();
  app.openapi(proposing, async (c) => {
    permit(c, 'cases.handle');
    const { calendar, settings } = await loadDistrict(c.env.store);
    const now = c.get('now');
    return c.json(propose(await findCandidates(c.env.store, now), c.req.valid('json'), settings.meetings, now, calendar), 200);
  });
  app.openapi(actionRoute('schedule', shapes.ScheduleBody, '定会: on a working day, with chair, secretary, place, agenda and departments', ['meeting.wrong_status', 'meeting.not_workday', 'meeting.in_past', 'meeting.no_time', 'meeting.no_place', 'meeting.no_chair', 'meeting.no_items', 'meeting.no_departments']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'schedule', body.version, edited(async ({ row, district }) => {
      const actor = actorOf(c);
      const [items, seats] = await Promise.all([itemsOf(c.env.store, actor, [row.id]), participantsOf(c.env.store, actor, [row.id])]);
      const counts = { items: items.filter(({ outcome }) => outcome !== 'adjourned').length, departments: seats.filter(({ kind }) => kind === 'department').length };
      return schedule(row, body, counts, c.get('now'), district.calendarAt(row.siteId));
    })), 200);
  });
  app.openapi(actionRoute('open', shapes.OpenBody, '开会: once enough of the invited departments are there', ['meeting.wrong_status', 'meeting.no_quorum']), async (c) =>
    c.json(await act(c, 'open', c.req.valid('json').version, edited(async ({ row, district }) => {
      const seats = await participantsOf(c.env.store, actorOf(c), [row.id]);
      return open(row, quorumOf(seats, district.settings.meetings), actorOf(c), c.get('now'));
    })), 200));
  app.openapi(actionRoute('adjourn', shapes.AdjournBody, '休会、改期: to another working day, or back to a draft; moves no clock', ['meeting.wrong_status', 'meeting.not_workday', 'meeting.in_past', 'meeting.no_time']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'adjourn', body.version, async ({ row, change, district }) => {
      const edit = adjourn(row, body, c.get('now'), district.calendarAt(row.siteId));
      if (isRefusal(edit)) return edit;
      change.update('meetings', row, edit, { data: { reason: body.reason } });
      // Who was there, and who said he comes, is of the day that was.
      for (const seat of await participantsOf(c.env.store, actorOf(c), [row.id])) change.update('meeting-participants', seat, { response: 'pending', respondedById: null, attendance: null });
      return undefined;
    }), 200);
  });
  app.openapi(actionRoute('close', shapes.CloseBody, '闭会: resolutions become promises, the level above is asked for what it is to be asked, each case’s clock is moved as they say, and minutes are drafted, all at once', [
    'meeting.wrong_status', 'meeting.item_undecided', 'meeting.resolution_missing', 'meeting.resolution_incomplete', 'meeting.department_twice', 'meeting.explanation_missing', 'meeting.escalation_missing', 'escalation.not_above', 'meeting.reason_missing',
    'meeting.case_not_open', 'case.unconfirmed', 'clock.extension_limit', 'task.due_after_answer', 'department.complained_of', 'department.above',
  ]), async (c) => {
    const { store } = c.env;
    const actor = actorOf(c);
    return c.json(await act(c, 'close', c.req.valid('json').version, async ({ row, change, district }) => {
      const [items, seats] = await Promise.all([itemsOf(store, actor, [row.id]), participantsOf(store, actor, [row.id])]);
      const [files, bodies] = await Promise.all([loadFiles(store, items.map(({ caseId }) => caseId)), loadBodies(store, items.flatMap(({ outcome, escalateTo }) => (outcome === 'escalated' && escalateTo ? [escalateTo] : [])))]);
      const refused = closeMeeting(change, row, items, files, bodies, (siteId) => benchOf(c, district, siteId), district);
      if (!refused) await draftMinutes(store, change, row, items, seats, files, district);
      return refused;
    }), 200);
  });
  app.openapi(actionRoute('issue', shapes.IssueMinutesBody, '印发纪要: the newest minutes become a paper with a number, a correction its next edition', ['meeting.wrong_status', 'minutes.wrong_status', 'minutes.not_countersigned', 'minutes.objected']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'issue', body.version, async ({ row, change }) => stepsFrom('issue', row) ?? issueMinutes(await deskOf(c), change, row, body.despite)), 200);
  });
  app.route('/', resourceRoutes(meetingResource));
  return app;
}

