import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import { and, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Context } from 'hono';
import { z } from 'zod';
import type { MeetingItem } from '../../schema/meeting-items.ts';
import { CaseMeeting, EarlierRuling, MeetingDays, MeetingRoom } from '../../schema/meetings.ts';
import { BOARD_ITEMS, RESOLUTION_STATES, ResolutionBoard } from '../../schema/resolutions.ts';
import { meetingItems, meetings } from '../../schema/tables/index.ts';
import { Day, Id } from '../../schema/values.ts';
import { caseSight, seesPeople } from '../cases/sight.ts';
import { addWorkingDays, dayOf, isWorkday } from '../deadlines/rules.ts';
import type { AppEnv } from '../platform/env.ts';
import { stop } from '../platform/problem.ts';
import type { Reader } from '../platform/resource.ts';
import { actorOf, answer, createRouter, refusals } from '../platform/router.ts';
import { rowsByIds } from '../platform/select.ts';
import { loadDistrict } from '../settings/store.ts';
import { clashesOf } from './clashes.ts';
import { presentMinutes } from './minutes.ts';
import { presentItems, presentMeetings } from './present.ts';
import { invitation } from './rules/ics.ts';
import { findResolutions } from './resolutions.ts';
import { findRuling } from './ruling.ts';
import { timetable } from './rules/timetable.ts';
import { itemSight, meetingSight } from './sight.ts';
import { findMeeting, itemsOf, minutesOf, participantsOf } from './store.ts';

const tags = ['meetings'];
const Params = z.object({ id: Id });
const ICS = 'text/calendar';
const Count = z.string().regex(/^([1-9]\d?|[1-4]\d\d|500)$/);

const readerOf = async (c: Context<AppEnv>): Promise<Reader> => ({ store: c.env.store, actor: actorOf(c), district: await loadDistrict(c.env.store), now: c.get('now') });

/** Everything of one meeting that this reader may see. */
async function roomOf(reader: Reader, id: string): Promise<MeetingRoom | null> {
  const { store, actor } = reader;
  const row = await findMeeting(store, actor, id);
  if (!row) return null;
  const [[meeting], items, seats, minutes] = await Promise.all([presentMeetings([row], reader), itemsOf(store, actor, [id]), participantsOf(store, actor, [id]), minutesOf(store, actor, [id])]);
  if (!meeting) return null;
  // Deferred before the session, an item takes no time of the day; a department's reader learns the length of the others' items from nobody.
  const today = items.filter(({ outcome }) => outcome !== 'adjourned' || row.status === 'closed' || row.status === 'in_session');
  const everybody = seesPeople(actor) ? today : (await itemsOf(store, { ...actor, role: 'coordinator' }, [id])).filter(({ outcome }) => outcome !== 'adjourned' || row.status === 'closed' || row.status === 'in_session');
  const { blocks, sittings } = timetable(everybody, row.startsAt);
  const mine = new Set(today.map((item) => item.id));
  return {
    meeting,
    items: await presentItems(items, reader),
    participants: seats,
    blocks: seesPeople(actor) ? blocks : blocks.filter((block) => block.items.some((item) => mine.has(item))),
    sittings: seesPeople(actor) ? sittings : sittings.filter(({ departmentId }) => departmentId === actor.departmentId),
    clashes: seesPeople(actor) ? await clashesOf(store, row, meeting.minutes, seats) : [],
    minutes: await presentMinutes(minutes, reader),
  };
}

const room = createRoute({
  method: 'get', path: '/meetings/{id}/room', tags,
  summary: 'Everything of one meeting in one answer: agenda with its blocks and times, participants, clashes, minutes',
  description: 'A handler finds his department’s items, blocks and times alone.',
  request: { params: Params },
  responses: { 200: answer(MeetingRoom, 'The meeting'), 401: refusals[401], 404: refusals[404] },
});
const icsResponses: RouteConfig['responses'] = { 200: { description: 'RFC 5545, one event', content: { [ICS]: { schema: z.string() } } }, 401: refusals[401], 404: refusals[404], 422: refusals[422] };
const ics = createRoute({
  method: 'get', path: '/meetings/{id}/invitation.ics', tags,
  summary: 'The invitation for a calendar: a department’s own block, with numbers and titles of its items',
  description: 'Refuses with `meeting.no_time`.',
  request: { params: Params },
  responses: icsResponses,
});
const days = createRoute({
  method: 'get', path: '/meetings/days', tags,
  summary: 'Working days from a day on, with the meetings that stand on each: what is offered for a new one',
  request: { query: z.strictObject({ from: Day.optional(), until: Day.optional(), siteId: Id.optional(), count: z.string().regex(/^([1-9]|[1-5]\d|60)$/).optional() }) },
  responses: { 200: answer(MeetingDays, 'The days'), 400: refusals[400], 401: refusals[401] },
});
const ofCase = createRoute({
  method: 'get', path: '/cases/{id}/meetings', tags,
  summary: 'Every meeting a case was in, the newest first, with what was decided and how it stands',
  request: { params: Params },
  responses: { 200: answer(z.object({ data: z.array(CaseMeeting) }), 'The meetings this person may see'), 401: refusals[401], 404: refusals[404] },
});
const board = createRoute({
  method: 'get', path: '/meetings/resolutions', tags,
  summary: 'What meetings that are over have resolved, and how each stands: the board of resolutions',
  description: 'Of the 500 newest items at most; `totalIsExact` is false where there are older ones. `state` may be given several times by comma; what was given back counts apart from what was not kept.',
  request: { query: z.strictObject({ state: z.string().max(100).optional(), departmentId: Id.optional(), meetingId: Id.optional(), limit: Count.optional() }) },
  responses: { 200: answer(ResolutionBoard, 'Resolutions, the newest meeting first'), 400: refusals[400], 401: refusals[401] },
});

