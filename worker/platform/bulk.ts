import { getTableColumns, sql, type Column } from 'drizzle-orm';
import type { Subject } from '../../schema/events.ts';
import { SUBJECT_TABLES, newId, type Change, type NewRow } from './ledger.ts';

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const list = (names: string[]) => sql.join(names.map((name) => sql.identifier(snake(name))), sql`, `);
const picked = (names: string[]) => sql.join(names.map((name) => sql`json_extract(value, ${sql.raw(`'$.${name}'`)})`), sql`, `);

/**
 * Many new rows of one table in two statements, their rows and their events, where one by one they would be hundreds
 * and meet the limit of queries an invocation may make. All rows name the same fields, without SQL expressions.
 */
export function insertMany<S extends Subject>(change: Change, subject: S, rows: (NewRow<S> & { id: string })[]): void {
  const [first] = rows;
  if (!first) return;
  const columns: Record<string, Column> = getTableColumns(SUBJECT_TABLES[subject]);
  const names = Object.keys(first).filter((name) => name in columns);
  const stored = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value == null ? null : columns[name]?.mapToDriverValue(value)])));
  const times = sql`1, ${change.now}, ${change.now}`;
  change.also(sql`insert into ${SUBJECT_TABLES[subject]} (${list(names)}, version, created_at, updated_at)
    select ${picked(names)}, ${times} from json_each(${JSON.stringify(stored)})`);

  const events = rows.map((row) => {
    const told = Object.entries(row).filter(([name, value]) => name !== 'id' && value != null);
    return { id: newId(change.now), subjectId: row.id, changes: JSON.stringify(Object.fromEntries(told.map(([name, value]) => [name, { from: null, to: value }]))) };
  });
  change.also(sql`insert into events (id, subject, subject_id, version, change_id, action, at, actor_id, actor_name, changes, data)
    select json_extract(value, '$.id'), ${subject}, json_extract(value, '$.subjectId'), 1, ${change.id}, ${change.action}, ${change.now},
      ${change.actor?.id ?? null}, ${change.actor?.name ?? ''}, json_extract(value, '$.changes'), '{}' from json_each(${JSON.stringify(events)})`);
}
