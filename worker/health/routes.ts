import { createRoute } from '@hono/zod-openapi';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { answer, createRouter } from '../platform/router.ts';
import { oldestUnsentSeconds } from '../reminders/list.ts';
import { loadDistrict } from '../settings/store.ts';

const Health = z.object({
  ok: z.boolean(),
  schema: z.int(),
  store: z.enum(['d1', 'libsql']),
  testClock: z.boolean(),
  calendarYears: z.array(z.int()),
  reminders: z.object({ oldestUnsentSeconds: z.int().nullable() }),
});

/** The migration the code was written for; `ok` is false on a database that lacks it. */
export const SCHEMA_VERSION = 8;

const health = createRoute({
  method: 'get',
  path: '/health',
  tags: ['health'],
  summary: 'Whether the installation works, which store it stands on, and whether its clock is a test clock',
  responses: { 200: answer(Health, 'How the installation is') },
});

export function healthRoutes() {
  return createRouter().openapi(health, async (c) => {
    const { store, testClock } = c.env;
    const [tables] = await store.rows<{ n: number }>(sql`select count(*) as n from sqlite_master where name in ('cases_fts', 'events_guard_cases')`);
    const { calendar } = await loadDistrict(store);
    return c.json(
      {
        ok: Number(tables?.n) === 2,
        schema: SCHEMA_VERSION,
        store: store.kind,
        testClock,
        calendarYears: [...calendar.publishedYears].toSorted((a, b) => a - b),
        reminders: { oldestUnsentSeconds: await oldestUnsentSeconds(store, c.get('now')) },
      },
      200,
    );
  });
}
