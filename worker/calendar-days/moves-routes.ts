import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { CalendarMight, MovingPromises } from '../../schema/calendar-days.ts';
import { CalendarMoves } from '../../schema/many.ts';
import { people } from '../../schema/tables/index.ts';
import { Id } from '../../schema/values.ts';
import { Change } from '../platform/ledger.ts';
import { stop } from '../platform/problem.ts';
import { answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import { rowsByIds } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import { loadDistrict } from '../settings/store.ts';
import { findMoving, stillMoving, type MovingJob } from './job.ts';
import { whatMoves } from './moving.ts';
import { planYear } from './rules/layers.ts';
import { moveOn } from './settle.ts';
import { addDays, daysOfYear, findDays } from './store.ts';

const tags = ['calendar-days'];

const might = createRoute({
  method: 'post', path: '/calendar-days/moves', tags,
  summary: 'Which open promises would move, from when to when, if the calendar were like this; nothing is kept',
  description: 'Counts are exact; the promises that move soonest are listed, 200 at most. Saving moves them: the day and they in one batch, or, where they are more than 2,000, step by step right after it (`GET /api/calendar-days/moves`).',
  request: jsonBody(CalendarMight),
  responses: { 200: answer(CalendarMoves, 'What would move'), ...refusals },
});
const standing = createRoute({
  method: 'get', path: '/calendar-days/moves', tags,
  summary: 'Changes of the calendar whose promises are still on their way to their new dates',
  responses: { 200: answer(z.object({ data: z.array(MovingPromises) }), 'Usually none'), 401: refusals[401], 403: refusals[403] },
});
const one = createRoute({
  method: 'get', path: '/calendar-days/moves/{id}', tags,
  summary: 'How far the promises of one change of the calendar are; asking works on by one step',
  request: { params: z.object({ id: Id }) },
  responses: { 200: answer(MovingPromises, 'How far they are'), 401: refusals[401], 403: refusals[403], 404: refusals[404] },
});

async function present(store: Store, jobs: MovingJob[]): Promise<MovingPromises[]> {
  const named = new Map((await rowsByIds(store, people, { id: people.id, name: people.name }, jobs.map(({ ownerId }) => ownerId))).map(({ id, name }) => [id, name]));
  return jobs.map(({ id, total, done, options, status, ownerId }) => ({ id, total, done, moving: status !== 'done' && options.round === 1, at: options.at, by: named.get(ownerId) ?? '' }));
}

/** Puts a calendar that might be into a change nobody writes. */
async function suppose(store: Store, change: Change, { days = [], year, workingHours, zone }: CalendarMight): Promise<void> {
  const rows = await findDays(store, days.map(({ date }) => date));
  for (const { date, kind, layer, siteId = null } of days) {
    const row = rows.find((stood) => stood.date === date && stood.layer === layer && stood.siteId === siteId);
    if (row) change.update('calendar-days', row, kind === null ? { deletedAt: change.now } : { kind });
    else if (kind !== null) addDays(change, [{ date, kind, layer, siteId, name: '', source: null }]);
  }
  if (year) {
    const { layer, siteId = null, source } = year;
    const plan = planYear(await daysOfYear(store, year), year);
    addDays(change, plan.add.map((day) => ({ ...day, layer, siteId, source })));
    for (const { row, day } of plan.change) change.update('calendar-days', row, day);
    for (const row of plan.remove) change.update('calendar-days', row, { deletedAt: change.now });
  }
  const { clock, district } = (await loadDistrict(store)).settings;
  if (workingHours) change.update('settings', { id: 'clock', version: 1 }, { value: { ...clock, workingHours } });
  if (zone) change.update('settings', { id: 'district', version: 1 }, { value: { ...district, zone } });
}

export function movesRoutes() {
  return createRouter()
    .openapi(might, async (c) => {
      const { store } = c.env;
      const change = new Change(store, c.get('now'), permit(c, 'settings.edit'), 'calendar-days.suppose');
      const { from, ...asked } = c.req.valid('json');
      await suppose(store, change, asked);
      return c.json(await whatMoves(store, change, from), 200);
    })
    .openapi(standing, async (c) => {
      permit(c, 'settings.edit');
      return c.json({ data: await present(c.env.store, await stillMoving(c.env.store)) }, 200);
    })
    .openapi(one, async (c) => {
      permit(c, 'settings.edit');
      const { store } = c.env;
      const id = c.req.valid('param').id;
      const job = (await findMoving(store, id)) ?? stop('row.not_found');
      if (job.options.round === 1) await moveOn(store, job, c.get('now'));
      const [shown] = await present(store, [(await findMoving(store, id)) ?? job]);
      return c.json(shown ?? stop('row.not_found'), 200);
    });
}
