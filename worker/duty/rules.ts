import type { Duty, DutyPlan, Post } from '../../schema/duty.ts';
import { PLAN_DAYS } from '../../schema/duty.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import { dayNumber, dayText } from '../deadlines/zone.ts';

type Person = string;
export type Manned = { date: string; aId: Person; bId: Person | null };
/** Whether somebody is on leave on a day. */
export type IsAway = (personId: Person, date: string) => boolean;

/** Every day of a period, both ends included. Refusal: `duty.period`. */
export function daysBetween(from: string, until: string): string[] | Refusal {
  const [first, last] = [dayNumber(from), dayNumber(until)];
  if (last < first || last - first >= PLAN_DAYS) return refuse('duty.period', { most: PLAN_DAYS }, 'until');
  return Array.from({ length: last - first + 1 }, (_, at) => dayText(first + at));
}

type Tally = { a: number; b: number; lastAt: string };

function tallyOf(people: readonly Person[], standing: readonly Manned[]): Map<Person, Tally> {
  const counts = new Map(people.map((id): [Person, Tally] => [id, { a: 0, b: 0, lastAt: '' }]));
  for (const { date, aId, bId } of standing)
    for (const [post, id] of [['a', aId], ['b', bId]] as const) {
      const tally = counts.get(id ?? '');
      if (!tally) continue;
      tally[post] += 1;
      if (date > tally.lastAt) tally.lastAt = date;
    }
  // Who is new to the window begins beside the one who had it least, or he would have every day until he caught up.
  const known = [...counts.values()].filter(({ lastAt }) => lastAt !== '');
  const least = { a: Math.min(...known.map(({ a }) => a)), b: Math.min(...known.map(({ b }) => b)) };
  if (known.length > 0) for (const tally of counts.values()) if (tally.lastAt === '') Object.assign(tally, least);
  return counts;
}

/** Of those who are there, the one who had the post least; then who had either least, then whose last day is longest ago, then the order given. */
function nextFor(post: Post, present: readonly Person[], counts: ReadonlyMap<Person, Tally>): Person | null {
  const of = (id: Person) => counts.get(id) ?? { a: 0, b: 0, lastAt: '' };
  const [next] = present.toSorted((one, other) => {
    const [left, right] = [of(one), of(other)];
    return left[post] - right[post] || left.a + left.b - (right.a + right.b) || left.lastAt.localeCompare(right.lastAt);
  });
  return next ?? null;
}

type Asked = { siteId: string; days: readonly string[]; people: readonly Person[]; works: (date: string) => boolean; daysOff: readonly string[]; isAway: IsAway };

/**
 * Shares the days of a period so that each of these people has each post as often as any other, going on from how often
 * they had it so far. `standing`: the site's roster of the year before and of the period itself; its days stay. Days off
 * are left out unless they are named.
 */
export function planRoster({ siteId, days, people, works, daysOff, isAway }: Asked, standing: readonly Manned[]): DutyPlan {
  const counts = tallyOf(people, standing);
  const before = new Map([...counts].map(([id, { a, b }]) => [id, { a, b }]));
  const manned = new Set(standing.map(({ date }) => date));
  const plan: DutyPlan = { days: [], kept: days.filter((date) => manned.has(date)), open: [], counts: [] };
  for (const date of days) {
    if (manned.has(date) || !(works(date) || daysOff.includes(date))) continue;
    const present = people.filter((id) => !isAway(id, date));
    const aId = nextFor('a', present, counts);
    if (aId === null) {
      plan.open.push(date);
      continue;
    }
    const bId = nextFor('b', present.filter((id) => id !== aId), counts);
    plan.days.push({ date, siteId, aId, bId });
    for (const [post, id] of [['a', aId], ['b', bId]] as const) {
      const tally = counts.get(id ?? '');
      if (tally) Object.assign(tally, { [post]: tally[post] + 1, lastAt: date });
    }
  }
  plan.counts = people.map((personId) => {
    const { a = 0, b = 0 } = counts.get(personId) ?? {};
    return { personId, before: before.get(personId) ?? { a: 0, b: 0 }, after: { a, b } };
  });
  return plan;
}

/** Whom a day may be given to. */
export type Staffing = { nameOf(id: Person): string | undefined; isAway: IsAway };

/** What has to hold of a day: coordinators in service, two of them, and neither on leave. */
export function checkDay({ date, aId, bId }: Manned, { nameOf, isAway }: Staffing, prefix = ''): Refusal | undefined {
  for (const [field, id] of [['aId', aId], ['bId', bId]] as const) {
    if (id === null) continue;
    const name = nameOf(id);
    if (name === undefined) return refuse('duty.not_coordinator', {}, `${prefix}${field}`);
    if (isAway(id, date)) return refuse('duty.on_leave', { name, date }, `${prefix}${field}`);
  }
  return aId === bId ? refuse('duty.same_person', {}, `${prefix}bId`) : undefined;
}

type Row = Pick<Duty, 'id' | 'siteId' | 'date' | 'aId' | 'bId'>;
type Place = { row: Row; post: Post };
type Changes = { aId?: Person; bId?: Person | null };

const holder = ({ row, post }: Place): Person | null => (post === 'a' ? row.aId : row.bId);

/** Two people change places: what each of the two days becomes. Refusals: `duty.other_site`, `duty.past`, `duty.nothing_to_swap`, and those of a day. */
export function swap(one: Place, other: Place, today: string, staffing: Staffing): Refusal | { row: Row; changes: Changes }[] {
  if (one.row.siteId !== other.row.siteId) return refuse('duty.other_site', {}, 'other');
  const past = [one, other].find(({ row }) => row.date < today);
  if (past) return refuse('duty.past', { date: past.row.date }, past === one ? 'one' : 'other');
  const [first, second] = [holder(one), holder(other)];
  if (first === second) return refuse('duty.nothing_to_swap', {}, 'other');
  // An A post is never left empty.
  if ((one.post === 'a' && second === null) || (other.post === 'a' && first === null)) return refuse('duty.nothing_to_swap', {}, 'other');
  const at = (post: Post, id: Person | null): Changes => (post === 'a' ? { aId: id ?? '' } : { bId: id });
  const moved = one.row.id === other.row.id
    ? [{ row: one.row, changes: { ...at(one.post, second), ...at(other.post, first) } }]
    : [{ row: one.row, changes: at(one.post, second) }, { row: other.row, changes: at(other.post, first) }];
  for (const { row, changes } of moved) {
    const refused = checkDay({ ...row, ...changes }, staffing);
    if (refused) return { ...refused, path: row.id === one.row.id ? 'one' : 'other' };
  }
  return moved;
}

/** Who is away that day, and who stands in for each; and whether somebody is a coordinator in service. */
export type Presence = { away: ReadonlyMap<Person, Person | null>; coordinates(id: Person): boolean };

/**
 * To whom a registration of the day goes that names no coordinator: the A post; the B post when A is away; where both
 * are, whoever stands in for A, then for B. Null: nobody is on duty, and it stays with who registers.
 */
export function onDuty(day: Manned | null, { away, coordinates }: Presence): { personId: Person; post: Post } | null {
  if (day === null) return null;
  const posts = [['a', day.aId], ['b', day.bId]] as const;
  for (const [post, id] of posts) if (id !== null && !away.has(id) && coordinates(id)) return { personId: id, post };
  for (const [post, id] of posts) {
    const standIn = id === null ? null : away.get(id);
    if (standIn && coordinates(standIn)) return { personId: standIn, post };
  }
  return null;
}
