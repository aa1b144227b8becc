import { and, eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { z } from 'zod';
import { SUBJECTS } from '../../schema/events.ts';
import type { Refusal } from '../../schema/refusals.ts';
import { events } from '../../schema/tables/index.ts';
import { dayOf } from '../deadlines/rules.ts';
import { timeText } from '../deadlines/zone.ts';
import { loadDistrict } from '../settings/store.ts';
import type { AppEnv } from './env.ts';

const Standing = z.looseObject({ id: z.string(), version: z.int() });

/** Who wrote the version that stands, and when by the district's clock: what a person overtaken asks first. */
export async function whoOvertook(c: Context<AppEnv>, current: unknown): Promise<Refusal['params']> {
  const standing = Standing.safeParse(current);
  const subject = SUBJECTS.find((one) => one === c.req.path.split('/')[2]);
  if (!standing.success || subject === undefined || c.get('actor') === null) return undefined;
  const { id, version } = standing.data;
  const [last] = await c.env.store.db.select({ who: events.actorName, at: events.at }).from(events)
    .where(and(eq(events.subject, subject), eq(events.subjectId, id), eq(events.version, version)));
  if (!last) return undefined;
  const { calendar } = await loadDistrict(c.env.store);
  const [day, time] = [dayOf(last.at, calendar), timeText(calendar.index.clock, Date.parse(last.at))];
  return { who: last.who, at: day === dayOf(c.get('now'), calendar) ? time : `${day} ${time}` };
}