const ruled = createRoute({
  method: 'get', path: '/cases/{id}/ruling', tags,
  summary: 'Who leads and assists by the last ruling of a meeting about the case’s matter: the suggestion for giving it out',
  request: { params: Params },
  responses: { 200: answer(z.object({ data: EarlierRuling.nullable() }), 'The ruling with its meeting; null where there is none'), 401: refusals[401], 403: refusals[403], 404: refusals[404] },
});

const DAYS_OFFERED = 20;

/** Lines of an invitation: what of the day is this reader's. */
const digest = (items: readonly MeetingItem[]): string => items.flatMap(({ case: one }) => (one ? [`${one.number} ${one.title}`] : [])).join('\n');

export function roomRoutes() {
  return createRouter()
    .openapi(days, async (c) => {
      const { store, actor, district, now } = await readerOf(c);
      const { from, until, siteId = null, count = String(DAYS_OFFERED) } = c.req.valid('query');
      const calendar = district.calendarAt(siteId);
      const today = dayOf(now, calendar);
      const first = from === undefined || from < today ? today : from;
      const dates = [...(isWorkday(first, calendar) ? [first] : []), ...Array.from({ length: Number(count) }, (_, at) => addWorkingDays(first, at + 1, calendar))].slice(0, Number(count)).filter((date) => until === undefined || date <= until);
      const found = await store.db.select({ id: meetings.id, title: meetings.title, date: meetings.date, time: meetings.time }).from(meetings).where(and(sql`${meetings.date} in (select value from json_each(${JSON.stringify(dates)}))`, isNull(meetings.deletedAt), meetingSight(actor))).orderBy(meetings.startsAt);
      const data = dates.map((date) => ({ date, provisional: !calendar.publishedYears.has(Number(date.slice(0, 4))), meetings: found.filter((one) => one.date === date).map(({ id, title, time }) => ({ id, title, time })) }));
      return c.json({ data }, 200);
    })
    .openapi(board, async (c) => {
      const reader = await readerOf(c);
      const { state, departmentId, meetingId, limit = String(BOARD_ITEMS) } = c.req.valid('query');
      const wanted = state === undefined ? null : z.array(z.enum(RESOLUTION_STATES)).safeParse(state.split(','));
      if (wanted && !wanted.success) return stop('query.invalid', { field: 'state' }, 'state');
      const { rows, totalIsExact } = await findResolutions(reader, { meetingId, limit: Number(limit) });
      const data = rows.filter((one) => (wanted === null || wanted.data.some((asked) => asked === one.state)) && (departmentId === undefined || one.leadDepartmentId === departmentId || one.assistDepartmentIds.includes(departmentId)));
      return c.json({ data, totalIsExact }, 200);
    })
    .openapi(ruled, async (c) => {
      if (!seesPeople(actorOf(c))) return stop('auth.forbidden');
      const [row] = await c.env.store.rows<{ matterId: string | null }>(sql`select matter_id as "matterId" from cases where id = ${c.req.valid('param').id} and deleted_at is null`);
      return c.json({ data: await findRuling(c.env.store, (row ?? stop('row.not_found')).matterId) }, 200);
    })
    .openapi(room, async (c) => c.json((await roomOf(await readerOf(c), c.req.valid('param').id)) ?? stop('row.not_found'), 200))
    .openapi(ics, async (c) => {
      const reader = await readerOf(c);
      const found = (await roomOf(reader, c.req.valid('param').id)) ?? stop('row.not_found');
      const { meeting, sittings, items } = found;
      if (meeting.startsAt === null || meeting.endsAt === null) return stop('meeting.no_time');
      const own = seesPeople(reader.actor) ? undefined : sittings[0];
      const text = invitation({
        id: meeting.id, host: new URL(c.req.url).hostname, sequence: meeting.sequence, now: reader.now, from: own?.from ?? meeting.startsAt, until: own?.until ?? meeting.endsAt,
        title: meeting.title, place: meeting.place, description: digest(items), cancelled: false,
      });
      return c.body(text, 200, { 'content-type': `${ICS}; charset=utf-8`, 'content-disposition': `attachment; filename="meeting-${meeting.id}.ics"` });
    })
    .openapi(ofCase, async (c) => {
      const reader = await readerOf(c);
      const { store, actor } = reader;
      const { id } = c.req.valid('param');
      const [seen] = await store.rows(sql`select 1 from cases where cases.id = ${id} and ${caseSight(actor) ?? sql`1`}`);
      if (!seen) return stop('row.not_found');
      const rows = await store.db.select().from(meetingItems).where(and(sql`${meetingItems.caseId} = ${id}`, isNull(meetingItems.deletedAt), itemSight(actor))).orderBy(sql`${meetingItems.id} desc`);
      const ids = [...new Set(rows.map((row) => row.meetingId))];
      const [items, held, minutes] = await Promise.all([presentItems(rows, reader), rowsByIds(store, meetings, getTableColumns(meetings), ids), minutesOf(store, actor, ids).then((found) => presentMinutes(found, reader))]);
      const data = items.flatMap((item) => {
        const meeting = held.find((one) => one.id === item.meetingId && one.deletedAt === null);
        if (!meeting) return [];
        const { title, status, date, startsAt } = meeting;
        return [{ meetingId: meeting.id, title, status, date, startsAt, minutesNumber: minutes.filter((one) => one.meetingId === meeting.id).findLast(({ number }) => number !== null)?.number ?? null, item }];
      });
      return c.json({ data }, 200);
    });
}
