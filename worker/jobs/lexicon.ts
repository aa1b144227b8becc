import { sql, type SQL } from 'drizzle-orm';
import { dayOf, startOfDay } from '../deadlines/rules.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { indexNamed, type Lexicon, type Named, type Target } from './rules/read.ts';

const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const text = (value: unknown): string => words(value) ?? '';

const NOBODY = sql`select null as id where 0`;

/** The directories in use that these kinds of column look names up in, read in one round trip. */
export async function loadLexicon(store: Store, district: District, kinds: ReadonlySet<string>, now: string): Promise<Lexicon> {
  const needed = (kind: Target, query: SQL) => (kinds.has(kind) ? query : NOBODY);
  const staffed = kinds.has('coordinator') ? 'coordinator' : 'person';
  const [departments = [], matters = [], people = [], sites = []] = await store.reads([
    needed('department', sql`select id, name, short_name as "shortName", code from departments where retired_at is null`),
    needed('matter', sql`select m.id as id, m.name as name, m.basic_code as "basicCode", m.implementation_code as "implementationCode", d.name as "department" from matters m left join departments d on d.id = m.department_id where m.retired_at is null`),
    needed(staffed, sql`select id, name, username, role from people where retired_at is null`),
    needed('site', sql`select id, name from sites where retired_at is null`),
  ]);
  const person = (row: Record<string, unknown>): Named => ({ id: text(row.id), name: text(row.name), also: [words(row.username)], note: text(row.username) });
  const targets: Record<Target, Named[]> = {
    department: departments.map((row) => ({ id: text(row.id), name: text(row.name), also: [words(row.shortName), words(row.code)], note: text(row.code) })),
    matter: matters.map((row) => ({ id: text(row.id), name: text(row.name), also: [words(row.basicCode), words(row.implementationCode)], note: words(row.implementationCode) ?? text(row.department) })),
    person: people.map(person),
    coordinator: people.filter(({ role }) => role === 'coordinator').map(person),
    site: sites.map((row) => ({ id: text(row.id), name: text(row.name), also: [] })),
  };
  const indexes = new Map<Target, Map<string, Named[]>>();
  return {
    named(target) {
      const index = indexes.get(target) ?? indexNamed(targets[target]);
      indexes.set(target, index);
      return index;
    },
    today: dayOf(now, district.calendar),
    listed: (list) => district.settings[list],
    /** A day without a time begins at midnight: before the window opens, so that it counts as that day. */
    instantOf(day, time) {
      const [hours = 0, minutes = 0, seconds = 0] = (time ?? '').split(':').map(Number);
      const begins = Date.parse(startOfDay(day, district.calendar));
      return new Date(begins + ((hours * 60 + minutes) * 60 + seconds) * 1000).toISOString();
    },
  };
}

/** An instant as a clock on the wall shows it. */
export function wallTime(instant: string, district: District): string {
  const day = dayOf(instant, district.calendar);
  const since = Date.parse(instant) - Date.parse(startOfDay(day, district.calendar));
  return `${day}T${new Date(since).toISOString().slice(11, 19)}`;
}
