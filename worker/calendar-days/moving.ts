import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { CalendarMoves, MovesPlace } from '../../schema/many.ts';
import { SETTING_SHAPES } from '../../schema/settings.ts';
import type { Actor } from '../../schema/people.ts';
import { newId, type Change } from '../platform/ledger.ts';
import type { Store } from '../platform/store.ts';
import { others } from '../platform/turns.ts';
import { CountedDay, loadDistrict } from '../settings/store.ts';
import { BEGINNING, beginLook, countAhead, lookOn, type Moving } from './affected.ts';
import { openJob } from './job.ts';
import { calendarsOf, reachOf, type Calendars, type Counting, type Reach } from './rules/reach.ts';
import { MovesTally, type Listed } from './rules/tally.ts';

/** Promises looked at in one query, and in one request. */
const A_PAGE = 2_000;
const A_LOOK = 20_000;
/** So many moves stand in one batch with the change of the calendar itself; more follow it step by step. */
export const AT_ONCE = 2_000;

export const MOVED = 'calendar.moved';

const StoredDay = CountedDay.extend({ id: z.string() });
const Written = CountedDay.extend({ id: z.string(), deletedAt: z.string().nullable().optional() });

/** Settings that dues are counted by. */
const COUNTED_BY = new Set(['clock', 'district']);

const touchesCalendar = (changes: readonly Change[]): boolean =>
  changes.some((change) => change.rowsOf('calendar-days').length > 0 || change.rowsOf('settings').some(({ id }) => COUNTED_BY.has(id)));

/** What dues are counted by, before this change and after it. */
async function countingOf(store: Store, changes: readonly Change[]): Promise<{ before: Counting; after: Counting }> {
  const { settings } = await loadDistrict(store);
  const rows = await store.rows(sql`select id, layer, date, kind, name, site_id as "siteId", source from calendar_days where deleted_at is null`);
  const days = z.array(StoredDay).parse(rows);
  const before: Counting = { days, workingHours: settings.clock.workingHours, zone: settings.district.zone };
  const after = new Map(days.map((day) => [day.id, day]));
  for (const { deletedAt, ...day } of changes.flatMap((change) => change.rowsOf('calendar-days')).map((row) => Written.parse(row))) {
    if (deletedAt) after.delete(day.id);
    else after.set(day.id, day);
  }
  const written = new Map(changes.flatMap((change) => change.rowsOf('settings')).map(({ id, value }) => [id, value]));
  const clock = SETTING_SHAPES.clock.safeParse(written.get('clock')).data ?? settings.clock;
  const district = SETTING_SHAPES.district.safeParse(written.get('district')).data ?? settings.district;
  return { before, after: { days: [...after.values()], workingHours: clock.workingHours, zone: district.zone } };
}

/** Puts what moves of a case into a change. */
export function putMoves(change: Change, { row, caseDue, moves }: Moving): void {
  if (row && caseDue) change.update('cases', row, caseDue, { caseId: row.id, action: MOVED });
  for (const { task, changes, note } of moves) {
    // Whose part it is: history names the department without looking the promise up.
    const data = { ...(task.departmentId !== null && { departmentId: task.departmentId }), ...(note && { note }) };
    change.update('tasks', task, changes, { caseId: task.caseId, action: MOVED, data });
  }
}

async function namesOf(store: Store, listed: readonly Listed[]): Promise<(one: Listed) => string> {
  const ids = (of: 'departments' | 'people') => [...new Set(listed.flatMap(({ departmentId, personId, coordinatorId }) => (of === 'departments' ? departmentId : departmentId === null ? (personId ?? coordinatorId) : null) ?? []))];
  const [departments = [], people = []] = await store.reads((['departments', 'people'] as const).map((table) => sql`select id, name from ${sql.identifier(table)} where id in (select value from json_each(${JSON.stringify(ids(table))}))`));
  const names = new Map([...departments, ...people].map(({ id, name }) => [String(id), String(name)]));
  return ({ departmentId, personId, coordinatorId }) => names.get(departmentId ?? personId ?? coordinatorId ?? '') ?? '';
}

type Looked = { moves: CalendarMoves; found: Moving[]; whole: boolean };

/** What would move, from a place on and as far as one request looks; `atMost` ends it once so many are found. */
async function look(store: Store, reach: Reach, calendars: Calendars, now: string, from: MovesPlace, atMost: number): Promise<Looked> {
  const walking = beginLook(reach, calendars, now, from);
  const tally = new MovesTally(now);
  const found: Moving[] = [];
  let [looked, moved] = [0, 0];
  let next: MovesPlace | null = from;
  while (next !== null && looked < A_LOOK && moved <= atMost) {
    const page = await lookOn(store, walking, next, A_PAGE);
    for (const one of page.found) {
      for (const move of one.moves) tally.add(move, one.row?.number ?? null);
      moved += Math.max(one.moves.length, 1);
    }
    if (atMost < Infinity) found.push(...page.found);
    looked += page.looked;
    next = page.next;
    if (next) await others();
  }
  const listed = tally.shown();
  const nameOf = await namesOf(store, listed);
  const data = listed.map(({ departmentId, personId, coordinatorId, ...one }) => ({ ...one, owner: nameOf({ departmentId, personId, coordinatorId, ...one }) }));
  return { moves: { looked, next, ...tally.counts, data }, found, whole: next === null && moved <= atMost };
}

/** What a calendar as it would be moves, and nothing is written. */
export async function whatMoves(store: Store, change: Change, from: MovesPlace = BEGINNING): Promise<CalendarMoves> {
  const { before, after } = await countingOf(store, [change]);
  const [stood, stands] = [calendarsOf(before), calendarsOf(after)];
  const reach = reachOf(stood, stands);
  return reach ? (await look(store, reach, stands, change.now, from, Infinity)).moves : { looked: 0, next: null, ...new MovesTally(change.now).counts, data: [] };
}

/**
 * A change that touches the calendar (its days, the working hours, the zone) takes the open promises along: they stand in the
 * same batch, or, where they are many, a job moves them right after it. Either way that job looks again a little later, for
 * what was promised by the old calendar at the very moment it changed. `beside` is written in one batch with the change;
 * `dryRun` says that nothing will be. Undefined: nothing is counted differently.
 */
export async function moveWithCalendar(store: Store, change: Change, actor: Actor, { beside = [], dryRun = false }: { beside?: readonly Change[]; dryRun?: boolean } = {}): Promise<CalendarMoves | undefined> {
  const changes = [...beside, change];
  if (!touchesCalendar(changes)) return undefined;
  const { before, after } = await countingOf(store, changes);
  const [stood, stands] = [calendarsOf(before), calendarsOf(after)];
  const reach = reachOf(stood, stands);
  if (!reach) return undefined;
  const { moves, found, whole } = await look(store, reach, stands, change.now, BEGINNING, dryRun ? Infinity : AT_ONCE);
  if (dryRun) return moves;
  if (whole) for (const one of found) putMoves(change, one);
  const total = whole ? moves.looked : await countAhead(store, reach);
  change.also(openJob(store, { id: newId(change.now), actor, now: change.now, changeId: change.id, reach, moved: whole, total }));
  return moves;
}
