import { createRoute } from '@hono/zod-openapi';
import { CalendarDay, CalendarDayChanges, CalendarDayDraft, CalendarYear, LoadedYear } from '../../schema/calendar-days.ts';
import { Change, newId, untilWritten } from '../platform/ledger.ts';
import { deny } from '../platform/problem.ts';
import { asNew, asRevised, checkReferences, given, resourceOf } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import { RowExists } from '../platform/store.ts';
import { movesRoutes } from './moves-routes.ts';
import { moveWithCalendar } from './moving.ts';
import { checkLayer, planYear } from './rules/layers.ts';
import { addDays, calendarDayReads, daysOfYear } from './store.ts';

const load = createRoute({
  method: 'post', path: '/calendar-days/load', tags: ['calendar-days'],
  summary: 'Load a whole year of one layer: afterwards it holds these days and no others',
  request: jsonBody(CalendarYear),
  responses: { 200: answer(LoadedYear, 'What became of the year'), ...refusals },
});

export const calendarDayResource = resourceOf({
  subject: 'calendar-days',
  one: 'a calendar day',
  shape: CalendarDay,
  changes: CalendarDayChanges,
  reads: calendarDayReads,
  permission: 'settings.edit',
  unique: { calendar_days_key: 'date' },
  present: (row) => row,
  adding: {
    draft: CalendarDayDraft,
    async create(draft, { env, change }) {
      const { date, kind, layer, name, siteId = null, source = null } = draft;
      const row = { id: newId(change.now), date, kind, layer, siteId, name, source, deletedAt: null };
      const refused = checkLayer(row, 'siteId') ?? (await checkReferences(env.store, [{ path: 'siteId', to: 'sites', id: siteId }]));
      if (refused) return refused;
      change.insert('calendar-days', row);
      return asNew(row, change);
    },
  },
  async revise(row, fields, { env, change }) {
    const changes = given(fields);
    const after = asRevised(row, changes, change);
    const moved = after.siteId === row.siteId ? null : after.siteId;
    const refused = checkLayer(after, 'changes.siteId') ?? (await checkReferences(env.store, [{ path: 'changes.siteId', to: 'sites', id: moved }]));
    if (refused) return refused;
    change.update('calendar-days', row, changes);
    return after;
  },
  follow: ({ env, change, actor, ...how }) => moveWithCalendar(env.store, change, actor, how),
  trash(row, deletedAt, change) {
    change.update('calendar-days', row, { deletedAt });
    return asRevised(row, { deletedAt }, change);
  },
});

export function calendarDayRoutes() {
  const router = createRouter();
  router.openapi(load, async (c) => {
    const actor = permit(c, 'settings.edit');
    const { store } = c.env;
    const year = c.req.valid('json');
    const { layer, siteId = null, source } = year;
    const refused = checkLayer({ layer, siteId }, 'siteId') ?? (await checkReferences(store, [{ path: 'siteId', to: 'sites', id: siteId }]));
    if (refused) return deny(refused);
    return untilWritten(async () => {
      const standing = await daysOfYear(store, year);
      const plan = planYear(standing, year);
      const change = new Change(store, c.get('now'), actor, 'calendar-days.load');
      change.undoable('calendar-days');
      addDays(change, plan.add.map((day) => ({ ...day, layer, siteId, source })));
      for (const { row, day } of plan.change) change.update('calendar-days', row, { ...day, source });
      for (const row of plan.remove) change.update('calendar-days', row, { deletedAt: change.now });
      const moves = await moveWithCalendar(store, change, actor);
      const wrote = await change.commit().catch((error: unknown) => {
        throw error instanceof RowExists ? new RowExists('date') : error;
      });
      const counts = { added: plan.add.length, changed: plan.change.length, removed: plan.remove.length };
      const unchanged = standing.length - counts.changed - counts.removed;
      return c.json({ ...counts, unchanged, ...(moves && { moves }), ...(wrote && { undo: change.id }) }, 200);
    });
  });
  router.route('/', movesRoutes());
  router.route('/', resourceRoutes(calendarDayResource));
  return router;
}
