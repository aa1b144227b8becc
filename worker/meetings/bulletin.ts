import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { BulletinRow } from '../../schema/resolutions.ts';
import { Day } from '../../schema/values.ts';
import { seesPeople } from '../cases/sight.ts';
import { stop } from '../platform/problem.ts';
import type { Reader } from '../platform/resource.ts';
import { actorOf, answer, createRouter, refusals } from '../platform/router.ts';
import { loadDistrict } from '../settings/store.ts';
import { findResolutions } from './resolutions.ts';
import { bulletinOf, type Period } from './rules/bulletin.ts';

/** Items looked at for one bulletin, the newest first. */
const LOOKED_AT = 2_000;

/** It is written by who answers for the window, and handed out by him. */
export async function readBulletin(reader: Reader, period: Period): Promise<BulletinRow[]> {
  if (!seesPeople(reader.actor)) return stop('auth.forbidden');
  return bulletinOf(await findResolutions(reader, { limit: LOOKED_AT }), period, reader.now, reader.district.calendar);
}

const bulletin = createRoute({
  method: 'get', path: '/bulletins', tags: ['meetings'],
  summary: '通报: which departments have not kept what meetings resolved, by the day it fell due',
  description: 'One row a promise: still open past its due, done late, or given back. As a page to print or a sheet under `/bulletins/export`.',
  request: { query: z.strictObject({ from: Day.optional(), to: Day.optional() }) },
  responses: { 200: answer(z.object({ data: z.array(BulletinRow) }), 'By department, the longest overdue first'), 400: refusals[400], 401: refusals[401], 403: refusals[403] },
});

export const bulletinRoutes = () =>
  createRouter().openapi(bulletin, async (c) =>
    c.json({ data: await readBulletin({ store: c.env.store, actor: actorOf(c), district: await loadDistrict(c.env.store), now: c.get('now') }, c.req.valid('query')) }, 200));
