import { eq, sql } from 'drizzle-orm';
import type { MovesPlace } from '../../schema/many.ts';
import type { Actor } from '../../schema/people.ts';
import { people } from '../../schema/tables/index.ts';
import { cameLate, lease, release } from '../jobs/store.ts';
import { Change } from '../platform/ledger.ts';
import { RowChanged, type Store } from '../platform/store.ts';
import { others } from '../platform/turns.ts';
import { loadDistrict } from '../settings/store.ts';
import { BEGINNING, beginLook, lookOn, type Moving } from './affected.ts';
import { findMoving, movingDue, type MovingJob, type MovingOptions } from './job.ts';
import { MOVED, putMoves } from './moving.ts';

/** Promises looked at in one query of a step; a step ends after so many moves, or so many that stay. */
const PAGE = 500;
const MOVED_A_STEP = 800;
const LOOKED_AT_A_STEP = 5_000;
/** Somebody may act on a promise between looking and writing; then the step is looked at anew. */
const TRIES = 4;

/** Who changed the calendar: what moves is told as his doing, also when he has left meanwhile. */
async function authorOf(store: Store, id: string): Promise<Actor | null> {
  const [row] = await store.db.select().from(people).where(eq(people.id, id));
  return row ? { id: row.id, name: row.name, role: row.role, head: row.head, departmentId: row.departmentId, siteId: row.siteId } : null;
}

type Step = { found: Moving[]; looked: number; place: MovesPlace | null };

async function look(store: Store, { reach, place }: MovingOptions, now: string): Promise<Step> {
  const { calendarAt } = await loadDistrict(store);
  // From the beginning as far as meeting cases is concerned: one that changed hands meanwhile is rather looked at twice.
  const walking = beginLook(reach, { at: calendarAt, own: [] }, now, BEGINNING);
  const found: Moving[] = [];
  let [moved, looked] = [0, 0];
  let at: MovesPlace | null = place;
  while (at !== null && moved < MOVED_A_STEP && looked < LOOKED_AT_A_STEP) {
    const page = await lookOn(store, walking, at, PAGE);
    found.push(...page.found);
    moved += page.found.reduce((sum, { moves }) => sum + Math.max(moves.length, 1), 0);
    looked += page.looked;
    at = page.next;
  }
  return { found, looked, place: at };
}

/** The next step as it is written: the moves, and how far they are. */
async function writeStep(store: Store, job: MovingJob, until: string, now: string): Promise<void> {
  const { options } = job;
  const { found, looked, place } = await look(store, options, now);
  const change = new Change(store, now, await authorOf(store, job.ownerId), MOVED, null, options.changeId);
  for (const one of found) putMoves(change, one);
  const ends = place === null && options.round === 2;
  const next: MovingOptions = { ...options, step: options.step + 1, place: place ?? BEGINNING, round: place === null ? 2 : options.round };
  await store.write([
    // Fails where the lease is no longer ours, or this very step was written by somebody else.
    sql`insert into job_steps (job_id, n, lease, at)
      values (${job.id}, cast(${options.step} as integer), (select lease_until from jobs where id = ${job.id} and status = 'running' and lease_until = ${until}), ${now})`,
    ...change.statements(),
    sql`update jobs set options = ${JSON.stringify(next)}, done = min(total, done + cast(${looked} as integer)), status = ${ends ? 'done' : 'running'}, lease_until = null, updated_at = ${now} where id = ${job.id}`,
  ]);
}

/**
 * One step of a calendar's moves. Counting anew is the same however often it is done, so that a step cut short leaves
 * nothing half done and a step done twice changes nothing. False: nothing was to be done now.
 */
export async function moveOn(store: Store, job: MovingJob, now: string): Promise<boolean> {
  const until = await lease(store, job.id, now);
  if (until === null) return false;
  try {
    for (let left = TRIES; ; left--) {
      try {
        const standing = await findMoving(store, job.id);
        if (standing) await writeStep(store, standing, until, now);
        return true;
      } catch (error) {
        if (!(error instanceof RowChanged) || left === 1) throw error;
      }
    }
  } catch (error) {
    if (cameLate(error)) return false;
    await release(store, job.id, until);
    if (error instanceof RowChanged) return false;
    throw error;
  }
}

/** A run's share of what the calendar still has to move, and the second looks that are due. Derived from the data: a run repeated or missed does no harm. */
export async function carryOnMoves(store: Store, now: string, goesOn: () => boolean): Promise<number> {
  let steps = 0;
  for (const job of await movingDue(store, now)) {
    while (goesOn() && (await findMoving(store, job.id))?.status !== 'done' && (await moveOn(store, job, now))) {
      steps += 1;
      await others();
    }
  }
  return steps;
}
