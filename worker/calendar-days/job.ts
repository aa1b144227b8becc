import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { LIVE_STATUSES } from '../../schema/jobs.ts';
import { MovesPlace } from '../../schema/many.ts';
import type { Actor } from '../../schema/people.ts';
import { jobs } from '../../schema/tables/index.ts';
import type { Statement, Store } from '../platform/store.ts';
import { BEGINNING } from './affected.ts';
import type { Reach } from './rules/reach.ts';

const Stretch = z.object({ from: z.string().nullable(), to: z.string().nullable() });

/** What the job has to do, and how far it is. `round` 1 moves what did not fit into one batch; 2 looks again. */
const Options = z.object({
  changeId: z.string(),
  at: z.string(),
  reach: z.object({ elsewhere: Stretch.nullable(), sites: z.array(z.object({ siteId: z.string(), stretch: Stretch.nullable() })) }),
  round: z.union([z.literal(1), z.literal(2)]),
  step: z.int(),
  place: MovesPlace,
});
export type MovingOptions = z.infer<typeof Options>;

type Stored = typeof jobs.$inferSelect;
export type MovingJob = Omit<Stored, 'options'> & { options: MovingOptions };
const asJob = ({ options, ...row }: Stored): MovingJob => ({ ...row, options: Options.parse(options) });

/** Requests that began under the old calendar are over by then. */
const LOOK_AGAIN_MS = 60_000;

type Opened = { id: string; actor: Actor; now: string; changeId: string; reach: Reach; moved: boolean; total: number };

/** Stands in the batch that changes the calendar, so that neither is there without the other. */
export function openJob(store: Store, { id, actor, now, changeId, reach, moved, total }: Opened): Statement {
  const options: MovingOptions = { changeId, at: now, reach, round: moved ? 2 : 1, step: 0, place: BEGINNING };
  return store.db.insert(jobs).values({
    id, kind: 'calendar', resource: 'calendar-days', ownerId: actor.id, status: 'ready', total, done: moved ? total : 0, refused: 0, options, createdAt: now, updatedAt: now,
  });
}

const isLive = and(eq(jobs.kind, 'calendar'), inArray(jobs.status, [...LIVE_STATUSES]));

export async function findMoving(store: Store, id: string): Promise<MovingJob | null> {
  const [row] = await store.db.select().from(jobs).where(and(eq(jobs.id, id), eq(jobs.kind, 'calendar'))).limit(1);
  return row ? asJob(row) : null;
}

/** Changes of the calendar whose promises are still on their way. */
export async function stillMoving(store: Store): Promise<MovingJob[]> {
  const rows = await store.db.select().from(jobs).where(and(isLive, sql`json_extract(${jobs.options}, '$.round') = 1`)).orderBy(jobs.id).limit(20);
  return rows.map(asJob);
}

/** What a run has to see to: promises still on their way, and changes a minute old that want a second look. */
export async function movingDue(store: Store, now: string): Promise<MovingJob[]> {
  const rows = await store.db.select().from(jobs).where(and(isLive, lt(jobs.createdAt, new Date(Date.parse(now) - LOOK_AGAIN_MS).toISOString()))).orderBy(jobs.id).limit(20);
  return rows.map(asJob);
}
