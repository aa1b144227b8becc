import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { ROLES, type Actor } from '../../schema/people.ts';
import { carryOnMoves } from '../calendar-days/settle.ts';
import { permissionsOf } from '../people/rules.ts';
import type { Env } from '../platform/env.ts';
import type { Store } from '../platform/store.ts';
import { IMPORTERS } from './importers.ts';
import { failJob, findJob, forgetOldRows, forsakenJobs } from './store.ts';
import { workOn } from './step.ts';

const Owner = z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES), head: z.union([z.int(), z.boolean()]).transform(Boolean), departmentId: z.string().nullable(), siteId: z.string().nullable() });

async function ownerOf(store: Store, id: string): Promise<Actor | null> {
  const [row] = await store.rows(sql`select id, name, role, head, department_id as "departmentId", site_id as "siteId" from people where id = ${id} and retired_at is null`);
  return row ? Owner.parse(row) : null;
}

/** An invocation on Cloudflare may ask a thousand queries, and a step takes most of them; a server of one's own only time. */
const A_RUN = { d1: { queries: 100, ms: 10_000 }, libsql: { queries: Number.POSITIVE_INFINITY, ms: 20_000 } };
/** Promises that still stand by an old calendar are in more of a hurry than a file; their steps take few queries. */
const MOVES_A_RUN = { d1: { queries: 600, ms: 20_000 }, libsql: { queries: Number.POSITIVE_INFINITY, ms: 60_000 } };

/** Carries on with imports whose owner has closed the page, by his rights as they are now, and with what the calendar moves. Derived from the data: a run repeated or missed does no harm. */
export async function carryOnJobs(env: Env, now: string): Promise<number> {
  const { store } = env;
  const within = ({ queries, ms }: { queries: number; ms: number }) => {
    const [asked, began] = [store.tally.queries, performance.now()];
    return () => store.tally.queries - asked < queries && performance.now() - began < ms;
  };
  let steps = await carryOnMoves(store, now, within(MOVES_A_RUN[store.kind]));
  const left = within(A_RUN[store.kind]);
  for (const job of await forsakenJobs(store, now)) {
    const owner = await ownerOf(store, job.ownerId);
    const allowed = owner ? permissionsOf(owner.role) : [];
    if (!owner || !IMPORTERS[job.resource].permissions.every((one) => allowed.includes(one))) {
      await failJob(store, job.id, now);
      continue;
    }
    const goesOn = async () => left() && (await findJob(store, job.id))?.status !== 'done' && (await workOn(env, job, owner, now));
    while (await goesOn()) steps += 1;
  }
  await forgetOldRows(store, now);
  return steps;
}
