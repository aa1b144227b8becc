import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { BULLETIN_ITEMS, Bulletin } from '../../schema/resolutions.ts';
import { Day } from '../../schema/values.ts';
import { seesPeople } from '../cases/sight.ts';
import { stop } from '../platform/problem.ts';
import type { Reader } from '../platform/resource.ts';
import { actorOf, answer, createRouter, refusals } from '../platform/router.ts';
import { loadDistrict } from '../settings/store.ts';
import { findResolutions } from './resolutions.ts';
import { bulletinOf, type Period } from './rules/bulletin.ts';

/** How many items are looked at, the newest first: `BULLETIN_ITEMS` at most. */
export const BulletinItems = z.string().regex(/^([1-9]\d{0,2}|1\d{3}|2000)$/);

/** It is written by who answers for the window, and handed out by him. Says whether older items were left out. */
export async function readBulletin(reader: Reader, period: Period, items = BULLETIN_ITEMS): Promise<Bulletin> {
  if (!seesPeople(reader.actor)) return stop('auth.forbidden');
  const { rows, totalIsExact } = await findResolutions(reader, { limit: items });
  return { data: bulletinOf(rows, period, reader.now, reader.district.calendar), totalIsExact };
}

const bulletin = createRoute({
  method: 'get', path: '/bulletins', tags: ['meetings'],
  summary: '通报: which departments have not kept what meetings resolved, by the day it fell due',
  description: 'One row a promise: still open past its due, done late, or given back. `totalIsExact` is false where more items were resolved than `items`, of which the newest are looked at. As a page to print or a sheet under `/bulletins/export`.',
  request: { query: z.strictObject({ from: Day.optional(), to: Day.optional(), items: BulletinItems.optional() }) },
  responses: { 200: answer(Bulletin, 'By department, the longest overdue first'), 400: refusals[400], 401: refusals[401], 403: refusals[403] },
});

export const bulletinRoutes = () =>
  createRouter().openapi(bulletin, async (c) => {
    const { items, ...period } = c.req.valid('query');
    return c.json(await readBulletin({ store: c.env.store, actor: actorOf(c), district: await loadDistrict(c.env.store), now: c.get('now') }, period, items === undefined ? undefined : Number(items)), 200);
  });
