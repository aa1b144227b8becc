import { defaultKeyHasher } from '@better-auth/api-key';
import type { OwnField } from '../../schema/fields.ts';
import { ROLES } from '../../schema/people.ts';
import { digest } from '../../worker/platform/seal.ts';
import { seededRandom, type Random } from './random.ts';
import {
  CASE_COLUMNS, EVENT_COLUMNS, KNOWN_APPLICANT, SEED_NOW, TASK_COLUMNS, applicantId, departmentId, eventsOf, matterId, seededCase, tasksOf, type Cell, type SeededCase,
} from './rows.ts';
import { DEPARTMENTS, MATTERS, personName } from './words.ts';

export type Run = (query: string, ...values: (string | number | null)[]) => Promise<unknown>;

/** The known applicant's; nobody else has it. */
export const KNOWN_PHONE = '13900001234';

const DAYS = 730;
/** Stretches of equal length. The oldest and the newest are made here; SQL repeats the oldest for those between, which is quicker. */
const BLOCKS = 20;
const BLOCK_DAYS = DAYS / BLOCKS;
const CHUNK = 1000;
const BLOCK_END = new Date(Date.parse(SEED_NOW) - (DAYS - BLOCK_DAYS) * 86_400_000).toISOString();

export const apiKeyOf = (role: string) => `bench-key-of-${role}-0123456789abcdefghijklmnopqrstuvwxyz`;

/** A statement a thousand rows: each row is a list, in the order of the columns. */
async function insert(run: Run, table: string, columns: string[], rows: Cell[][]): Promise<void> {
  const picked = columns.map((_, at) => `value->>${at}`).join(', ');
  for (let from = 0; from < rows.length; from += CHUNK)
    await run(`insert into ${table} (${columns.join(', ')}) select ${picked} from json_each(?)`, JSON.stringify(rows.slice(from, from + CHUNK)));
}

/** One person a role, and his API key; the handler belongs to the first department. */
async function seedPeople(run: Run): Promise<void> {
  const people = ROLES.map((role): Cell[] => [role, SEED_NOW, SEED_NOW, role, `${role} 甲`, role, role === 'handler' ? departmentId(0) : null]);
  await insert(run, 'people', ['id', 'created_at', 'updated_at', 'username', 'name', 'role', 'department_id'], people);
  const keys = await Promise.all(ROLES.map(async (role): Promise<Cell[]> => [`key-${role}`, role, await defaultKeyHasher(apiKeyOf(role)), 1, 0, Date.parse(SEED_NOW), Date.parse(SEED_NOW)]));
  await insert(run, 'apikey', ['id', 'reference_id', 'key', 'enabled', 'rate_limit_enabled', 'created_at', 'updated_at'], keys);
}

async function seedDirectory(run: Run): Promise<void> {
  await insert(run, 'departments', ['id', 'created_at', 'updated_at', 'name'], DEPARTMENTS.map((name, at) => [departmentId(at), SEED_NOW, SEED_NOW, name]));
  await insert(run, 'matters', ['id', 'created_at', 'updated_at', 'name', 'department_id'], MATTERS.map((name, at) => [matterId(at), SEED_NOW, SEED_NOW, name, departmentId(at % DEPARTMENTS.length)]));
}

/** Ten columns of the district's own, so that a paste can be as wide as the aim says. */
async function seedFields(run: Run): Promise<void> {
  const fields: OwnField[] = [...'一二三四五六七八九十'].map((numeral, at) => ({ id: `f_bench_${at}`, resource: 'cases', label: `自定义${numeral}`, kind: 'text', retired: false }));
  await run("insert into settings (id, created_at, updated_at, value) values ('fields', ?, ?, ?) on conflict (id) do update set value = excluded.value", SEED_NOW, SEED_NOW, JSON.stringify(fields));
}

async function seedApplicants(run: Run, count: number, dataKey: string, random: Random): Promise<string[]> {
  const names = Array.from({ length: count }, () => personName(random));
  const known = await digest(dataKey, 'phone', KNOWN_PHONE);
  const rows = names.map((name, at): Cell[] => [applicantId(at), SEED_NOW, SEED_NOW, 'person', name, `138****${String(at % 10_000).padStart(4, '0')}`, at === KNOWN_APPLICANT ? known : `digest-${at}`, '[]']);
  await insert(run, 'applicants', ['id', 'created_at', 'updated_at', 'kind', 'name', 'phone_mask', 'phone_digest', 'circumstances'], rows);
  return names;
}

/** Inserts the oldest block's rows of a table once more, `by` blocks later; `changed` says what differs besides the dates. */
async function repeat(run: Run, table: string, columns: string[], by: number, changed: Record<string, string>): Promise<void> {
  const picked = columns.map((column) => {
    if (column === 'id') return `id || '-${by}'`;
    const isInstant = column === 'at' || (column.endsWith('_at') && column !== 'stuck_at');
    return isInstant ? later(column, by) : (changed[column] ?? column);
  });
  const at = columns.includes('at') ? 'at' : 'received_at';
  await run(`insert into ${table} (${columns.join(', ')}) select ${picked.join(', ')} from ${table} where ${at} < ? order by rowid`, BLOCK_END);
}

const later = (column: string, by: number) => `strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, '+${by * BLOCK_DAYS} days')`;

/**
 * A district of so many cases over two years, the same every time; all have applicants. `follow` says which have
 * their promises and their first history: the newest twentieth, or all.
 */
export async function seedDistrict(run: Run, { cases, follow, dataKey }: { cases: number; follow: 'newest' | 'all'; dataKey: string }): Promise<void> {
  const random = seededRandom(20_261_118);
  await seedPeople(run);
  await seedDirectory(run);
  await seedFields(run);
  const size = cases / BLOCKS;
  const names = await seedApplicants(run, 4 * size, dataKey, random);

  const block = async (at: number, followed: boolean) => {
    const first = at * size;
    const made = Array.from({ length: size }, (_, index): SeededCase => seededCase(first + index, ((cases - first - index) / cases) * DAYS, names, random));
    await insert(run, 'cases', CASE_COLUMNS, made.map(({ cells }) => cells));
    if (!followed) return;
    await insert(run, 'tasks', TASK_COLUMNS, made.flatMap(tasksOf));
    await insert(run, 'events', EVENT_COLUMNS, made.flatMap(eventsOf));
  };

  await block(0, follow === 'all');
  for (let by = 1; by < BLOCKS - 1; by++) {
    const own = (column: string) => `${column} || '-${by}'`;
    await repeat(run, 'cases', CASE_COLUMNS, by, { query_code: own('query_code'), number_seq: `number_seq + ${by * size}`, number_year: `cast(substr(${later('received_at', by)}, 1, 4) as integer)` });
    if (follow !== 'all') continue;
    await repeat(run, 'tasks', TASK_COLUMNS, by, { owner_id: own('owner_id'), case_id: own('case_id') });
    await repeat(run, 'events', EVENT_COLUMNS, by, { subject_id: own('subject_id'), case_id: own('case_id'), change_id: own('change_id') });
  }
  await block(BLOCKS - 1, true);
}
