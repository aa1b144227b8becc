import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Duty, DutyChanges, DutyDay, DutyDraft, DutyPlan, DutyPlanBody, DutySwapBody } from '../../schema/duty.ts';
import { isRefusal, refuse } from '../../schema/refusals.ts';
import { Day, Id } from '../../schema/values.ts';
import { dayOf, isWorkday } from '../deadlines/rules.ts';
import { dayNumber, dayText } from '../deadlines/zone.ts';
import { loadNames } from '../exports/cells.ts';
import { awayWithin } from '../leave/store.ts';
import { pageHeaders } from '../paper/read.ts';
import { Change, newId } from '../platform/ledger.ts';
import { deny, stop } from '../platform/problem.ts';
import { asNew, asRevised, checkReferences, given, resourceOf } from '../platform/resource.ts';
import { resourceRoutes, withCurrent } from '../platform/resource-routes.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import { loadDistrict } from '../settings/store.ts';
import { daysOfMonth } from './month.ts';
import { checkDay, daysBetween, planRoster, swap, type IsAway } from './rules.ts';
import { sheetHtml } from './sheet.ts';
import { dutyOn, dutyReads, findDuties, rosterWithin, staffingNow, staffingOf } from './store.ts';

const tags = ['duty'];
/** Counts go on from the year before: longer ago says nothing of what is fair now. */
const COUNTED_DAYS = 365;

const plan = createRoute({
  method: 'post', path: '/duty/plan', tags,
  summary: 'A roster that shares the days of a period evenly among these people; writes nothing',
  description: 'Goes on from how often each had each post at this site in the year before; whoever is new begins beside the one who had it least. Leaves out days off, unless `daysOff` names them, and people on leave; days that are staffed already stay. Refuses with `duty.period`, `duty.not_coordinator`, `row.unknown_reference`.',
  request: jsonBody(DutyPlanBody),
  responses: { 200: answer(DutyPlan, 'The roster as it might be'), ...refusals },
});
const swapping = createRoute({
  method: 'post', path: '/duty/swap', tags,
  summary: 'Two people change places, of two days or of one',
  description: 'Refuses with `duty.other_site`, `duty.past`, `duty.nothing_to_swap`, `duty.same_person`, `duty.on_leave`.',
  request: jsonBody(DutySwapBody),
  responses: { 200: answer(z.object({ rows: z.array(Duty), undo: Id.optional() }), 'The days as they stand now'), ...refusals },
});
const today = createRoute({
  method: 'get', path: '/duty/day', tags,
  summary: 'Who is on duty at a site on a day, today unless told, and to whom a registration goes',
  request: { query: z.strictObject({ siteId: Id.optional().meta({ description: 'One’s own site unless told' }), date: Day.optional() }) },
  responses: { 200: answer(DutyDay, 'The day'), 400: refusals[400], 401: refusals[401] },
});
const sheet = createRoute({
  method: 'get', path: '/duty/sheet', tags,
  summary: 'A month of a site’s roster as one A4 page to print',
  request: { query: z.strictObject({ siteId: Id, month: z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/).meta({ example: '2026-03' }) }) },
  responses: { 200: { description: 'A page complete in itself', content: { 'text/html': { schema: z.string() } } }, 400: refusals[400], 401: refusals[401], 404: refusals[404] },
});

export const dutyResource = resourceOf({
  subject: 'duty',
  one: 'a day of the roster',
  shape: Duty,
  changes: DutyChanges,
  reads: dutyReads,
  permission: 'duty.edit',
  unique: { site_id: 'date' },
  present: (row) => row,
  adding: {
    draft: DutyDraft,
    async create({ bId = null, ...draft }, { env, change }) {
      const row = { id: newId(change.now), ...draft, bId, deletedAt: null };
      const refused = (await checkReferences(env.store, [{ path: 'siteId', to: 'sites', id: row.siteId }])) ?? checkDay(row, await staffingOf(env.store, change));
      if (refused) return refused;
      change.insert('duty', row);
      return asNew(row, change);
    },
  },
  async revise(row, fields, { env, change }) {
    const changes = given(fields);
    const after = asRevised(row, changes, change);
    const refused = checkDay(after, await staffingOf(env.store, change), 'changes.');
    if (refused) return refused;
    change.update('duty', row, changes);
    return after;
  },
  trash(row, deletedAt, change) {
    change.update('duty', row, { deletedAt });
    return asRevised(row, { deletedAt }, change);
  },
});

