import { createRoute } from '@hono/zod-openapi';
import { sql } from 'drizzle-orm';
import type { Context } from 'hono';
import { z } from 'zod';
import { MEASURES, ScorePeriod, ScoredRow, Scores } from '../../schema/scoring.ts';
import { Id } from '../../schema/values.ts';
import { endOfDay, startOfDay } from '../deadlines/rules.ts';
import { dayNumber } from '../deadlines/zone.ts';
import type { AppEnv } from '../platform/env.ts';
import { stop } from '../platform/problem.ts';
import { actorOf, answer, createRouter, refusals } from '../platform/router.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { permissionsOf } from '../people/rules.ts';
import { mayOpen, ranked, scoreOf } from './rules.ts';
import { rowsBehind, tallyOf, type Period } from './store.ts';

const LONGEST_DAYS = 731;

function periodOf(c: Context<AppEnv>, { from, to }: z.output<typeof ScorePeriod>, { calendar, settings }: District): Period {
  const days = dayNumber(to) - dayNumber(from);
  if (days < 0 || days > LONGEST_DAYS) return stop('supervision.period', {}, 'to');
  const badLevels = settings.ratings.levels.filter(({ bad }) => bad).map(({ score }) => score);
  return { from, to, fromAt: startOfDay(from, calendar), toAt: endOfDay(to, calendar), now: c.get('now'), badLevels };
}

/** 部门评分: the district's formula over what the ledger says, and for each figure the rows it was counted from. */
export function scoringRoutes() {
  const app = createRouter();
  const tags = ['scores'];
  app.openapi(
    createRoute({
      method: 'get', path: '/scores', tags, summary: 'Departments scored over a period by the district’s formula',
      description: 'Every department in use, the best first. A handler reads his own department’s alone. Refuses with `supervision.period`.',
      request: { query: ScorePeriod }, responses: { 200: answer(Scores, 'The scores'), ...refusals },
    }),
    async (c) => {
      const actor = actorOf(c);
      const { store } = c.env;
      const district = await loadDistrict(store);
      const { scoring } = district.settings;
      const asked = c.req.valid('query');
      const only = permissionsOf(actor.role).includes('promises.see_all') ? null : (actor.departmentId ?? stop('auth.forbidden'));
      const tallies = await tallyOf(store, scoring.items.map(({ measure }) => measure), periodOf(c, asked, district), only);
      // Scores are the district's over its own departments: neither the level above nor a firm is scored by it.
      const known = only === null ? await store.rows<{ id: string; own: number; retired: number }>(sql`select id, standing = 'own' as own, retired_at is not null as retired from departments`) : [{ id: only, own: 1, retired: 0 }];
      // A department retired since still has what was counted.
      const ids = known.filter(({ id, own, retired }) => own === 1 && (retired === 0 || tallies.has(id))).map(({ id }) => id);
      return c.json({ ...asked, base: scoring.base, data: ranked(ids.map((id) => scoreOf(id, tallies.get(id) ?? {}, scoring))).map((score) => ({ ...score, opens: MEASURES.filter((measure) => mayOpen(actor, score.departmentId, measure)) })) }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get', path: '/scores/rows', tags, summary: 'The rows one figure of one department was counted from, the latest first; for whom is in `opens` of its score',
      request: { query: ScorePeriod.extend({ departmentId: Id, measure: z.enum(MEASURES) }) }, responses: { 200: answer(z.object({ data: z.array(ScoredRow) }), 'Up to 500 rows'), ...refusals },
    }),
    async (c) => {
      const { departmentId, measure, ...asked } = c.req.valid('query');
      if (!mayOpen(actorOf(c), departmentId, measure)) return stop('auth.forbidden');
      const district = await loadDistrict(c.env.store);
      return c.json({ data: await rowsBehind(c.env.store, measure, periodOf(c, asked, district), departmentId) }, 200);
    },
  );
  return app;
}
