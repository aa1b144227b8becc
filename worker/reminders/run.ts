import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Instant } from '../../schema/deadlines.ts';
import { ReminderRun } from '../../schema/reminders.ts';
import { newId } from '../platform/ledger.ts';
import type { Store } from '../platform/store.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { planMarked, planStale, wasLast } from './plans.ts';
import { speak } from './speak.ts';

/** What an invocation on the free plan may ask, less what it takes to end in good order. */
const QUERIES = 50 - 6;
/** Of these, what each part may use; what is left over comes with the next run. */
const FOR_PLANNING = 14;
const FOR_SPEAKING = 30;
const A_SPEAKING = 13;
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

/**
 * One run: plans what has changed, says what is due, and goes on planning by a new ladder or calendar, within the
 * queries an invocation may ask. Everything is derived from the data, so that a run repeated, cut off, run twice at
 * once or missed for days neither loses nor doubles a reminder.
 */
export async function runReminders(store: Store, now: Instant): Promise<ReminderRun> {
  const before = { ...store.tally };
  const asked = () => store.tally.queries - before.queries;
  const id = newId(now);
  const district = await loadDistrict(store);
  const { revision } = await revise(store, district);
  await store.write([sql`insert into reminder_runs (id, at) values (${id}, ${now})`]);

  const isMarked = async () => asked() < FOR_PLANNING && !wasLast(await planMarked(store, district, revision, now));
  while (await isMarked());
  const isDue = async () => asked() + A_SPEAKING <= FOR_SPEAKING && (await speak(store, district, { id, now, revision }));
  while (await isDue());
  const isStale = async () => asked() < QUERIES && !wasLast(await planStale(store, district, revision, now));
  while (await isStale());

  const [run] = await store.rows(sql`update reminder_runs set rows_read = ${store.tally.rowsRead - before.rowsRead} where id = ${id} returning due, written, sent, failed`);
  await store.write([sql`delete from reminder_runs where at < ${new Date(Date.parse(now) - KEPT_MS).toISOString()}`]);
  return ReminderRun.parse({ ...run, rowsRead: store.tally.rowsRead - before.rowsRead });
}