/** 值班表 (F103). */
export function dutyRoutes() {
  const router = createRouter();
  router.openapi(plan, async (c) => {
    permit(c, 'duty.edit');
    const { store } = c.env;
    const { siteId, from, until, people, daysOff = [] } = c.req.valid('json');
    const days = daysBetween(from, until);
    if (isRefusal(days)) return deny(days);
    const unknown = await checkReferences(store, [{ path: 'siteId', to: 'sites', id: siteId }]);
    if (unknown) return deny(unknown);
    const [staffing, district, standing] = await Promise.all([staffingNow(store), loadDistrict(store), rosterWithin(store, siteId, dayText(dayNumber(from) - COUNTED_DAYS), until)]);
    const stranger = people.findIndex((id) => staffing.nameOf(id) === undefined);
    if (stranger >= 0) return deny(refuse('duty.not_coordinator', {}, `people.${stranger}`));
    const calendar = district.calendarAt(siteId);
    return c.json(planRoster({ siteId, days, people, daysOff, works: (date) => isWorkday(date, calendar), isAway: staffing.isAway }, standing), 200);
  });
  router.openapi(swapping, async (c) => {
    const actor = permit(c, 'duty.edit');
    const { store } = c.env;
    const { one, other, reason } = c.req.valid('json');
    const found = new Map((await findDuties(store, [one.id, other.id])).map((row) => [row.id, row]));
    const [first, second] = [found.get(one.id) ?? stop('row.not_found'), found.get(other.id) ?? stop('row.not_found')];
    const stale = first.version !== one.version ? first : second.version !== other.version ? second : null;
    if (stale) return deny(refuse('row.changed'), { current: stale });
    const [staffing, { calendar }] = await Promise.all([staffingNow(store), loadDistrict(store)]);
    const moved = swap({ row: first, post: one.post }, { row: second, post: other.post }, dayOf(c.get('now'), calendar), staffing);
    if (isRefusal(moved)) return deny(moved);
    const change = new Change(store, c.get('now'), actor, 'duty.swap');
    change.undoable('duty');
    const rows = moved.flatMap(({ row, changes }) => {
      const before = found.get(row.id);
      if (!before) return [];
      change.update('duty', before, changes, { data: reason ? { reason } : {} });
      return [asRevised(before, changes, change)];
    });
    await withCurrent(change.commit(), async () => (await findDuties(store, [one.id, other.id]))[0]);
    return c.json({ rows, undo: change.id }, 200);
  });
  router.openapi(today, async (c) => {
    const actor = actorOf(c);
    const { store } = c.env;
    const { siteId = actor.siteId, date: asked } = c.req.valid('query');
    const district = await loadDistrict(store);
    const calendar = district.calendarAt(siteId);
    const date = asked ?? dayOf(c.get('now'), calendar);
    const { row, goesTo } = await dutyOn(store, siteId, date);
    return c.json({ siteId, date, workday: isWorkday(date, calendar), aId: row?.aId ?? null, bId: row?.bId ?? null, coordinatorId: goesTo?.personId ?? null, post: goesTo?.post ?? null }, 200);
  });
  router.openapi(sheet, async (c) => {
    actorOf(c);
    const { store } = c.env;
    const { siteId, month } = c.req.valid('query');
    const days = daysOfMonth(month);
    const [from = '', until = ''] = [days[0], days.at(-1)];
    const [district, roster, names] = await Promise.all([loadDistrict(store), rosterWithin(store, siteId, from, until), loadNames(store)]);
    const site = names.get(siteId) ?? stop('row.not_found');
    const away = await awayWithin(store, [...new Set(roster.flatMap(({ aId, bId }) => (bId === null ? [aId] : [aId, bId])))], from, until);
    const isAway: IsAway = (id, date) => away.some(({ personId, fromDay, untilDay }) => personId === id && fromDay <= date && date <= untilDay);
    const calendar = district.calendarAt(siteId);
    const marks = new Map(district.days.filter((day) => day.layer !== 'site' || day.siteId === siteId).map(({ date, kind, name }) => [date, `${kind === 'off' ? '放假' : '上班'} ${name}`]));
    const page = sheetHtml({
      title: site, unit: district.settings.district.windowName || district.settings.district.name, month, roster, isAway,
      nameOf: (id) => names.get(id) ?? '', mark: (date) => marks.get(date) ?? '', works: (date) => isWorkday(date, calendar),
    });
    return new Response(page, { headers: pageHeaders('text/html; charset=utf-8', 'inline') });
  });
  router.route('/', resourceRoutes(dutyResource));
  return router;
}
