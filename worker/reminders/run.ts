import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Instant } from '../../schema/deadlines.ts';
import { ReminderRun } from '../../schema/reminders.ts';
import { newId } from '../platform/ledger.ts';
import type { Store } from '../platform/store.ts';
import { others } from '../platform/turns.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import type { Env } from '../platform/env.ts';
import { send } from './channels/send.ts';
import { digestDayOf, writeDigests } from './digest.ts';
import { draftNotices } from './notices.ts';
import { tellMoves } from './moves.ts';
import { deliver, type Post } from './outbox.ts';
import { planMarked, planStale, wasLast } from './plans.ts';
import { enabledChannels } from './reach.ts';
import { speak } from './speak.ts';

/** What an invocation on the free plan may ask, less what it takes to end in good order. */
const QUERIES = 50 - 6;
/** How many may have been asked before each part begins another portion; what is left over comes with the next run. */
const ASKED = { planning: 9, stale: QUERIES - 1, speaking: 14, digest: 26, sending: QUERIES - 16, notices: QUERIES - 9 } as const;
/** A machine of one's own may ask what it likes: there each part has its time, in milliseconds since the run began. */
const TAKEN = { planning: 40_000, stale: 60_000, speaking: 120_000, digest: 150_000, sending: 240_000, notices: 270_000 } as const;
/** What it hands out in one run, a portion after another. */
const PORTIONS_SENT = { d1: 1, libsql: 25 } as const;
/** What a run did is looked at for a while, and then gone. */
const KEPT_MS = 90 * 86_400_000;

const fingerprints = new WeakMap<District, Promise<string>>();

/** What plans are made by: the ladder, the hours and the calendar of every place. */
function fingerprintOf(district: District): Promise<string> {
  const { settings, days } = district;
  const made = async () => {
    const text = JSON.stringify([settings.ladder, settings.clock.workingHours, settings.district.zone, days]);
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  const known = fingerprints.get(district) ?? made();
  fingerprints.set(district, known);
  return known;
}

const State = z.object({ fingerprint: z.string(), revision: z.int(), digestDay: z.string() });
type State = z.infer<typeof State>;

async function readState(store: Store): Promise<State> {
  const [row] = await store.rows(sql`select fingerprint, revision, digest_day as "digestDay" from reminder_state where id = 'state'`);
  return State.parse(row);
}

/** The state as of this ladder and calendar: with another one than before, every plan is from now on an old one. */
async function revise(store: Store, district: District): Promise<State> {
  const state = await readState(store);
  const fingerprint = await fingerprintOf(district);
  if (state.fingerprint === fingerprint) return state;
  // Asked of the row, because two runs may see the change at once.
  await store.write([sql`update reminder_state set fingerprint = ${fingerprint}, revision = revision + 1 where id = 'state' and fingerprint <> ${fingerprint}`]);
  return readState(store);
}

/** What a run needs of an entry; `clock` is read at each sending, for signatures are only good for minutes. */
export const postOf = ({ store, dataKey, outbound }: Pick<Env, 'store' | 'dataKey' | 'outbound'>, clock: () => Instant): Post => ({ store, dataKey, outbound, clock, send });

/**
 * One run: plans what has changed, says what is due, sends what waits, and goes on planning by a new ladder or
 * calendar, within the queries an invocation may ask. Everything is derived from the data, so that a run repeated, cut
 * off, run twice at once or missed for days neither loses nor doubles a reminder.
 */
export async function runReminders(post: Post, now: Instant): Promise<ReminderRun> {
  const { store } = post;
  const before = { ...store.tally };
  const began = performance.now();
  const has = (part: keyof typeof ASKED) => (store.kind === 'd1' ? store.tally.queries - before.queries <= ASKED[part] : performance.now() - began < TAKEN[part]);
  /** One portion after another, while there is room; in between others get a turn, for the driver of a file answers at once. */
  const all = async (part: keyof typeof ASKED, portion: () => Promise<boolean>) => {
    while (has(part) && (await portion())) await others();
  };
  const id = newId(now);
  const district = await loadDistrict(store);
  const { revision, digestDay } = await revise(store, district);
  await store.write([sql`insert into reminder_runs (id, at) values (${id}, ${now})`]);
  const enabled = await enabledChannels(store);
  const refresh = () => all('stale', async () => !wasLast(await planStale(store, district, revision, now)));

  await all('planning', async () => !wasLast(await planMarked(store, district, revision, now)));
  // What comes due by another ladder or calendar is said by this very run where there is room for it, and by the next otherwise.
  if (store.kind === 'libsql') await refresh();
  await all('speaking', () => speak(store, district, { id, now, revision, enabled }));
  // After what is due to the minute: at nine both are due, and a digest may come with the next run.
  const day = digestDayOf(district, digestDay, now);
  if (day !== null && has('digest')) await writeDigests(store, district, enabled, day, id, now);
  if (has('digest')) await tellMoves(store, district, enabled, id, now);
  let portions: number = enabled.length > 0 ? PORTIONS_SENT[store.kind] : 0;
  await all('sending', async () => portions-- > 0 && (await deliver(post, district, id, now)));
  if (has('notices')) await draftNotices(store, district, now);
  if (store.kind === 'd1') await refresh();

  const [run] = await store.rows(sql`update reminder_runs set rows_read = ${store.tally.rowsRead - before.rowsRead} where id = ${id} returning due, written, sent, failed`);
  await store.write([sql`delete from reminder_runs where at < ${new Date(Date.parse(now) - KEPT_MS).toISOString()}`]);
  return ReminderRun.parse({ ...run, rowsRead: store.tally.rowsRead - before.rowsRead });
}
