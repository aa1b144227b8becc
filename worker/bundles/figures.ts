import { sql } from 'drizzle-orm';
import type { RunFigures } from '../../schema/bundles.ts';
import { endOfDay, startOfDay, type Calendar } from '../deadlines/rules.ts';
import type { Store } from '../platform/store.ts';

type Group = { code: string; name: string; issued: number; onTime: number; materialsBefore: number; materials: number; visitsBefore: number; visits: number; workingDays: number; minutes: number; known: number; daysBefore: number; minutesBefore: number; daysKnown: number; minutesKnown: number; secondNotices: number };
type Counted = Omit<RunFigures['templates'][number], 'code' | 'name'>;

/** Runs a period may hold, so that no figure walks everything there ever was. */
const MOST = 50_000;

const measured = (path: string) => sql`coalesce(sum(json_extract(measured, ${`$.${path}`})), 0)`;

/** The same of the runs alone whose items' times are known; unknown stays unknown. */
const known = (path: string) => sql`coalesce(sum(case when json_extract(measured, '$.time.baseline') is not null then json_extract(measured, ${`$.${path}`}) end), 0)`;

const NONE = { workingDays: 0, minutes: 0 };
const NOTHING: Counted = { issued: 0, accepted: 0, onTime: 0, materials: { baseline: 0, taken: 0 }, visits: { baseline: 0, taken: 0 }, workingDays: 0, minutes: 0, compared: { runs: 0, baseline: NONE, taken: NONE }, secondNotices: 0 };

type Time = typeof NONE;
const sum = (one: Time, other: Time): Time => ({ workingDays: one.workingDays + other.workingDays, minutes: one.minutes + other.minutes });

const plus = (one: Counted, other: Counted): Counted => ({
  issued: one.issued + other.issued,
  accepted: one.accepted + other.accepted,
  onTime: one.onTime + other.onTime,
  materials: { baseline: one.materials.baseline + other.materials.baseline, taken: one.materials.taken + other.materials.taken },
  visits: { baseline: one.visits.baseline + other.visits.baseline, taken: one.visits.taken + other.visits.taken },
  workingDays: one.workingDays + other.workingDays,
  minutes: one.minutes + other.minutes,
  compared: { runs: one.compared.runs + other.compared.runs, baseline: sum(one.compared.baseline, other.compared.baseline), taken: sum(one.compared.taken, other.compared.taken) },
  secondNotices: one.secondNotices + other.secondNotices,
});

/** What runs that were issued in a period took, beside what the same items took one by one; and how many were taken in. Along two indexes. */
export async function figuresOf(store: Store, from: string, until: string, calendar: Calendar): Promise<RunFigures> {
  const [begins, ends] = [startOfDay(from, calendar), endOfDay(until, calendar)];
  const [issued = [], accepted = []] = await store.reads([
    sql`select template_code as "code", max(template_name) as "name", count(*) as "issued", ${measured('onTime')} as "onTime",
      ${measured('materials.baseline')} as "materialsBefore", ${measured('materials.taken')} as "materials", ${measured('visits.baseline')} as "visitsBefore", ${measured('visits.taken')} as "visits",
      ${measured('time.workingDays')} as "workingDays", ${measured('time.minutes')} as "minutes", sum(json_extract(measured, '$.time.baseline') is not null) as "known",
      ${known('time.baseline.workingDays')} as "daysBefore", ${known('time.baseline.minutes')} as "minutesBefore", ${known('time.workingDays')} as "daysKnown", ${known('time.minutes')} as "minutesKnown", ${measured('secondNotices')} as "secondNotices"
      from (select * from bundles where issued_at is not null and issued_at between ${begins} and ${ends} and deleted_at is null order by issued_at limit ${MOST}) group by template_code`,
    sql`select template_code as "code", max(template_name) as "name", count(*) as "accepted" from (select template_code, template_name from bundles where created_at between ${begins} and ${ends} and deleted_at is null order by created_at limit ${MOST}) group by template_code`,
  ]);
  const taken = new Map((accepted as { code: string; name: string; accepted: number }[]).map((row) => [row.code, row]));
  const done = new Map((issued as Group[]).map((row) => [row.code, row]));
  const templates = [...new Set([...taken.keys(), ...done.keys()])].toSorted().map((code) => {
    const row = done.get(code);
    return {
      code,
      name: row?.name ?? taken.get(code)?.name ?? code,
      issued: row?.issued ?? 0,
      accepted: taken.get(code)?.accepted ?? 0,
      onTime: row?.onTime ?? 0,
      materials: { baseline: row?.materialsBefore ?? 0, taken: row?.materials ?? 0 },
      visits: { baseline: row?.visitsBefore ?? 0, taken: row?.visits ?? 0 },
      workingDays: row?.workingDays ?? 0,
      minutes: row?.minutes ?? 0,
      compared: row ? { runs: row.known, baseline: { workingDays: row.daysBefore, minutes: row.minutesBefore }, taken: { workingDays: row.daysKnown, minutes: row.minutesKnown } } : NOTHING.compared,
      secondNotices: row?.secondNotices ?? 0,
    };
  });
  return { from, until, total: templates.reduce<Counted>((all, { code: _code, name: _name, ...counted }) => plus(all, counted), NOTHING), templates };
}
