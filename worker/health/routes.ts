import { createRoute } from '@hono/zod-openapi';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { answer, createRouter } from '../platform/router.ts';

const Health = z.object({
  ok: z.boolean(),
  schema: z.int(),
  store: z.enum(['d1', 'libsql']),
  testClock: z.boolean(),
  calendarYears: z.array(z.int()),
  reminders: z.object({ oldestUnsentSeconds: z.int().nullable() }),
});

/** The migration the code was written for; `ok` is false on a database that lacks it. */
export const SCHEMA_VERSION = 3;

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
    const [tables, years] = await store.reads([
      sql`select count(*) as n from sqlite_master where name in ('cases_fts', 'events_guard_cases')`,
      sql`select distinct cast(substr(date, 1, 4) as integer) as year from calendar_days where layer = 'national' and deleted_at is null order by 1`,
    ]);
    return c.json(
      {
        ok: Number(tables?.[0]?.n) === 2,
        schema: SCHEMA_VERSION,
        store: store.kind,
        testClock,
        calendarYears: (years ?? []).map((row) => Number(row.year)),
        reminders: { oldestUnsentSeconds: null },
      },
      200,
    );
  });
}
